import type { Does } from './acts/registry.ts'
import { type Random, random } from './random.ts'
import { THEMES, type ThemeName, themeOf } from './themes.ts'

/** What goes wrong, each as a share of requests or deliveries, or in milliseconds. */
export interface Weather {
  readonly lostBefore: number
  readonly lostAfter: number
  readonly serverBefore: number
  readonly serverAfter: number
  readonly html: number
  readonly empty: number
  readonly malformed: number
  /** 409 and 422, in place of what was asked. */
  readonly conflict: number
  readonly unprocessable: number
  /** 401 for a token that was good. */
  readonly unauthorized: number
  readonly primary: number
  readonly secondary: number
  /** The same with words alone, and by its other status. */
  readonly secondaryBare: number
  readonly secondary429: number
  /** 502 for lists and for what GraphQL reads. */
  readonly listsFail: number
  readonly slow: number
  readonly dropFailed: number
  readonly dropNever: number
  readonly duplicate: number
  readonly late: number
  /** At most so late. */
  readonly lateMs: number
  /** So many webhooks gather and come in another order; none gather where it is 0. */
  readonly reordered: number
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
  empty: 0,
  malformed: 0,
  conflict: 0,
  unprocessable: 0,
  unauthorized: 0,
  primary: 0,
  secondary: 0,
  secondaryBare: 0,
  secondary429: 0,
  listsFail: 0,
  slow: 0.03,
  dropFailed: 0,
  dropNever: 0,
  duplicate: 0,
  late: 0,
  lateMs: 0,
  reordered: 0,
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
  readonly does: Does
}

/** A process that dies: at the n-th request, commit or webhook of all, at a moment around it. */
export interface Kill {
  readonly at: 'request' | 'commit' | 'webhook'
  readonly nth: number
  readonly stage: 'before' | 'done' | 'answered' | 'after'
  /** How long nobody answers. */
  readonly downMs: number
}

/**
 * A process that stands still, as in a frozen machine, and then goes on as if no time had passed: at some moment after the
 * start of all, whichever of those that live then, the first being 0; or in the middle of its work, when the answer to the
 * n-th write of all has come and the next one waits for its turn.
 */
export type Pause =
  | { readonly atMs: number; readonly process: number; readonly forMs: number }
  | { readonly nth: number; readonly forMs: number }

/** The host is gone, with all processes: nobody answers GitHub, and no clock of ours runs. */
export interface Outage {
  readonly atMs: number
  readonly forMs: number
}

/** Another version of the engine is started beside the ones that run, which are stopped a while later. */
export interface Rollout {
  readonly atMs: number
  readonly overlapMs: number
  /** So long after that, the old version comes back in the same way; null where it does not. */
  readonly backMs: number | null
}

/** Another App's bot, which cannot leave us alone. */
export interface Bot {
  readonly kind: 'answers' | 'quotes' | 'relabels' | 'workflow'
  /** How often at most. */
  readonly most: number
}

/** One world and all that happens in it. Plain data: the same schedule is the same run. */
export interface Schedule {
  readonly seed: number
  /** What it is about. Says nothing that the rest does not. */
  readonly theme: ThemeName
  readonly replicas: 1 | 2
  /** What is in `.github/sitrep.yml` at the start; null where there is none. */
  readonly config: string | null
  /** Repositories beside the shop: a private one, and one that issues are moved to. */
  readonly places: readonly ('vault' | 'attic')[]
  readonly bots: readonly Bot[]
  readonly acts: readonly Act[]
  readonly kills: readonly Kill[]
  readonly pauses: readonly Pause[]
  /** How far the host's clock of each process is off, in the order in which they start; not at all where none is left. */
  readonly skewsMs: readonly number[]
  readonly rollout: Rollout | null
  readonly outage: Outage | null
  readonly weather: Weather
}

