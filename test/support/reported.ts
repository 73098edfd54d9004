import { HOUR_MS, type Instant, MINUTE_MS } from '../../src/domain/instant.ts'
import type { ReadAsked, Reading, ReportWorld } from '../../src/engine/report-world.ts'
import type { Octokit } from '../../src/github/client.ts'
import type { Key } from '../../src/github/keys.ts'
import type { ReportSurroundings } from '../../src/github/reports/session.ts'
import { pendingStore, type SnapshotStore } from '../../src/github/reports/snapshot-store.ts'
import { githubReportWorld } from '../../src/github/reports/world.ts'
import type { ActionCase, Case } from '../../src/metrics/material.ts'
import { actionCaseOf } from '../../src/plan/report/action-case-of.ts'
import { caseOf } from '../../src/plan/report/case-of.ts'
import { type Story, type StoryOptions, story } from './story.ts'

export const AT = { owner: 'acme', repo: 'shop' } as const
const KEYS: readonly Key[] = [{ id: 'k1', secret: 'a secret of the tests' }]

/** Files as a branch or folder keeps them from one report to the next. */
function shelf() {
  const files = new Map<string, string>()
  return {
    files,
    store: (): SnapshotStore =>
      pendingStore({
        read: async (paths) => new Map([...files].filter(([at]) => paths.includes(at))),
      }),
    save(store: Pick<SnapshotStore, 'saved'>) {
      for (const { path, text } of store.saved()) {
        if (text === '') files.delete(path)
        else files.set(path, text)
      }
    },
  }
}

export interface Read<T> {
  readonly reading: Reading<T>
  /** How many requests it took, by GraphQL and by REST. */
  readonly queries: number
  readonly gets: number
}

/** A story of which reports are read. */
export function reported(options: StoryOptions = {}) {
  const it = story({ startsAt: '2026-01-05T08:00:00Z', ...options })
  const shelved = shelf()
  const worldOf = (around: Partial<ReportSurroundings> = {}): ReportWorld =>
    githubReportWorld(it.bot as unknown as Octokit, AT, {
      now: it.now,
      keys: options.keys ?? KEYS,
      me: async () => 'sitrep[bot]',
      kept: 'nowhere',
      pauses: [],
      readPauses: [],
      ...around,
    } as ReportSurroundings)
  const asked = (since: Instant | null): ReadAsked => ({ since, now: it.now() })
  async function counted<T>(run: () => Promise<Reading<T>>): Promise<Read<T>> {
    const before = requests(it)
    const reading = await run()
    const after = requests(it)
    return { reading, queries: after.queries - before.queries, gets: after.gets - before.gets }
  }
  return {
    ...it,
    shelved,
    worldOf,
    /** Reads with what was kept, and keeps what was read. */
    async read(since: Instant | null = null, around: Partial<ReportSurroundings> = {}) {
      const store = shelved.store()
      const done = await counted<Case>(async () => {
        const world = worldOf({ kept: store, ...around })
        const setup = (await world.place())?.setup
        if (setup === undefined) throw new Error('no place')
        const when = asked(since)
        return world.incidents(when, (seen) => caseOf(seen, setup, when.now))
      })
      shelved.save(store)
      return done
    },
    async readActions(around: Partial<ReportSurroundings> = {}) {
      const store = shelved.store()
      const done = await counted<ActionCase>(async () => {
        const world = worldOf({ kept: store, ...around })
        const setup = (await world.place())?.setup
        if (setup === undefined) throw new Error('no place')
        return world.actions(asked(null), (seen) => actionCaseOf(seen, setup))
      })
      shelved.save(store)
      return done
    },
    /** Incidents of a time before Sitrep: nothing but labels, an assignee and an end, one every six hours. */
    async old(count: number) {
      for (let at = 0; at < count; at++) await oldOne(it, at)
    },
  }
}

function requests(it: Pick<Story, 'sandbox'>) {
  const all = Object.entries(it.sandbox.requests().requests)
  const of = (wanted: (route: string) => boolean) =>
    all.reduce((sum, [route, count]) => (wanted(route) ? sum + count : sum), 0)
  return {
    queries: of((route) => route.endsWith('/graphql')),
    gets: of((route) => route.startsWith('GET ') && !route.endsWith('/graphql')),
  }
}

const SEVERITIES = ['sev1', 'sev2', 'sev3'] as const
const PEOPLE = ['ana', 'ben'] as const

async function oldOne(it: Story, at: number): Promise<void> {
  const who = it.as(PEOPLE[at % 2] ?? 'ana')
  const title = `Checkout is down, number ${at}`
  const labels = ['incident', `service: part ${at % 5}`]
  const { number } = (await who.rest.issues.create({ ...AT, title, body: 'It is down.', labels }))
    .data
  const here = { ...AT, issue_number: number }
  it.pass(((at % 7) + 1) * MINUTE_MS)
  await who.rest.issues.addLabels({ ...here, labels: [SEVERITIES[at % 3] ?? 'sev3'] })
  await who.rest.issues.addAssignees({ ...here, assignees: ['ana'] })
  it.pass(HOUR_MS)
  if (at % 10 === 8) {
    await who.rest.issues.update({ ...here, state: 'closed', state_reason: 'not_planned' })
    it.pass(HOUR_MS)
    await who.rest.issues.update({ ...here, state: 'open' })
    it.pass(HOUR_MS)
  }
  const reason = at % 10 === 7 ? 'not_planned' : 'completed'
  if (at % 10 !== 9)
    await who.rest.issues.update({ ...here, state: 'closed', state_reason: reason })
  it.pass(5 * HOUR_MS)
}

/** Incidents with a card: their journal knows what no log of GitHub's does. */
export async function lived(it: ReturnType<typeof reported>): Promise<readonly number[]> {
  const numbers: number[] = []
  const one = async (title: string, said: readonly (readonly [string, string])[]) => {
    const number = await it.declare('ana', title, 'Payments time out.', ['incident'])
    await it.look(number)
    for (const [login, text] of said) await it.say(login, number, text)
    it.pass(HOUR_MS)
    numbers.push(number)
  }
  await one('Payments fail', [
    ['ben', '/ack'],
    ['caro', '/sev 1\n/ic @ana\n/service checkout'],
    ['ben', '/time started 20m ago'],
    ['ben', '/mitigated'],
    ['ben', '/resolve'],
  ])
  await one('Search is slow – “langsam”', [
    ['ben', '/sev 2'],
    ['ben', '/mitigated'],
    ['ben', '/resolve'],
    ['ana', '/reopen'],
    ['ana', '/cause #7'],
    ['ana', '/resolve'],
  ])
  await one('Fire drill', [
    ['ana', '/drill'],
    ['ana', '/resolve'],
  ])
  await one('False alarm', [['ana', '/cancel it was the probe']])
  await one('Still open', [
    ['ben', '/ack'],
    ['ben', '/impact 25% of users see errors'],
  ])
  return numbers
}
