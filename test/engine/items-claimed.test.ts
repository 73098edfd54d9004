import { expect, test } from 'vitest'
import { type Converged, converge, plan } from '../../src/engine/converge.ts'
import { noteWords } from '../../src/engine/note.ts'
import { CLAIM_STALE_MS, githubClaims } from '../../src/github/claims.ts'
import type { Octokit } from '../../src/github/client.ts'
import { githubWorld } from '../../src/github/world.ts'
import { createInstallationToken } from '../../src/sandbox/actions/apps.ts'
import { dying } from '../support/dying.ts'
import { endOf, itemIssues, itemised, merged } from '../support/itemised.ts'
import { KEYS } from '../support/opening.ts'
import type { Story } from '../support/story.ts'
import { AT } from '../support/written-up.ts'

/** One run of a workflow: no store, and nothing remembered of the runs before. */
function world(it: Story, number: number, run: string, octokit: unknown = it.bot) {
  const claims = githubClaims(octokit as Octokit, AT, { now: it.now, run })
  const around = { now: it.now, keys: KEYS, people: new Map(), me: async () => 'sitrep[bot]' }
  return githubWorld(octokit as Octokit, { ...AT, issue_number: number }, { ...around, claims })
}

const look = (it: Story, number: number, run: string): Promise<Converged> =>
  converge(world(it, number, run))

const titles = async (it: Story) => (await itemIssues(it)).map(({ title }) => title).sort()
const claimed = (it: Story) =>
  Object.keys(it.seeded.repository.refs).filter((ref) => ref.includes('sitrep/claim/'))

/** Some twenty lives, on a machine that may have other work. */
const MANY_LIVES_MS = 300_000

/** A run that ends before its n-th write, or right behind it. Says whether it came so far. */
async function dies(it: Story, number: number, nth: number, done: boolean): Promise<boolean> {
  const { octokit, death } = dying(it, nth, done)
  const looked = converge(world(it, number, `dies ${nth}`, octokit)).then(() => false as const)
  return Promise.race([death, looked])
}

test('two runs at once open each issue once, whatever lists show late', async () => {
  const { it, number } = await merged()
  it.sandbox.lags.set({ lists: 15_000, labels: 15_000, graphql: 15_000 })
  it.minutes(1)
  const [one, two] = await Promise.all([look(it, number, 'one'), look(it, number, 'two')])
  expect([...one.notes, ...two.notes].map(({ kind }) => kind)).toEqual(['claimed'])
  it.minutes(1)
  await look(it, number, 'three')
  it.minutes(1)
  expect(await titles(it)).toHaveLength(3)
})

test('it comes to the same as with a store, and leaves no claim', async () => {
  const whole = await itemised()
  const { it, number } = await merged()
  await look(it, number, 'one')
  expect(claimed(it)).toEqual([])
  expect(await endOf(it, number, whole.path)).toEqual(
    await endOf(whole.it, whole.number, whole.path),
  )
  expect((await plan(world(it, number, 'two'))).effects).toEqual([])
})

test.each([
  ['before', false],
  ['behind', true],
])(
  'a run that is killed %s any of its writes leaves it to the next, and none is opened twice',
  async (_, done) => {
    for (let nth = 1; ; nth++) {
      const { it, number } = await merged()
      it.minutes(1)
      it.sandbox.lags.set({ lists: 15_000, labels: 15_000, graphql: 15_000 })
      const met = await dies(it, number, nth, done)
      await look(it, number, 'at once')
      it.minutes(1)
      await look(it, number, 'a minute later')
      it.pass(CLAIM_STALE_MS)
      const late = await look(it, number, 'after its time')
      expect(late.notes).toEqual([])
      it.minutes(1)
      await look(it, number, 'once more')
      expect(await titles(it)).toHaveLength(3)
      it.minutes(1)
      expect((await plan(world(it, number, 'last'))).effects).toEqual([])
      if (!met) break
    }
  },
  MANY_LIVES_MS,
)

test('who waits for another run says until when, and does all the rest', async () => {
  const { it, number } = await merged()
  const other = githubClaims(it.bot as unknown as Octokit, AT, { now: it.now, run: 'other' })
  await other.take('actions', String(number))
  const done = await look(it, number, 'mine')
  expect(await titles(it)).toEqual([])
  expect(done.notes).toEqual([{ kind: 'claimed', until: done.wakeAt }])
  expect(done.wakeAt).toBeLessThanOrEqual(it.now() + CLAIM_STALE_MS)
  expect(await it.card(number)).toContain('being made issues of')
})

test('without contents: write nothing is opened, and the permission is named', async () => {
  const { it, number } = await merged()
  const reading = { issues: 'write', pull_requests: 'write', contents: 'read' } as const
  const { token } = createInstallationToken(
    it.sandbox.world,
    it.seeded.installation,
    reading,
    undefined,
  )
  const octokit = it.signedIn(token)
  for (let times = 0; times < 2; times++) {
    const done = await converge(world(it, number, 'reading', octokit))
    expect(done.notes.map(({ kind }) => kind)).toEqual(['claim-refused'])
    expect(done.notes.map(noteWords).join()).toContain('contents: write')
    expect(await titles(it)).toEqual([])
  }
})

test('a plan claims nothing', async () => {
  const { it, number } = await merged()
  const planned = await plan(world(it, number, 'one'))
  expect(planned.effects.filter(({ type }) => type === 'item.open')).toHaveLength(3)
  expect(claimed(it)).toEqual([])
})
