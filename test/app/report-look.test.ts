import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { lookAtReports, type ReportOptions } from '../../src/app/report-look.ts'
import { readingSeats } from '../../src/app/seats.ts'
import { HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts'
import { GITHUB_PACE, NO_PACE } from '../../src/engine/pace.ts'
import type { Octokit } from '../../src/github/client.ts'
import { openStore } from '../../src/store/open-store.ts'
import { AT, reported } from '../support/reported.ts'

const KEYS = [{ id: 'k1', secret: 'a secret of the tests' }]

const LANE = '1#reports'

/** A repository with more incidents than one page shows, and the look of one process at its reports. */
async function looking(config: string) {
  const it = reported({ startsAt: '2026-10-20T08:00:00Z' })
  await it.old(120)
  await it.configure(config)
  const store = openStore({ path: ':memory:', version: '1', pace: GITHUB_PACE, now: it.now() })
  onTestFinished(() => store.close())
  const body = Buffer.from('')
  store.accept([{ id: 'a', event: 'x', lane: LANE, installation: 1, body }], it.now())
  const lease = store.claim(it.now(), new Set())
  if (lease === null) throw new Error('nothing to claim')
  const options = (more: Partial<ReportOptions> = {}): ReportOptions => ({
    ...{ store, log: pino({ level: 'silent' }), readOnly: false, stopping: () => false },
    around: {
      ...{ now: it.now, keys: KEYS, people: new Map(), hands: new Map(), believed: new Map() },
      ...{ me: async () => 'sitrep[bot]', onBudget: () => {} },
    },
    ...{ paceOf: () => NO_PACE, hostNow: it.now, seated: readingSeats() },
    ...{ unfinished: new Map(), took: () => {} },
    ...more,
  })
  const octokit = it.bot as unknown as Octokit
  const id = it.seeded.repository.id
  const asked = { lease, delivery: 'd', octokit, at: AT, id, routine: false }
  const titles = async () =>
    (await it.bot.rest.issues.listForRepo({ ...AT, labels: 'report' })).data.map((one) => one.title)
  return { it, options, titles, look: (with_: ReportOptions) => lookAtReports(with_, asked) }
}

const WEEKLY = 'reports: { actions: never, trends: never, metrics: weekly on monday'
/** The first page of a reading comes, and for a while nothing after it. */
const outage = { method: 'POST', route: '/graphql', nth: 3, times: 40, before: { status: 502 } }

test('a reading that GitHub ends goes on where it stopped, in the same process', async () => {
  const { it, options, titles, look } = await looking(`${WEEKLY} }`)
  const held = options()
  it.sandbox.faults.queue(outage)
  expect(await look(held)).toMatchObject({ kind: 'again', waitMs: 15 * MINUTE_MS, bound: 'day' })
  expect([await titles(), [...held.unfinished.keys()]]).toEqual([[], [LANE]])
  it.sandbox.faults.clear()
  it.pass(15 * MINUTE_MS)
  expect(await look(held)).toEqual({ kind: 'done' })
  expect(await titles()).toHaveLength(1)
  expect(held.unfinished.size).toBe(0)
})

test('with data it goes on in another process too, and tells the same', async () => {
  const { it, options, titles, look } = await looking(`${WEEKLY}, data: true }`)
  it.sandbox.faults.queue(outage)
  expect(await look(options())).toMatchObject({ kind: 'again' })
  it.sandbox.faults.clear()
  const { data } = await it.bot.rest.git.getTree({ ...AT, tree_sha: 'sitrep/data', recursive: '1' })
  expect(data.tree.map(({ path }) => path)).toContain('reports/index.json')
  it.pass(HOUR_MS)
  expect(await look(options())).toEqual({ kind: 'done' })
  expect(await titles()).toHaveLength(1)
})

test('where others are read already it waits for its turn', async () => {
  const { options, titles, look } = await looking(`${WEEKLY} }`)
  expect(await look(options({ seated: readingSeats(0) }))).toMatchObject({
    ...{ kind: 'again', reason: 'busy' },
  })
  expect(await titles()).toEqual([])
})

test('who is about to end stops reading and writes nothing', async () => {
  const { options, titles, look } = await looking(`${WEEKLY} }`)
  let pages = 0
  const stopping = () => pages++ > 0
  expect(await look(options({ stopping }))).toEqual({ kind: 'lost' })
  expect(await titles()).toEqual([])
})
