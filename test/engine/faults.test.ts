import fc from 'fast-check'
import { expect, test } from 'vitest'
import { converge, plan } from '../../src/engine/converge.ts'
import { GITHUB_PACE } from '../../src/engine/pace.ts'
import type { Octokit } from '../../src/github/client.ts'
import { githubWorld } from '../../src/github/world.ts'
import type { Fault } from '../../src/sandbox/http/fault.ts'
import { openStore } from '../../src/store/open-store.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const KEYS = [{ id: 'k1', secret: 'a secret of the tests' }]
const SETTLED_MS = 61_000

/** What may come between two looks, or break one of them. */
type Step =
  | { readonly kind: 'says'; readonly text: string }
  | { readonly kind: 'breaks'; readonly how: Break; readonly nth: number }
  | { readonly kind: 'dies'; readonly after: number }
  | { readonly kind: 'passes'; readonly seconds: number }
  | { readonly kind: 'lags'; readonly seconds: number }
  | { readonly kind: 'looks' }
type Break = Pick<Fault, 'before' | 'after'>

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('says' as const),
    text: fc.constantFrom('/ack', '/sev 9', '/sev 1', '/mitigated', '/status', '/sverity 1'),
  }),
  fc.record({
    kind: fc.constant('breaks' as const),
    how: fc.constantFrom<Break>(
      { before: 'lost' },
      { after: 'lost' },
      { before: 'bad-gateway' },
      { after: 'bad-gateway-empty' },
      { before: 'html' },
      { after: 'html' },
      { before: 'secondary-limit' },
    ),
    nth: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ kind: fc.constant('dies' as const), after: fc.nat({ max: 5 }) }),
  fc.record({ kind: fc.constant('passes' as const), seconds: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ kind: fc.constant('lags' as const), seconds: fc.integer({ min: 0, max: 15 }) }),
  fc.constant({ kind: 'looks' as const }),
)

/** An incident, a store that outlives every process, and whoever looks with them. */
async function incident() {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  const now = it.now()
  const store = openStore({ path: ':memory:', version: '1', pace: GITHUB_PACE, now })
  store.accept([{ id: 'a', event: 'x', lane: 'l', installation: 1, body: Buffer.from('') }], now)
  const lease = store.claim(now, new Set())
  if (lease === null) throw new Error('nothing to claim')
  const world = () => {
    store.renew(lease, it.now())
    const ledger = store.ledger(lease, 'x')
    const around = { now: it.now, keys: KEYS, people: new Map(), me: async () => 'sitrep[bot]' }
    const octokit = it.bot as unknown as Octokit
    return githubWorld(octokit, { ...AT, issue_number: number }, { ...around, ledger })
  }
  return { it, number, store, world }
}

type Life = Awaited<ReturnType<typeof incident>>

async function take({ it, number, world }: Life, one: Step): Promise<void> {
  const { faults, lags } = it.sandbox
  switch (one.kind) {
    case 'says':
      await it.as('ben').rest.issues.createComment({ ...AT, issue_number: number, body: one.text })
      return
    case 'breaks':
      faults.queue({
        method: '*',
        route: '*',
        installation: it.seeded.installation.id,
        nth: one.nth,
        ...one.how,
      })
      return
    case 'dies': {
      const dying = world()
      const { effects, rank } = await plan(dying)
      await dying.apply(effects.slice(0, one.after), rank)
      return
    }
    case 'passes':
      return it.pass(one.seconds * 1_000)
    case 'lags':
      return lags.set({ lists: one.seconds * 1_000, graphql: one.seconds * 1_000 })
    case 'looks':
      await converge(world())
      return
    default:
      return one satisfies never
  }
}

/** GitHub is well again, and we look as often as it takes. */
async function healed({ it, world }: Life): Promise<number> {
  it.sandbox.faults.clear()
  it.sandbox.lags.clear()
  for (let looks = 1; looks <= 4; looks++) {
    it.pass(SETTLED_MS)
    if ((await converge(world())).effects.length === 0) return looks
  }
  throw new Error('it never comes to rest')
}

const markers = async (it: Story, number: number) =>
  (await it.comments(number)).flatMap(({ body }) => body?.match(/^<!-- sitrep:v1 \S+ \S+/) ?? [])

test('whatever breaks, lags or dies in between, nothing is written twice and nothing is missing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const life = await incident()
      const { it, number, store } = life
      const doubled: string[] = []
      it.sandbox.onWebhook(({ event, action }) => {
        if (event === 'issue_comment' && action === 'deleted') doubled.push('deleted')
      })
      for (const one of steps) {
        await take(life, one)
        const seen = await markers(it, number)
        if (new Set(seen).size < seen.length) doubled.push('doubled')
      }
      await healed(life)
      const seen = await markers(it, number)
      expect(seen.filter((one) => one === '<!-- sitrep:v1 card 1')).toHaveLength(1)
      expect([new Set(seen).size, doubled]).toEqual([seen.length, []])
      expect(store.standing().unknown).toBe(0)
      store.close()
    }),
    { numRuns: 60 },
  )
}, 120_000)
