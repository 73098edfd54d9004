import { expect, test } from 'vitest'
import { reportGuard } from '../../action/report-guard.ts'
import type { Session } from '../../action/session.ts'
import { NO_LEDGER } from '../../src/engine/ledger.ts'
import { type Publication, publishReport } from '../../src/engine/publish-report.ts'
import { CLAIM_STALE_MS, githubClaims, sweepClaims } from '../../src/github/claims.ts'
import { client, type Octokit } from '../../src/github/client.ts'
import { Failure } from '../../src/github/failure.ts'
import { githubShelf } from '../../src/github/reports/shelf.ts'
import { dying } from '../support/dying.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const KEYS = [{ id: 'k1', secret: 'a secret of the tests' }]

const weekly = (period: string): Publication => ({
  ...{ kind: 'metrics', period, title: `Metrics of ${period}`, body: 'Words.' },
  labels: ['report', 'report: metrics'],
})

/** Publishes as one run of a workflow does, which remembers nothing of the runs before. */
async function publishes(
  play: Story,
  run: string,
  period = '2026-W47',
  octokit: unknown = play.bot,
) {
  const claims = githubClaims(octokit as Octokit, AT, { now: play.now, run })
  const shelf = githubShelf({
    ...{ client: client(octokit as Octokit), at: AT, repository: play.seeded.repository.id },
    ...{ me: 'sitrep[bot]', keys: KEYS, ledger: NO_LEDGER, now: play.now },
  })
  const guard = reportGuard({ around: { claims } } as unknown as Session, shelf)
  const seen = await guard.shelf.reports('metrics')
  await publishReport(guard.shelf, seen, weekly(period), 'UTC')
  const shown = (await guard.shelf.reports('metrics')).find((one) => one.period === period)
  await guard.settle(shown?.number ?? null)
  return guard.kept()
}

async function reports(play: Story) {
  const { data } = await play.bot.rest.issues.listForRepo({ ...AT, labels: 'report', state: 'all' })
  return data
    .map(({ number, title, state }) => ({ number, title, state }))
    .sort((a, b) => a.number - b.number)
}

const claimed = (play: Story) =>
  Object.keys(play.seeded.repository.refs).filter((ref) => ref.includes('sitrep/claim/'))

/** A run that ends before its n-th write, or right behind it. Says whether it came so far. */
function dies(play: Story, nth: number, done: boolean): Promise<boolean> {
  const { octokit, death } = dying(play, nth, done)
  return Promise.race([death, publishes(play, 'dies', '2026-W47', octokit).then(() => false)])
}

test('of two runs at once one opens the report, and the other says who is at it', async () => {
  const play = story()
  play.sandbox.lags.set({ lists: 30_000, labels: 30_000 })
  const kept = await Promise.all([publishes(play, 'one'), publishes(play, 'other')])
  expect(kept.filter((one) => one !== null)).toMatchObject([{ reason: 'claimed' }])
  play.minutes(1)
  expect(await publishes(play, 'later')).toBeNull()
  expect(await reports(play)).toHaveLength(1)
})

test.each([
  ['before', false],
  ['behind', true],
])(
  'a run that is killed %s any of its writes leaves the report to a later one, once',
  async (_, done) => {
    for (let nth = 1; ; nth++) {
      const play = story()
      await publishes(play, 'last week', '2026-W46')
      play.minutes(10)
      play.sandbox.lags.set({ lists: 15_000, labels: 15_000, graphql: 15_000 })
      const met = await dies(play, nth, done)
      await publishes(play, 'at once')
      play.pass(CLAIM_STALE_MS)
      expect(await publishes(play, 'the next sweep')).toBeNull()
      play.minutes(1)
      await publishes(play, 'once more')
      expect(await reports(play), `killed at ${nth}`).toMatchObject([
        { title: 'Metrics of 2026-W46', state: 'closed' },
        { title: 'Metrics of 2026-W47', state: 'open' },
      ])
      play.pass(CLAIM_STALE_MS)
      await sweepClaims(play.bot as unknown as Octokit, AT, { now: play.now, run: 'sweep' })
      expect(claimed(play)).toEqual([])
      if (!met) break
    }
  },
  120_000,
)

test('an answer that was lost opens no second report', async () => {
  const play = story()
  const route = '/repos/{owner}/{repo}/issues'
  play.sandbox.faults.queue({ method: 'POST', route, after: 'lost', times: 1 })
  play.sandbox.lags.set({ lists: 30_000, labels: 30_000 })
  await publishes(play, 'one').catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error
  })
  await publishes(play, 'two')
  play.minutes(6)
  await publishes(play, 'three')
  expect(await reports(play)).toHaveLength(1)
})
