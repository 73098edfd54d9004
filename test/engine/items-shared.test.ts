import { expect, onTestFinished, test } from 'vitest'
import { type Converged, converge } from '../../src/engine/converge.ts'
import { GITHUB_PACE } from '../../src/engine/pace.ts'
import type { Octokit } from '../../src/github/client.ts'
import { githubWorld } from '../../src/github/world.ts'
import { openStore } from '../../src/store/open-store.ts'
import { itemIssues, itemised, merged } from '../support/itemised.ts'
import type { Story } from '../support/story.ts'
import { AT } from '../support/written-up.ts'

const KEYS = [{ id: 'k1', secret: 'a secret of the tests' }]
const ISSUES = '/repos/{owner}/{repo}/issues'

/** Processes that share one store, of which each holds the lease once the other has lost it. */
function replicas(it: Story, number: number) {
  const store = openStore({ path: ':memory:', version: '1', pace: GITHUB_PACE, now: it.now() })
  onTestFinished(() => store.close())
  store.accept(
    [{ id: 'a', event: 'x', lane: 'l', installation: 1, body: Buffer.from('') }],
    it.now(),
  )
  const lease = () => {
    const one = store.claim(it.now(), new Set())
    if (one === null) throw new Error('nothing to claim')
    return one
  }
  const process = () => {
    const held = lease()
    return {
      look(): Promise<Converged> {
        store.renew(held, it.now())
        const ledger = store.ledger(held, `acme/shop#${number}`)
        const around = { now: it.now, keys: KEYS, people: new Map(), me: async () => 'sitrep[bot]' }
        const octokit = it.bot as unknown as Octokit
        const at = { ...AT, issue_number: number }
        return converge(githubWorld(octokit, at, { ...around, ledger }))
      },
    }
  }
  return { store, process }
}

const titles = async (it: Story) => (await itemIssues(it)).map(({ title }) => title).sort()
const failures = ({ applied }: Converged) => applied.filter(({ result }) => result === 'failed')

test.each(['lost', 'bad-gateway'] as const)(
  'an issue whose answer was %s is opened once, however often we look',
  async (after) => {
    const whole = await itemised()
    const { it, number } = await merged()
    const { look } = replicas(it, number).process()
    it.sandbox.lags.set({ lists: 15_000, graphql: 15_000 })
    it.minutes(1)
    it.sandbox.faults.queue({ method: 'POST', route: ISSUES, after })
    expect(failures(await look())).toHaveLength(1)
    for (let second = 0; second < 5; second++) {
      it.pass(3_000)
      await look()
    }
    it.minutes(2)
    await look()
    it.minutes(2)
    await look()
    expect(await titles(it)).toEqual(await titles(whole.it))
    it.minutes(2)
    expect((await look()).effects).toEqual([])
  },
)

test('a second process that takes over in the middle opens none twice, and the first writes no more', async () => {
  const { it, number } = await merged()
  const all = replicas(it, number)
  const first = all.process()
  const looking = first.look()
  it.minutes(10)
  const second = all.process()
  const [early, late] = await Promise.all([looking, second.look()])
  await second.look()
  expect(await titles(it)).toHaveLength(3)
  expect([...early.applied, ...late.applied].length).toBeGreaterThan(0)
  expect((await second.look()).effects).toEqual([])
})

test('what lists show late is not opened again within one look', async () => {
  const { it, number } = await merged()
  it.sandbox.lags.set({ lists: 15_000, graphql: 15_000 })
  it.minutes(1)
  const { look } = replicas(it, number).process()
  await look()
  await look()
  it.minutes(1)
  await look()
  expect(await titles(it)).toHaveLength(3)
})
