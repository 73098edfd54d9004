import { afterEach, describe, expect, test } from 'vitest'
import type { Ledger } from '../../../src/engine/ledger.ts'
import { NO_LEDGER } from '../../../src/engine/ledger.ts'
import { GITHUB_PACE } from '../../../src/engine/pace.ts'
import { publishReport } from '../../../src/engine/publish-report.ts'
import { client, type Octokit } from '../../../src/github/client.ts'
import type { Key } from '../../../src/github/keys.ts'
import { githubShelf } from '../../../src/github/reports/shelf.ts'
import { openStore } from '../../../src/store/open-store.ts'
import { type Story, story } from '../../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const KEYS: readonly Key[] = [{ id: 'k1', secret: 'a secret of the tests' }]

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A ledger as a process with a store has it. */
function remembering(it: Story): Ledger {
  const store = openStore({ path: ':memory:', version: '1', pace: GITHUB_PACE, now: it.now() })
  closing.push(() => store.close())
  const body = Buffer.from('')
  store.accept([{ id: 'a', event: 'x', lane: 'l', installation: 1, body }], it.now())
  const lease = store.claim(it.now(), new Set())
  if (lease === null) throw new Error('nothing to claim')
  return store.ledger(lease, 'acme/shop#0')
}

const shelfOf = (it: Story, ledger: Ledger, keys = KEYS, octokit = it.bot as unknown as Octokit) =>
  githubShelf({
    ...{ client: client(octokit), at: AT, repository: it.seeded.repository.id },
    ...{ me: 'sitrep[bot]', keys, ledger, now: it.now },
  })

const metrics = (period: string) => ({
  ...{ kind: 'metrics' as const, period, title: `Incidents of ${period}`, body: 'All is well.' },
  labels: ['report', 'report: metrics'],
})

async function published(it: Story, ledger: Ledger, period: string, keys = KEYS) {
  const shelf = shelfOf(it, ledger, keys)
  return publishReport(shelf, await shelf.reports('metrics'), metrics(period), 'UTC')
}

async function shown(it: Story) {
  const labels = 'report'
  const { data } = await it.bot.rest.issues.listForRepo({ ...AT, labels, state: 'all' })
  const all = data.toSorted((a, b) => a.number - b.number)
  return Promise.all(
    all.map(async ({ number, title, state }) => {
      const comments = await it.bot.rest.issues.listComments({ ...AT, issue_number: number })
      return [title, state, ...comments.data.map(({ body }) => body?.split('\n')[1])]
    }),
  )
}

const BOTH = [
  ['Incidents of 2026-W46', 'closed', 'The next report of this kind, on 2026-W47, is #2.'],
  ['Incidents of 2026-W47', 'open'],
]

test('a report is opened once, and closes the one before with a word on where it goes on', async () => {
  const it = story()
  const ledger = remembering(it)
  await published(it, ledger, '2026-W46')
  for (const _ of [1, 2, 3]) {
    it.minutes(5)
    expect((await published(it, ledger, '2026-W47')).number).toBe(2)
  }
  expect(await shown(it)).toEqual(BOTH)
})

const asked = (it: Story): number =>
  Object.values(it.sandbox.requests().requests).reduce((sum, count) => sum + count, 0)

test('publishing takes no more than five requests', async () => {
  const it = story()
  await published(it, NO_LEDGER, '2026-W46')
  const before = asked(it)
  await published(it, NO_LEDGER, '2026-W47')
  expect(asked(it) - before).toBe(5)
})

const KINDS = ['before', 'after'] as const
const WRITES = [1, 2, 3]

describe.each(KINDS)('a write whose answer is lost %s GitHub has done it', (when) => {
  test.each(WRITES)('number %i, leaves nothing twice and nothing out', async (nth) => {
    const it = story()
    const ledger = remembering(it)
    await published(it, ledger, '2026-W46')
    it.minutes(5)
    const where = ({ write }: { readonly write: boolean }) => write
    it.sandbox.faults.queue({ method: '*', route: '*', nth, where, [when]: 'lost' })
    for (const _ of [1, 2, 3]) {
      await published(it, ledger, '2026-W47')
      it.minutes(2)
    }
    expect(await shown(it)).toEqual(BOTH)
  })
})

