import { instant } from '../../src/domain/instant.ts'
import { createIssue } from '../../src/sandbox/actions/issues.ts'
import { SHOP } from '../sandbox/support.ts'
import { open } from './crowd.ts'
import { until } from './disturbed.ts'
import { type Served, type ServedOptions, served } from './served.ts'

/** A Wednesday of 2026-W47. */
export const STARTS = '2026-11-18T10:00:00Z'

/** An App in a week with an incident that is over, and something that was promised. */
export async function eventful(options: ServedOptions = {}): Promise<Served> {
  const it = await served({ at: STARTS, ...options })
  await it.settled()
  await incident(it, ['/sev 2', '/mitigated', '/resolve'])
  promise(it, 'Alert on free connections')
  await it.settled()
  return it
}

/** One that people say that much to, a minute each. */
export async function incident(it: Served, said: readonly string[]): Promise<number> {
  open(it, { severity: 'sev2', says: null })
  await it.settled()
  const issue_number = it.box.seeded.repository.lastNumber
  for (const body of said) {
    it.box.sandbox.clock.advance(60_000)
    await it.box.as('ben').rest.issues.createComment({ ...SHOP, issue_number, body })
    await it.settled()
  }
  return issue_number
}

export function promise({ box }: Served, title: string): void {
  const user = box.seeded.users['ana']
  if (user === undefined) throw new Error('the sandbox has no ana')
  const labels = ['action-item']
  createIssue(box.sandbox.world, { user, grant: null }, box.seeded.repository, { title, labels })
}

export async function at(it: Served, moment: string): Promise<void> {
  until(it, instant(moment))
  await it.settled()
}

/** What one sees of each report: its title, whether it is open, and what stands below it. */
export async function reports({ box }: Served) {
  const { issues } = box.as('ana').rest
  const { data } = await issues.listForRepo({ ...SHOP, labels: 'report', state: 'all' })
  const all = data.toSorted((a, b) => a.number - b.number)
  return Promise.all(
    all.map(async ({ number, title, state, created_at: created, body }) => {
      const comments = await issues.listComments({ ...SHOP, issue_number: number })
      const said = comments.data.map(({ body: text }) => text?.split('\n').at(-1))
      return { number, title, state, at: created, said, body: body ?? '' }
    }),
  )
}

/** Each as `2026-11-23T09:07:00Z open Action items: ...`. */
export const shown = async (it: Served): Promise<readonly string[]> =>
  (await reports(it)).map(({ at: moment, state, title }) => `${moment} ${state} ${title}`)

/** Requests by route since the last call. */
export function counting({ box }: Served): () => Readonly<Record<string, number>> {
  let before: Readonly<Record<string, number>> = {}
  const spent = () => {
    const now = box.sandbox.requests().requests
    const since = Object.entries(now).flatMap(([route, count]) => {
      const more = count - (before[route] ?? 0)
      return more > 0 ? [[route, more] as const] : []
    })
    before = { ...now }
    return Object.fromEntries(since)
  }
  spent()
  return spent
}

export const sum = (spent: Readonly<Record<string, number>>): number =>
  Object.values(spent).reduce((total, count) => total + count, 0)
