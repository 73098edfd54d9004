import { expect, onTestFinished, test } from 'vitest'
import { type Converged, converge } from '../../src/engine/converge.ts'
import { GITHUB_PACE } from '../../src/engine/pace.ts'
import type { Octokit } from '../../src/github/client.ts'
import { githubWorld } from '../../src/github/world.ts'
import { openStore } from '../../src/store/open-store.ts'
import { endOf, itemised, merged } from '../support/itemised.ts'
import { KEYS, SHOP } from '../support/opening.ts'
import type { Story } from '../support/story.ts'

/** Says how each next process looks: with one store for all of them, or with none. */
function processes(it: Story, number: number, stored: boolean): () => () => Promise<Converged> {
  if (!stored) return () => () => it.look(number)
  const store = openStore({ path: ':memory:', version: '1', pace: GITHUB_PACE, now: it.now() })
  onTestFinished(() => store.close())
  store.accept(
    [{ id: 'a', event: 'x', lane: 'l', installation: 1, body: Buffer.from('') }],
    it.now(),
  )
  return () => {
    const lease = store.claim(it.now(), new Set())
    if (lease === null) throw new Error('the other one holds it still')
    const ledger = store.ledger(lease, `acme/shop#${number}`)
    const around = { now: it.now, keys: KEYS, people: new Map(), me: async () => 'sitrep[bot]' }
    return () => {
      store.renew(lease, it.now())
      const at = { ...SHOP, issue_number: number }
      return converge(githubWorld(it.bot as unknown as Octokit, at, { ...around, ledger }))
    }
  }
}

type Fault = Parameters<Story['sandbox']['faults']['queue']>[0]
type Loss = Pick<Fault, 'before' | 'after'>

/** The n-th write of ours is lost. Says which that was, as soon as there was one. */
function loses(it: Story, nth: number, loss: Loss): () => string | null {
  let [writes, met] = [0, null as string | null]
  it.sandbox.faults.queue({
    method: '*',
    route: '*',
    where({ who, method, template }) {
      const isOurs = !who.startsWith('user ') && method !== 'GET' && template !== '/graphql'
      if (isOurs) writes += 1
      if (isOurs && writes === nth) met = `${method} ${template}`
      return isOurs && writes === nth
    },
    ...loss,
  })
  return () => met
}

const LAG_MS = 15_000

async function ended(nth: number, loss: Loss, stored: boolean) {
  const { it, number } = await merged()
  it.minutes(1)
  const next = processes(it, number, stored)
  const met = loses(it, nth, loss)
  it.sandbox.lags.set({ lists: LAG_MS, graphql: LAG_MS })
  const first = next()
  await first()
  it.pass(stored ? 1_000 : LAG_MS)
  await first()
  it.minutes(10)
  const second = next()
  for (let looks = 0; looks < 3; looks++) {
    await second()
    it.minutes(2)
  }
  it.sandbox.lags.set({ lists: 0, graphql: 0 })
  it.minutes(1)
  expect((await it.plan(number)).effects).toEqual([])
  return { it, number, met: met() }
}

test.each<[string, boolean, Loss]>([
  ['never came', true, { before: 'lost' }],
  ['was answered to nobody', true, { after: 'lost' }],
  ['was answered to nobody, without a store', false, { after: 'lost' }],
])(
  'whichever write of three items %s, another process comes to the same end, with one issue each',
  async (_what, stored, loss) => {
    const whole = await itemised()
    const end = await endOf(whole.it, whole.number, whole.path)
    const lost: string[] = []
    for (let nth = 1; ; nth++) {
      const { it, number, met } = await ended(nth, loss, stored)
      if (met === null) break
      lost.push(met)
      expect(await endOf(it, number, whole.path), `${nth}: ${met}`).toEqual(end)
    }
    const all = (end: string) => lost.filter((route) => route.endsWith(end)).length
    expect([all('/issues'), all('/sub_issues'), all('/blocked_by')]).toEqual([3, 3, 1])
    expect(lost.length).toBeGreaterThan(12)
  },
  120_000,
)
