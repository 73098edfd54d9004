import type { Ledger } from '../../src/engine/ledger.ts'
import { GITHUB_PACE } from '../../src/engine/pace.ts'
import type { Applied, World } from '../../src/engine/world.ts'
import type { Octokit } from '../../src/github/client.ts'
import { pace } from '../../src/github/pace.ts'
import { githubWorld } from '../../src/github/world.ts'
import type { SeenItem } from '../../src/plan/actions/seen.ts'
import type { Effect } from '../../src/plan/effect.ts'
import { openStore } from '../../src/store/open-store.ts'
import { type Story, story } from './story.ts'

export const SHOP = { owner: 'acme', repo: 'shop' } as const
export const KEYS = [{ id: 'k1', secret: 'a secret of the tests' }]
export const EVERY = { also: [], blocked: false, field: null } as const

export const opening = (incident: number, place: number): Effect<'item.open'> => ({
  type: 'item.open',
  key: `${incident}.item-${place}`,
  title: `Do the thing of number ${place}`,
  body: 'So that it does not come again.',
  labels: ['action-item'],
  assignees: [],
  due: '2026-12-01',
  dueField: null,
})

/** An incident, a store that outlives every process, and a lane whose waiting moves the sandbox's clock on. */
export async function openings() {
  const it = story({ secondary: true })
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  it.minutes(2)
  const store = openStore({ path: ':memory:', version: '1', pace: GITHUB_PACE, now: it.now() })
  store.accept(
    [{ id: 'a', event: 'x', lane: 'l', installation: 1, body: Buffer.from('') }],
    it.now(),
  )
  const lease = store.claim(it.now(), new Set())
  if (lease === null) throw new Error('nothing to claim')
  const process = (death: Death | null = null, incident = number): World => {
    const { signal: stop } = new AbortController()
    const sleep = async (milliseconds: number) => it.pass(milliseconds)
    const lane = pace(store.slots, 1, { now: it.now, sleep, stop })
    store.renew(lease, it.now())
    const ledger: Ledger = store.ledger(lease, `acme/shop#${incident}`)
    const around = { now: it.now, keys: KEYS, people: new Map(), pace: lane, ledger }
    return githubWorld(
      mortal(it, death),
      { ...SHOP, issue_number: incident },
      { ...around, me: async () => 'sitrep[bot]' },
    )
  }
  return { it, number, store, process, close: () => store.close() }
}

/** When a process hears nothing of GitHub any more: at its n-th write, before or after GitHub has done what it asks. */
interface Death {
  readonly nth: number
  readonly done: boolean
}

function mortal(it: Story, death: Death | null): Octokit {
  let writes = 0
  const alive = () => {
    if (death !== null && writes >= death.nth) throw new Error('killed')
  }
  return {
    graphql: (query, asked) => it.bot.graphql(query, asked),
    async request(route, parameters) {
      alive()
      if (!route.startsWith('GET ')) writes += 1
      if (death?.done !== true) alive()
      const answer = await it.bot.request(route, parameters)
      alive()
      return answer
    },
  }
}

/** What a plan would do: open what has no issue yet, then nest what is not below the incident. */
export async function round(
  world: World,
  incident: number,
  count: number,
): Promise<readonly Applied[]> {
  await world.read()
  const seen = await world.items(EVERY)
  const there = new Set(seen.map(({ key }) => key))
  const open = Array.from({ length: count }, (_, place) => opening(incident, place))
  const nest = seen.filter(({ parent }) => parent === null).map(nesting)
  return world.apply([...open.filter(({ key }) => !there.has(key)), ...nest], 1)
}

const nesting = ({ number, id }: SeenItem): Effect => ({ type: 'item.nest', item: number, id })

/** Until nothing is left to do, as timers would, waiting as long as it is told. `count` items of one incident. */
export async function throughout(
  { it, process, number }: Awaited<ReturnType<typeof openings>>,
  count: number,
  incident = number,
): Promise<void> {
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds++) {
    const applied = await round(process(null, incident), incident, count)
    if (applied.length === 0) return
    const last = applied.at(-1)
    const until = last?.result === 'failed' ? (last.until ?? null) : null
    if (last?.result === 'failed') it.pass(until === null ? 1_000 : until - it.now())
  }
  throw new Error('it does not come to an end')
}

const MOST_ROUNDS = 50
