import { createHmac, randomUUID } from 'node:crypto'
import type { Product } from '../support/product.ts'
import type { Figure } from './figure.ts'

interface Sent {
  readonly guid: string
  readonly event: string
  readonly payload: string
}

interface State {
  readonly apps: Readonly<Record<string, { readonly webhookSecret: string }>>
  readonly deliveries: readonly Sent[]
}

/** What deliveries cost that can change nothing: they are sent again to the App, one kind after the other. */
export async function quiet(it: Product): Promise<readonly Figure[]> {
  const state = (await (await fetch(`${it.origin}/_sandbox/state`)).json()) as State
  const secret = Object.values(state.apps)[0]?.webhookSecret ?? ''
  const spoken = last(state, 'issue_comment', '"body":"/resolve"')
  const ours = last(state, 'issues', '"login":"sitrep[bot]"')
  const talk = { ...spoken, payload: spoken.payload.replaceAll('/resolve', 'It looks good now.') }
  const cases: readonly (readonly [string, Sent, string])[] = [
    ['the same delivery again', spoken, spoken.guid],
    ['one that our own write caused', ours, randomUUID()],
    ['talk', talk, randomUUID()],
    ['a command that was read before', spoken, randomUUID()],
  ]
  const figures: Figure[] = []
  for (const [name, sent, guid] of cases) {
    await it.forget()
    await deliver(it.origin, { ...sent, guid }, secret)
    await it.settled()
    const asked = Object.entries(await it.requests())
    const writes = asked.filter(([route]) => !/^GET |\/graphql$/.test(route))
    const isRead = name === 'a command that was read before'
    figures.push({
      what: `${isRead ? 'writes' : 'requests'}: ${name}`,
      measured: sum(isRead ? writes : asked),
      target: 0,
      unit: '',
    })
  }
  return figures
}

const sum = (asked: readonly (readonly [string, number])[]): number =>
  asked.reduce((total, [, count]) => total + count, 0)

function last(state: State, event: string, holds: string): Sent {
  const found = state.deliveries.findLast(
    (one) => one.event === event && one.payload.includes(holds),
  )
  if (found === undefined) throw new Error(`no ${event} with ${holds} was delivered`)
  return found
}

async function deliver(origin: string, { guid, event, payload }: Sent, secret: string) {
  const signature = createHmac('sha256', secret).update(payload).digest('hex')
  const answer = await fetch(`${origin}/api/github/webhooks`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-delivery': guid,
      'x-github-event': event,
      'x-hub-signature-256': `sha256=${signature}`,
    },
    body: payload,
  })
  if (!answer.ok) throw new Error(`the App answered ${answer.status} to ${event}`)
}
