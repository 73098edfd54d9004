import type { Octokit } from '@octokit/rest'
import { issues, type Product } from '../support/product.ts'

const MINUTE_MS = 60_000
const at = { owner: 'acme', repo: 'shop' } as const

/** Who says what, and how many minutes after the one before. */
const SAID: readonly (readonly [minutes: number, login: string, words: string])[] = [
  [1, 'ben', 'Pager went off here too.\n\n/ack'],
  [1, 'caro', '/sev 1 nobody can pay'],
  [2, 'ana', '/ic @ana\n/comms @caro\n/ops @dev'],
  [
    2,
    'dev',
    'The 13:45 release changed the pool size.\n\n/timeline 13:45 UTC release 412 went out',
  ],
  [1, 'ana', '/impact 40% 12000 users checkout answers with errors'],
  [1, 'dev', '/link dashboard https://metrics.example/d/checkout'],
  [1, 'ana', '/update Errors began with release 412. We are rolling back. next 30m'],
  [3, 'ben', '/sev 9'],
  [4, 'dev', '/identified'],
  [6, 'dev', 'Rolled back, error rate is falling.\n\n/mitigated'],
  [2, 'ana', '/update Orders go through again. We watch until the queue is empty. next 1h'],
  [1, 'dev', '/action alert on pool exhaustion @dev due friday p1'],
]

/** Moves the sandbox's clock to 14:05 UTC: the story speaks of times of its day. */
export async function untilAfternoon(it: Product): Promise<void> {
  const day = 24 * 60 * MINUTE_MS
  const wanted = (14 * 60 + 5) * MINUTE_MS
  await it.advance((day + wanted - (Date.now() % day)) % day)
}

/** Plays an incident up to the moment it is mitigated, on the issue of this number. */
export async function play(it: Product, number: number): Promise<void> {
  for (const [minutes, login, words] of SAID) {
    await it.advance(minutes * MINUTE_MS)
    await issues(it.as(login)).say(number, words)
    await it.settled()
  }
}

/** A few more issues, so that the list looks like one: an older incident, a report, a plain issue. */
export async function fillList(it: Product): Promise<void> {
  const ana = issues(it.as('ana'))
  const older = await ana.create('Search answers slowly', '/incident sev3')
  await it.settled()
  await ana.say(older, '/resolve')
  await ana.create('Write down how releases are rolled back', 'We always look for it.')
  await it.settled()
}

/** An incident that nobody takes up, until what is missing has fallen due. */
export async function forget(it: Product): Promise<number> {
  const number = await issues(it.as('ana')).create('Nobody can log in', '/incident sev1')
  await it.settled()
  await it.advance(15 * MINUTE_MS)
  return number
}

export async function firstIssue(octokit: Octokit, title: string): Promise<number> {
  const { data } = await octokit.rest.issues.listForRepo({ ...at, state: 'all' })
  const found = data.find((issue) => issue.title === title)
  if (found === undefined) throw new Error(`the form opened no issue "${title}"`)
  return found.number
}
