import { expect, test } from 'vitest'
import { MINUTE_MS } from '../../src/domain/instant.ts'
import { declarePatiently } from '../../src/engine/declare.ts'
import { CLAIM_STALE_MS, githubClaims, sweepClaims } from '../../src/github/claims.ts'
import type { Octokit } from '../../src/github/client.ts'
import { githubWorld } from '../../src/github/world.ts'
import { AT, declares, declareWorldOf, heard, incidents } from '../support/alerts.ts'
import { dying } from '../support/dying.ts'
import { type Story, story } from '../support/story.ts'

const KEYS = [{ id: 'k1', secret: 'a secret of the tests' }]
/** Some ten lives, on a machine that may have other work. */
const MANY_LIVES_MS = 300_000

/** One run of a workflow: no store, and nothing remembered of the runs before. */
function runOf(play: Story, run: string, octokit: unknown = play.bot) {
  const claims = githubClaims(octokit as Octokit, AT, { now: play.now, run })
  const around = { now: play.now, keys: KEYS, people: new Map(), me: async () => 'sitrep[bot]' }
  const world = (number: number) =>
    githubWorld(octokit as Octokit, { ...AT, issue_number: number }, { ...around, claims })
  return { octokit: octokit as Octokit, claims, world }
}

/** Declares as a run does that nobody starts again, on a clock that runs as fast as it waits. */
async function patiently(play: Story, run: string, octokit?: unknown) {
  const at = await declareWorldOf(play, runOf(play, run, octokit))
  return declarePatiently(at, heard(), async (ms) => play.pass(ms))
}

/** A run that ends before its n-th write, or right behind it. Says whether it came so far. */
function dies(play: Story, nth: number, done: boolean): Promise<boolean> {
  const { octokit, death } = dying(play, nth, done)
  const declared = declares(play, heard(), runOf(play, `dies ${nth}`, octokit))
  return Promise.race([death, declared.then(() => false)])
}

const claimed = (play: Story) =>
  Object.keys(play.seeded.repository.refs).filter((ref) => ref.includes('sitrep/claim/'))

test.each([
  ['before', false],
  ['behind', true],
])(
  'whatever write a run is killed %s, the next run of the alert leaves one incident with its card',
  async (_, done) => {
    for (let nth = 1; ; nth++) {
      const play = story()
      play.sandbox.lags.set({ lists: 15_000, labels: 15_000, graphql: 15_000 })
      const met = await dies(play, nth, done)
      const { placed } = await patiently(play, 'next')
      expect(['opened', 'told']).toContain(placed.kind)
      play.minutes(1)
      await patiently(play, 'last')
      expect(await incidents(play), `killed at ${nth}`).toHaveLength(1)
      expect(await play.card(1)).toContain('alertmanager: firing since')
      play.pass(CLAIM_STALE_MS)
      await sweepClaims(play.bot as unknown as Octokit, AT, { now: play.now, run: 'sweep' })
      expect(claimed(play)).toEqual([])
      play.sandbox.lags.clear()
      await play.look(1)
      expect((await play.look(1)).effects).toEqual([])
      if (!met) break
    }
  },
  MANY_LIVES_MS,
)

test.each(['before', 'after'] as const)(
  'a run to which GitHub did not answer asks once more, and opens one incident: %s',
  async (when) => {
    const play = story()
    const route = '/repos/{owner}/{repo}/issues'
    play.sandbox.faults.queue({ method: 'POST', route, [when]: 'lost', times: 1 })
    const { placed } = await patiently(play, 'one')
    expect(['opened', 'told']).toContain(placed.kind)
    expect(await incidents(play)).toHaveLength(1)
    expect(await play.card(1)).toContain('alertmanager: firing since')
    expect(await play.card(1)).not.toContain('fired again')
  },
)

test('a run that waits in vain ends, and says so', async () => {
  const play = story()
  const began = play.now()
  const at = await declareWorldOf(play, {
    ...runOf(play, 'one'),
    claims: { take: async () => ({ kind: 'theirs', until: play.now() }) },
  })
  const { placed } = await declarePatiently(at, heard(), async (ms) => play.pass(ms))
  expect(placed.kind).toBe('waits')
  expect(play.now() - began).toBeLessThan(10 * MINUTE_MS)
})
