import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** A webhook as GitHub would send it. */
export interface Hook {
  readonly id: string
  readonly event: string
  readonly payload: object
}

export interface Sent {
  /** Milliseconds from the begin until it should have been sent. */
  readonly at: number
  readonly status: number
  /** Milliseconds from when it should have been sent to its answer, so that no wait of the sender hides one of ours. */
  readonly ms: number
}

export interface Sending {
  readonly url: string
  readonly secret: string
  readonly perSecond: number
  readonly count: number
  readonly hook: (at: number) => Hook
}

/** Sends at its own pace, whether the answers come or not, as GitHub does. Resolves when the last one is there. */
export async function sends({
  url,
  secret,
  perSecond,
  count,
  hook,
}: Sending): Promise<readonly Sent[]> {
  const agent = new Agent({ keepAlive: true })
  const gap = 1_000 / perSecond
  const began = performance.now()
  const answers: Promise<Sent>[] = []
  for (let at = 0; at < count; at++) {
    const due = at * gap
    const early = due - (performance.now() - began)
    if (early > 1) await wait(early)
    const answer = sent(agent, url, secret, hook(at)).then((status) => ({
      ...{ at: due, status, ms: performance.now() - began - due },
    }))
    answers.push(answer)
  }
  const all = await Promise.all(answers)
  agent.destroy()
  return all
}

/** The status of the answer; 0 where there was none. */
function sent(
  agent: Agent,
  url: string,
  secret: string,
  { id, event, payload }: Hook,
): Promise<number> {
  const body = Buffer.from(JSON.stringify(payload))
  return new Promise((resolve) => {
    const out = request(`${url}/api/github/webhooks`, {
      agent,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': body.length,
        'x-github-delivery': id,
        'x-github-event': event,
        'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
      },
    })
    out.once('error', () => resolve(0))
    out.once('response', (response) => {
      response.resume()
      response.once('close', () => resolve(response.statusCode ?? 0))
    })
    out.end(body)
  })
}

export const isTaken = ({ status }: Sent): boolean => status >= 200 && status <= 299