test('a report whose answer was lost is known to be there once it is seen', async () => {
  const it = story()
  const ledger = remembering(it)
  it.sandbox.faults.queue({ method: 'POST', route: '/repos/{owner}/{repo}/issues', after: 'lost' })
  await published(it, ledger, '2026-W47')
  expect(ledger.unknown()).toEqual(['report.metrics.2026-W47'])
  it.pass(5_000)
  expect(await shelfOf(it, ledger).reports('metrics')).toMatchObject([{ number: 1 }])
  expect(ledger.unknown()).toEqual([])
})

test('so is the word on where a report goes on', async () => {
  const it = story()
  const ledger = remembering(it)
  await published(it, ledger, '2026-W46')
  const route = '/repos/{owner}/{repo}/issues/{issue_number}/comments'
  it.sandbox.faults.queue({ method: 'POST', route, after: 'lost' })
  await published(it, ledger, '2026-W47')
  expect(ledger.unknown()).toEqual(['report.next.1'])
  it.pass(5_000)
  await published(it, ledger, '2026-W47')
  expect(ledger.unknown()).toEqual([])
  expect(await shown(it)).toEqual(BOTH)
})

test('a list that lags behind does not bring it twice where a store remembers', async () => {
  const it = story()
  const ledger = remembering(it)
  it.sandbox.lags.set({ lists: 30_000 })
  expect((await published(it, ledger, '2026-W47')).number).toBe(1)
  it.pass(5_000)
  const again = await published(it, ledger, '2026-W47')
  expect(again.taken.map(({ taken }) => taken.result)).toEqual(['already'])
  it.sandbox.lags.clear()
  expect(await shown(it)).toEqual([['Incidents of 2026-W47', 'open']])
})

test('what others wrote with our marker is no report of ours, nor is one whose marker lies', async () => {
  const it = story()
  await published(it, NO_LEDGER, '2026-W47')
  const { data } = await it.bot.rest.issues.get({ ...AT, issue_number: 1 })
  const labels = ['report', 'report: metrics']
  await it.as('ana').rest.issues.create({ ...AT, title: 'Mine', body: data.body ?? '', labels })
  const lied = (data.body ?? '').replace('2026-W47', '2026-W48')
  await it.bot.rest.issues.create({ ...AT, title: 'Lied', body: lied, labels })
  expect(await shelfOf(it, NO_LEDGER).reports('metrics')).toEqual([
    { number: 1, kind: 'metrics', period: '2026-W47', open: true, openedAt: expect.any(Number) },
  ])
})

test('the reports of another kind are left alone', async () => {
  const it = story()
  await published(it, NO_LEDGER, '2026-W46')
  const shelf = shelfOf(it, NO_LEDGER)
  const labels = ['report', 'report: actions']
  const actions = { ...metrics('2026-W47'), kind: 'actions' as const, labels }
  await publishReport(shelf, await shelf.reports('actions'), actions, 'UTC')
  expect((await shown(it)).map(([, state]) => state)).toEqual(['open', 'open'])
})

test('where GitHub refuses the issue it is told, and nothing is closed', async () => {
  const it = story()
  await published(it, NO_LEDGER, '2026-W46')
  it.sandbox.faults.queue({
    method: 'POST',
    route: '/repos/{owner}/{repo}/issues',
    nth: 1,
    before: { status: 403 },
  })
  const { number, taken } = await published(it, NO_LEDGER, '2026-W47')
  expect(number).toBeNull()
  expect(taken).toMatchObject([{ step: { type: 'report.open' }, taken: { result: 'failed' } }])
  expect((await shown(it)).map(([, state]) => state)).toEqual(['open'])
})
