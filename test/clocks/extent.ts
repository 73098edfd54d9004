import { DAY_MS, type Instant, plus } from '../../src/domain/instant.ts'
import { FROM, type Move, offset, TO, type WallClock } from './zones.ts'

/** How much of the years is gone through. */
export interface Extent {
  /** So many of the moves of each zone's clocks, spread over the years. */
  readonly moves: number
  /** And so many other moments. */
  readonly others: number
}

/** What the tests go through in seconds, and what `npm run clocks` does in minutes. */
export const SOME: Extent = { moves: 4, others: 2 }
export const ALL: Extent = { moves: 1000, others: 60 }

/** Numbers from 0 to below 1 that look random and are the same in every run. */
export function random(seed: string): () => number {
  let state = [...seed].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) % 2147483647, 17)
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

/** Every so manieth of them, the first and the last among them. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all
  const step = (all.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, at) => all[Math.round(at * step)]).filter(
    (one) => one !== undefined,
  )
}

/** The moments around which it is looked: those at which clocks are moved, and some others in the years. */
export function moments(
  { zone, moves }: WallClock,
  { moves: most, others }: Extent,
): readonly Instant[] {
  const next = random(zone)
  const other = Array.from({ length: others }, () =>
    plus(FROM, Math.floor(next() * (TO - FROM - 60 * DAY_MS))),
  )
  return [...spread<Move>(moves, most).map(({ at }) => at), ...other].filter(
    (at) => at < TO - 60 * DAY_MS,
  )
}

/** At which moments the wall shows that reading, as milliseconds since 1970 on it: none in a gap, two where it comes back. */
function readAs(reading: number, clock: WallClock): readonly Instant[] {
  const near = [reading - 1.5 * DAY_MS, reading + 1.5 * DAY_MS]
  const found = near.map((at) => reading - offset(at, clock))
  return [...new Set(found)]
    .filter((at) => at + offset(at, clock) === reading)
    .toSorted((a, b) => a - b) as Instant[]
}

/**
 * When something is due for which the wall has to show that reading: the first time that it does, else, where the clocks
 * are put over it, as soon as they have been.
 */
export function dueAt(reading: number, clock: WallClock): Instant {
  const [first] = readAs(reading, clock)
  if (first !== undefined) return first
  const over = clock.moves.find(({ at, by }) => {
    const before = at + offset(at - 1000, clock)
    return by > 0 && before <= reading && reading < before + by
  })
  if (over === undefined) throw new Error(`the wall of ${clock.zone} never shows ${reading}`)
  return over.at
}
