import { type Random, random } from './random.ts'

/** What goes wrong, each as a share of requests or deliveries, or in milliseconds. */
export interface Weather {
  readonly lostBefore: number
  readonly lostAfter: number
  readonly serverBefore: number
  readonly serverAfter: number
  readonly html: number
  readonly secondary: number
  readonly slow: number
  readonly dropFailed: number
  readonly dropNever: number
  readonly duplicate: number
  readonly late: number
  readonly listLagMs: number
  readonly labelLagMs: number
  readonly graphqlLagMs: number
  readonly byNumberLagMs: number
}

export const FAIR: Weather = {
  lostBefore: 0,
  lostAfter: 0,
  serverBefore: 0,
  serverAfter: 0,
  html: 0,
  secondary: 0,
  slow: 0.03,
  dropFailed: 0,
  dropNever: 0,
  duplicate: 0,
  late: 0,
  listLagMs: 0,
  labelLagMs: 0,
  graphqlLagMs: 0,
  byNumberLagMs: 0,
}

/** Something that somebody does, so many milliseconds after the one before it. */
export interface Act {
  readonly afterMs: number
  readonly by: string
  /** Which of the incidents; the first is 0. */
  readonly incident: number
  readonly does:
    | { readonly kind: 'declare' }
    | { readonly kind: 'say'; readonly words: string }
    | { readonly kind: 'label' | 'unlabel'; readonly label: string }
    | { readonly kind: 'close' | 'reopen' }
}

/** A process that dies: at its n-th request or commit, at a moment around it. */
export interface Kill {
  readonly at: 'request' | 'commit'
  readonly nth: number
  readonly stage: 'before' | 'done' | 'answered' | 'after'
  /** How long nobody answers. */
  readonly downMs: number
}

/** One world and all that happens in it. Plain data: the same schedule is the same run. */
export interface Schedule {
  readonly seed: number
  readonly replicas: 1 | 2
  readonly acts: readonly Act[]
  readonly kills: readonly Kill[]
  readonly weather: Weather
}

const SAID: readonly (readonly [by: string, words: string])[] = [
  ['ben', '/ack'],
  ['ana', '/ack on it'],
  ['dev', 'I look at the logs.'],
  ['ana', '/ic @ben'],
  ['ben', '/ic'],
  ['caro', '/comms'],
  ['ana', '/sev 1 nobody can pay'],
  ['ben', '/sev 3'],
  ['eve', '/sev 4'],
  ['eve', '/resolve'],
  ['ben', '/mitigatd'],
  ['dev', '/identified'],
  ['dev', '/mitigated'],
  ['ben', '/update errors fall, next 30m\n/impact users 12000'],
  ['ana', '/timeline the pool is empty\n/service payments'],
  ['ana', '/action Add an alert on payment errors @ben'],
  ['caro', '/time started 1h ago'],
  ['caro', '/time started tomorrowish'],
  ['ana', '/cause deployment'],
  ['dev', '```\n/resolve\n```'],
  ['ben', '/resolve'],
  ['ana', '/reopen'],
  ['ben', '/cancel the probe was broken'],
  ['ana', '/status'],
]

const LABELS = ['sev1', 'sev2', 'status: mitigated', 'service: checkout', 'wontfix'] as const

export function scheduled(seed: number): Schedule {
  const roll = random(seed)
  const count = roll.int(1, 2)
  const acts = Array.from({ length: roll.int(6, 14) }, (): Act => actOf(roll, count))
  const declared = Array.from(
    { length: count },
    (_, incident): Act => ({
      afterMs: roll.int(0, 4_000),
      by: 'ana',
      incident,
      does: { kind: 'declare' },
    }),
  )
  return {
    seed,
    replicas: roll.chance(0.4) ? 2 : 1,
    acts: [...declared, ...acts],
    kills: Array.from({ length: roll.int(0, 4) }, () => killOf(roll)),
    weather: weatherOf(roll),
  }
}

function actOf(roll: Random, incidents: number): Act {
  const [by, words] = roll.pick(SAID)
  const afterMs = roll.chance(0.3) ? roll.int(1_000, 1_500) : roll.int(1_000, 90_000)
  const about = { afterMs, incident: roll.int(0, incidents - 1) }
  if (roll.chance(0.75)) return { ...about, by, does: { kind: 'say', words } }
  const does: Act['does'] = roll.chance(0.7)
    ? { kind: roll.chance(0.7) ? 'label' : 'unlabel', label: roll.pick(LABELS) }
    : { kind: roll.chance(0.6) ? 'close' : 'reopen' }
  return { ...about, by: roll.pick(['ana', 'ben', 'caro']), does }
}

function killOf(roll: Random): Kill {
  const at = roll.chance(0.6) ? 'request' : 'commit'
  const stage =
    at === 'request'
      ? roll.pick(['before', 'done', 'answered'] as const)
      : roll.pick(['before', 'after'] as const)
  return { at, nth: roll.int(1, 120), stage, downMs: roll.chance(0.5) ? 0 : roll.int(0, 120_000) }
}

/** A random half of all that can go wrong, each with a strength of its own. */
function weatherOf(roll: Random): Weather {
  const share = (most: number) => (roll.chance(0.5) ? roll.next() * most : 0)
  const ms = (most: number) => (roll.chance(0.5) ? roll.int(0, most) : 0)
  return {
    lostBefore: share(0.08),
    lostAfter: share(0.08),
    serverBefore: share(0.08),
    serverAfter: share(0.08),
    html: share(0.03),
    secondary: share(0.02),
    slow: share(0.1),
    dropFailed: share(0.2),
    dropNever: share(0.1),
    duplicate: share(0.2),
    late: share(0.3),
    listLagMs: ms(12_000),
    labelLagMs: ms(15_000),
    graphqlLagMs: ms(5_000),
    byNumberLagMs: ms(2_000),
  }
}
