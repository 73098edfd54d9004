import { dayAfter, dayAt, startOfDay } from '../domain/day.ts'
import { DAY_MS, type Instant } from '../domain/instant.ts'
import type { Period } from '../domain/period.ts'
import { lastWhole, periodBefore, periodsUpTo, trailing } from '../domain/periods.ts'
import type { Scope } from '../metrics/metric.ts'

/** A week alone is nearly always too few: what is told beside it. */
const TRAILING_DAYS = 90
/** Shorter than any month. */
const MONTH_DAYS = 28

/** The 90 days up to the period's end; of all there is, up to the end of the day of reading. */
export function trailingOf({ period, calendar: { zone }, now }: Scope): Period {
  if (period.kind !== 'all') return trailing(period, TRAILING_DAYS, zone)
  const to = startOfDay(dayAfter(dayAt(now, zone), 1), zone)
  return trailing({ ...period, to }, TRAILING_DAYS, zone)
}

/**
 * What is compared with what, the later one first: the period with the one before where it is long enough for incidents to
 * be many, else the trailing days with the days before them. All there is is compared with nothing.
 */
export function comparedOf(scope: Scope): readonly [Period, Period] | null {
  const { period, calendar } = scope
  if (period.kind === 'all') return null
  const isLong = period.to - period.from >= MONTH_DAYS * DAY_MS - DAY_MS / 2
  const later = isLong ? period : trailingOf(scope)
  const before = periodBefore(later, calendar.zone)
  return before === null ? null : [later, before]
}

/** How far back is told over time: half a year beside a week, two years of quarters beside a quarter, else a year. */
const COURSE = { week: 6, month: 12, range: 12, all: 12, quarter: 8 } as const satisfies Record<
  Period['kind'],
  number
>

/** The whole months, or for a quarter the quarters, up to the period, oldest first. What is not over is not among them. */
export function courseOf({ period, calendar: { zone }, now }: Scope): readonly Period[] {
  const kind = period.kind === 'quarter' ? 'quarter' : 'month'
  const end = Math.min(period.to, now) as Instant
  return periodsUpTo(kind, lastWhole(kind, end, zone).from, COURSE[period.kind], zone)
}
