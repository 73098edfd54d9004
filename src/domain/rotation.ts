import { DAY_MS, type Instant, MINUTE_MS, shownAt, wall } from './instant.ts'

/**
 * People who take turns. One hands over to the next at a time on the wall: where the clocks skip that time, at the
 * moment behind the gap; where they show it twice, at the first.
 */
export interface Rotation {
  /** Length of a turn in days of the calendar, at least 1: a week is 7, however many hours it has. */
  readonly days: number
  /** Minutes after midnight on the wall. */
  readonly minute: number
  /** IANA name. */
  readonly zone: string
  /** At least one login; somebody named twice has two turns. */
  readonly people: readonly string[]
  /** Day on which a turn of the first person begins, counted from 1970-01-01 on the wall. */
  readonly since: number
}

/** When that turn begins; turn 0 is the one that begins on the day of `since`. */
export const turnStart = ({ since, days, minute, zone }: Rotation, turn: number): Instant =>
  shownAt((since + turn * days) * DAY_MS + minute * MINUTE_MS, zone)[0]

/** The turn that runs at that moment. A turn that begins on a day which the calendar skips may be empty. */
export function turnAt(rotation: Rotation, at: Instant): number {
  const { since, days, minute, zone } = rotation
  const behind = wall(at, zone) - since * DAY_MS - minute * MINUTE_MS
  let turn = Math.floor(behind / (days * DAY_MS))
  while (turnStart(rotation, turn) > at) turn -= 1
  while (turnStart(rotation, turn + 1) <= at) turn += 1
  return turn
}

/** The people in the order in which they take over from that turn on, beginning with the one whose turn it is. */
export function orderAt({ people }: Rotation, turn: number): readonly string[] {
  const first = ((turn % people.length) + people.length) % people.length
  return [...people.slice(first), ...people.slice(0, first)]
}

/** Every moment behind `from` and before `to` at which a turn begins, in order. */
export function handOvers(rotation: Rotation, from: Instant, to: Instant): readonly Instant[] {
  const found: Instant[] = []
  for (let turn = turnAt(rotation, from) + 1; ; turn++) {
    const start = turnStart(rotation, turn)
    if (start >= to) return found
    if (start !== found.at(-1)) found.push(start)
  }
}
