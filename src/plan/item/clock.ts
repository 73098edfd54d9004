import type { Action } from '../../domain/action.ts'
import { nextWorking } from '../../domain/calendar.ts'
import { dayAfter, dayAt, isWorkday } from '../../domain/day.ts'
import {
  DAY_MS,
  type Instant,
  instant,
  MINUTE_MS,
  plus,
  shownAt,
  wall,
} from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import { after, type Span } from '../../domain/span.ts'

/** The moments of one due date. */
export interface DueClock {
  /** `2026-12-01` */
  readonly day: string
  /** From then on it is near, in working hours where there are any left before the day; null where config asks for none. */
  readonly soonAt: Instant | null
  /** When people begin to work on the day, or after it where nobody works on it. */
  readonly todayAt: Instant
  /** The first moment behind the day. */
  readonly overdueAt: Instant
}

/** Null where nobody has said until when. */
export function dueClock({ due }: Pick<Action, 'due'>, policy: Policy): DueClock | null {
  if (due === null) return null
  const day = dayAt(due, policy.zone)
  const { remind } = policy.actions
  const soon =
    remind === null
      ? null
      : nextWorking(startOf(before(day, due, remind, policy), policy), policy.calendar)
  const start = startOf(day, policy)
  return {
    day,
    soonAt: soon !== null && soon > start ? start : soon,
    todayAt: nextWorking(start, policy.calendar),
    overdueAt: plus(due, MINUTE_MS),
  }
}

const startOf = (day: string, { zone }: Policy): Instant =>
  shownAt(instant(`${day}T00:00:00Z`), zone)[0]

/** When people begin to work on the day of that moment, or after it where nobody works on it. */
export const workStart = (at: Instant, policy: Policy): Instant =>
  nextWorking(startOf(dayAt(at, policy.zone), policy), policy.calendar)

/** The day that lies so much before. */
function before(day: string, due: Instant, { unit, amount }: Span, policy: Policy): string {
  if (unit === 'ms') return dayAt(plus(due, -amount), policy.zone)
  const most = amount * 7 + 7 * (policy.calendar.holidays.length + 3)
  let found = day
  for (let left = amount, step = 0; left > 0 && step < most; step++) {
    found = dayAfter(found, -1)
    if (isWorkday(found, policy.calendar)) left -= 1
  }
  return found
}

/** So much later; whole days keep the time on the wall, whatever the clocks do between. */
export function later(at: Instant, span: Span, { calendar, zone }: Policy): Instant {
  const days = span.unit === 'ms' && span.amount % DAY_MS === 0
  return days ? shownAt(wall(at, zone) + span.amount, zone)[0] : after(at, span, calendar)
}

/** The pause that holds at that moment; null where none does. */
export const pauseAt = (
  { snoozes }: Pick<Action, 'snoozes'>,
  at: Instant,
): Action['snoozes'][number] | null =>
  snoozes.findLast(({ from, until }) => from <= at && at < until) ?? null
