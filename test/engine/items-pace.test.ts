import { expect, onTestFinished, test } from 'vitest'
import { converge } from '../../src/engine/converge.ts'
import { GITHUB_PACE } from '../../src/engine/pace.ts'
import type { World } from '../../src/engine/world.ts'
import type { Octokit } from '../../src/github/client.ts'
import { pace } from '../../src/github/pace.ts'
import { githubWorld } from '../../src/github/world.ts'
import { openStore } from '../../src/store/open-store.ts'
import { itemIssues, many, merged } from '../support/itemised.ts'
import { KEYS, SHOP } from '../support/opening.ts'
import type { Story } from '../support/story.ts'

/** Whoever looks with a store and in a lane, whose waiting moves the sandbox's clock on. */
function paced(it: Story, number: number): () => World {
  const store = openStore({ path: ':memory:', version: '1', pace: GITHUB_PACE, now: it.now() })
  onTestFinished(() => store.close())
  store.accept(
    [{ id: 'a', event: 'x', lane: 'l', installation: 1, body: Buffer.from('') }],
    it.now(),
  )
  const lease = store.claim(it.now(), new Set())
  if (lease === null) throw new Error('nothing to claim')
  return () => {
    const { signal: stop } = new AbortController()
    const sleep = async (milliseconds: number) => it.pass(milliseconds)
    const lane = pace(store.slots, 1, { now: it.now, sleep, stop })
    const ledger = store.ledger(lease, 'x')
    const around = { now: it.now, keys: KEYS, people: new Map(), pace: lane, ledger }
    return githubWorld(
      it.bot as unknown as Octokit,
      { ...SHOP, issue_number: number },
      { ...around, me: async () => 'sitrep[bot]' },
    )
  }
}

const writes = ({ sandbox }: Story): number =>
  Object.entries(sandbox.requests().requests)
    .filter(([route]) => !/^GET |\/graphql$/.test(route))
    .reduce((sum, [, count]) => sum + count, 0)

async function sixty() {
  const { it, number } = await merged(many(60))
  it.minutes(60)
  return { it, number, world: paced(it, number) }
}

const oneEach = async (it: Story, number: number) => {
  const issues = await itemIssues(it)
  expect(new Set(issues.map(({ title }) => title)).size).toBe(60)
  expect(issues).toHaveLength(60)
  const { data: nested } = await it.bot.rest.issues.listSubIssues({
    ...{ ...SHOP, issue_number: number },
    per_page: 100,
  })
  expect(nested).toHaveLength(60)
  return issues
}

test('sixty items of a postmortem become issues at one a second, within the writes that they may cost', async () => {
  const { it, number, world } = await sixty()
  const { breaches } = it.sandbox.requests().pace
  const before = writes(it)
  const { applied } = await converge(world())
  expect(applied.filter(({ result }) => result === 'failed')).toEqual([])
  expect(writes(it) - before).toBeLessThanOrEqual(3 * 60 + 6)
  expect(it.sandbox.requests().pace.breaches).toEqual(breaches)
  const times = (await oneEach(it, number)).map(({ created_at: at }) => Date.parse(at))
  expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(1.05 * 59 * 1_000)
  expect((await converge(world())).effects).toEqual([])
})

test.each([1, 30, 60, 90, 120])(
  'killed after %i of its writes, the next process opens the rest, and none twice',
  async (after) => {
    const { it, number, world } = await sixty()
    const dying = world()
    let left = after
    const mortal: World = {
      ...dying,
      async apply(effects, rank) {
        const applied = await dying.apply(effects.slice(0, left), rank)
        left -= applied.length
        if (applied.length < effects.length) throw new Error('killed')
        return applied
      },
    }
    await expect(converge(mortal)).rejects.toThrow('killed')
    const { breaches } = it.sandbox.requests().pace
    await converge(world())
    await oneEach(it, number)
    expect(it.sandbox.requests().pace.breaches).toEqual(breaches)
    expect((await converge(world())).effects).toEqual([])
  },
)
