import { createHmac, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { createRequire } from 'node:module'
import { performance } from 'node:perf_hooks'

interface Example {
  readonly name: string
  readonly examples: readonly {
    readonly action?: string
    readonly issue?: { readonly number: number }
    readonly comment?: { readonly body: string }
  }[]
}

const EXAMPLES = createRequire(import.meta.url)('@octokit/webhooks-examples') as readonly Example[]

export const SECRET = 'a secret of the bench, long enough to sign with'
const ISSUES = 50

/** GitHub's own example of a new comment, on one of fifty issues and with a command in it. */
function bodies(): readonly Buffer[] {
  const example = EXAMPLES.find(({ name }) => name === 'issue_comment')?.examples.find(
    ({ action }) => action === 'created',
  )
  if (example === undefined) throw new Error('the example is gone')
  return Array.from({ length: ISSUES }, (_, at) =>
    Buffer.from(
      JSON.stringify({
        ...example,
        installation: { id: 1 },
        issue: { ...example.issue, number: at + 1, pull_request: undefined },
        comment: { ...example.comment, body: '/ack' },
      }),
    ),
  )
}

const BODIES = bodies()
export const BYTES = BODIES[0]?.length ?? 0
const signed = BODIES.map((body) => ({
  body,
  signature: `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
}))

export interface Answered {
  readonly status: number
  readonly ms: number
}

function deliver(port: number, agent: Agent, at: number): Promise<Answered> {
  const { body, signature } = signed[at % ISSUES] ?? { body: Buffer.alloc(0), signature: '' }
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request({
      port,
      agent,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/github/webhooks',
      headers: {
        'content-type': 'application/json',
        'content-length': body.length,
        'x-github-delivery': randomUUID(),
        'x-github-event': 'issue_comment',
        'x-hub-signature-256': signature,
      },
    })
    sent.once('error', reject)
    sent.once('response', (response) => {
      response.resume()
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, ms: performance.now() - began }),
      )
    })
    sent.end(body)
  })
}

/** So many deliveries over so many connections, each sent as soon as the one before it was answered. */
export async function load(
  port: number,
  count: number,
  connections: number,
): Promise<readonly Answered[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const answered: Answered[] = []
  let next = 0
  const line = async () => {
    while (next < count) answered.push(await deliver(port, agent, next++))
  }
  await Promise.all(Array.from({ length: connections }, line))
  agent.destroy()
  return answered
}