export function scheduled(seed: number, wanted: ThemeName | null = null): Schedule {
  const roll = random(seed)
  const chosen = themeOf(roll)
  const theme = wanted ?? chosen
  const themed = THEMES[theme].themed(roll)
  const replicas = roll.chance(0.4) ? 2 : 1
  const lastsMs = themed.acts.reduce((sum, { afterMs }) => sum + afterMs, 0)
  const drawn = {
    kills: Array.from({ length: roll.int(0, 4) }, () => killOf(roll)),
    pauses: roll.chance(0.25) ? [pauseOf(roll, lastsMs)] : [],
    skewsMs: roll.chance(0.15) ? skewsOf(roll) : [],
    rollout: roll.chance(0.12) ? rolloutOf(roll, lastsMs) : null,
    weather: weatherOf(roll),
  }
  const kills = [...drawn.kills, ...(roll.chance(0.25) ? [doorKillOf(roll)] : [])]
  const still = roll.chance(replicas === 2 ? 0.5 : 0.1) ? roll.int(1, 3) : 0
  const pauses = [...drawn.pauses, ...Array.from({ length: still }, () => stillAtWork(roll))]
  const outage = roll.chance(theme === 'days' ? 0.3 : 0.1) ? outageOf(roll, lastsMs) : null
  return { seed, theme, replicas, ...themed, ...drawn, kills, pauses, outage }
}

/** The same people doing the same where nothing goes wrong: one process, at its best, and fair weather. */
export function undisturbed(schedule: Schedule): Schedule {
  const calm = { kills: [], pauses: [], skewsMs: [], rollout: null, outage: null }
  return { ...schedule, ...calm, replicas: 1, weather: FAIR }
}

function killOf(roll: Random): Kill {
  const at = roll.chance(0.6) ? 'request' : 'commit'
  const stage =
    at === 'request'
      ? roll.pick(['before', 'done', 'answered'] as const)
      : roll.pick(['before', 'after'] as const)
  return { at, nth: roll.int(1, 120), stage, downMs: roll.chance(0.5) ? 0 : roll.int(0, 120_000) }
}

const pauseOf = (roll: Random, lastsMs: number): Pause => ({
  atMs: roll.int(0, lastsMs),
  process: roll.int(0, 1),
  forMs: roll.int(1_000, 90_000),
})

/** Around the first webhooks of all, of which there are fewer than of all else. */
const doorKillOf = (roll: Random): Kill => ({
  at: 'webhook',
  nth: roll.int(1, 30),
  stage: roll.pick(['before', 'after', 'after'] as const),
  downMs: roll.chance(0.5) ? 0 : roll.int(0, 120_000),
})

/** Longer than a claim lasts, so that somebody else takes over meanwhile, where there is somebody. */
const stillAtWork = (roll: Random): Pause => ({
  nth: roll.int(1, 25),
  forMs: roll.int(75_000, 180_000),
})

/** From minutes to hours, as long as all of it lasts at most. */
const outageOf = (roll: Random, lastsMs: number): Outage => ({
  atMs: roll.int(0, lastsMs),
  forMs: roll.int(120_000, Math.max(240_000, lastsMs)),
})

const rolloutOf = (roll: Random, lastsMs: number): Rollout => ({
  atMs: roll.int(0, lastsMs),
  overlapMs: 60_000,
  backMs: roll.chance(0.3) ? roll.int(60_000, 300_000) : null,
})

/** Processes that share a store share a host, and so its clock, which may be set right while they run. */
function skewsOf(roll: Random): readonly number[] {
  const offMs = roll.int(-15, 15) * 60_000
  const rightFrom = roll.chance(0.3) ? roll.int(1, 3) : BORN
  return Array.from({ length: BORN }, (_, process) => (process < rightFrom ? offMs : 0))
}

/** More processes than any world starts. */
const BORN = 12

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
    empty: share(0.02),
    malformed: share(0.02),
    conflict: share(0.02),
    unprocessable: share(0.01),
    unauthorized: share(0.02),
    primary: share(0.01),
    secondary: share(0.02),
    secondaryBare: share(0.01),
    secondary429: share(0.01),
    listsFail: share(0.1),
    slow: share(0.1),
    dropFailed: share(0.2),
    dropNever: share(0.1),
    duplicate: share(0.2),
    late: share(0.3),
    lateMs: roll.pick([60_000, 60_000, 600_000, 3 * 60 * 60_000]),
    reordered: roll.chance(0.2) ? roll.int(2, 5) : 0,
    listLagMs: ms(12_000),
    labelLagMs: ms(15_000),
    graphqlLagMs: ms(12_000),
    byNumberLagMs: ms(2_000),
  }
}
