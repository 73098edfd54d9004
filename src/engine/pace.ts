import { HOUR_MS, type Instant, MINUTE_MS, plus } from '../domain/instant.ts'

/** How fast one installation may write: GitHub's published limits on making content, and its advice on all writes. */
export interface PaceLimits {
  /** Milliseconds from one write to the next. */
  readonly gapMs: number
  /** Contents made in any sixty seconds. */
  readonly perMinute: number
  /** Contents made in any hour. */
  readonly perHour: number
}

export const GITHUB_PACE: PaceLimits = { gapMs: 1_000, perMinute: 80, perHour: 500 }

export interface PastWrite {
  readonly at: Instant
  /** Whether it made something that notifies or lists: a comment, an issue, a label, a reaction, a pull request. */
  readonly content: boolean
}

/**
 * From this rank on nobody sits and waits for what is written, such as a hundred issues of one document. It leaves a
 * part of each hour to what is said about incidents, which would otherwise have to wait for the hour to be over.
 */
export const PATIENT_RANK = 500
const LEFT_TO_INCIDENTS = 100

/** What a write of this rank may use of the limits. */
export const limitsFor = (rank: number, limits: PaceLimits): PaceLimits =>
  rank < PATIENT_RANK
    ? limits
    : { ...limits, perHour: Math.max(limits.perHour - LEFT_TO_INCIDENTS, 1) }

/** When the next write may be sent, `now` at the earliest. `past` is oldest first and reaches back an hour. */
export function nextWrite(
  past: readonly PastWrite[],
  content: boolean,
  now: Instant,
  limits: PaceLimits,
): Instant {
  const last = past.at(-1)
  const times: Instant[] = [now]
  if (last !== undefined) times.push(plus(last.at, limits.gapMs))
  if (content) {
    const made = past.filter((write) => write.content)
    times.push(freed(made, limits.perMinute, MINUTE_MS), freed(made, limits.perHour, HOUR_MS))
  }
  return Math.max(...times) as Instant
}

/** When a window that holds `most` has room again. */
function freed(made: readonly PastWrite[], most: number, windowMs: number): Instant {
  const oldest = made[made.length - most]
  return oldest === undefined ? (0 as Instant) : plus(oldest.at, windowMs)
}

/** Where one installation's writes are counted, by all processes together. Times are the host's. */
export interface Slots {
  /** Takes the next write's place if it may go now, and says so with `now`; else says when to ask again. */
  readonly take: (installation: number, content: boolean, now: Instant, rank?: number) => Instant
  /** GitHub asked us to wait: nothing of this installation is sent before. */
  readonly hold: (installation: number, until: Instant) => void
  /** Until when nothing may be asked of GitHub for this installation; null where nothing holds it. */
  readonly heldUntil: (installation: number, now: Instant) => Instant | null
}

/**
 * How waiting for a turn ends. `later`: it would take so many seconds, in which what was thought out grows old, so that
 * whoever waits should rather look again then. `stopping`: we are about to end, and it must not be sent.
 */
export type Turn =
  | { readonly kind: 'go' }
  | { readonly kind: 'stopping' }
  | { readonly kind: 'later'; readonly seconds: number }

/** The lane that all writes of one installation pass, the most severe incident's first. */
export interface Pace {
  readonly turn: (write: { readonly content: boolean; readonly rank: number }) => Promise<Turn>
  /** GitHub asked us to wait this long; null where it named no time. Says how many seconds we wait. */
  readonly hold: (seconds: number | null) => number
  /** Seconds for which nothing may be asked of GitHub, reads included; 0 where nothing holds us. */
  readonly held: () => number
}

/** Where nobody counts: the terminal, and a GitHub that sets no limits. */
export const NO_PACE: Pace = {
  turn: async () => ({ kind: 'go' }),
  hold: (seconds) => seconds ?? 60,
  held: () => 0,
}
