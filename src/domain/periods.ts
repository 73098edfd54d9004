import { dayAfter, dayAt, daysBetween, isoWeekday, startOfDay } from './day.ts'
import type { Instant } from './instant.ts'
import type { Period, PeriodKind } from './period.ts'

/** A whole number of days: the first, and the first behind it, as `2026-11-16`. */
const stretch = (
  kind: Period['kind'],
  name: string,
  [first, behind]: readonly [string, string],
  zone: string,
): Period => ({ kind, name, from: startOfDay(first, zone), to: startOfDay(behind, zone) })

const two = (number: number): string => String(number).padStart(2, '0')
const four = (number: number): string => String(number).padStart(4, '0')
const monthStart = (year: number, month: number): string =>
  `${four(year + Math.floor((month - 1) / 12))}-${two(((((month - 1) % 12) + 12) % 12) + 1)}-01`

/** Monday of the first week: the one with 4 January in it. */
const firstMonday = (year: number): string => mondayOf(`${four(year)}-01-04`)

/** The Monday on or before that day. */
const mondayOf = (day: string): string => dayAfter(day, 1 - isoWeekday(day))

function week(monday: string, zone: string): Period {
  const year = Number(dayAfter(monday, 3).slice(0, 4))
  const number = daysBetween(firstMonday(year), monday) / 7 + 1
  return stretch('week', `${four(year)}-W${two(number)}`, [monday, dayAfter(monday, 7)], zone)
}

function month(year: number, number: number, zone: string): Period {
  const first = monthStart(year, number)
  return stretch('month', first.slice(0, 7), [first, monthStart(year, number + 1)], zone)
}

function quarter(year: number, number: number, zone: string): Period {
  const first = monthStart(year, 3 * number - 2)
  return stretch(
    'quarter',
    `${four(year)}-Q${number}`,
    [first, monthStart(year, 3 * number + 1)],
    zone,
  )
}

/** The week, month or quarter with that moment in it. */
export function periodAt(kind: PeriodKind, at: Instant, zone: string): Period {
  const day = dayAt(at, zone)
  const [year, number] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  if (kind === 'week') return week(mondayOf(day), zone)
  return kind === 'month' ? month(year, number, zone) : quarter(year, Math.ceil(number / 3), zone)
}

/** Everything there is, open incidents included. */
export const ALL: Period = {
  kind: 'all',
  name: 'all',
  from: -8_640_000_000_000_000 as Instant,
  to: 8_640_000_000_000_000 as Instant,
}

/** So many days up to the end of a period, and not beyond. */
export function trailing({ to }: Period, days: number, zone: string): Period {
  const behind = dayAt(to, zone)
  return range(dayAfter(behind, -days), behind, zone)
}

/** From the first day up to the one behind the last. */
const range = (first: string, behind: string, zone: string): Period =>
  stretch('range', `${first}..${dayAfter(behind, -1)}`, [first, behind], zone)

/** The one before, of the same kind; for a range as many days. All there is has none before. */
export function periodBefore(period: Period, zone: string): Period | null {
  const { kind, from, to } = period
  if (kind === 'all') return null
  if (kind !== 'range') return periodAt(kind, (from - 1) as Instant, zone)
  const [first, behind] = [dayAt(from, zone), dayAt(to, zone)]
  return range(dayAfter(first, -daysBetween(first, behind)), first, zone)
}

/** The last one of its kind that was over at that moment. */
export function lastWhole(kind: PeriodKind, at: Instant, zone: string): Period {
  const { from } = periodAt(kind, at, zone)
  return periodAt(kind, (from - 1) as Instant, zone)
}

/** So many periods up to that moment's and with it, oldest first. */
export function periodsUpTo(
  kind: PeriodKind,
  at: Instant,
  many: number,
  zone: string,
): readonly Period[] {
  const periods: Period[] = []
  for (let moment = at; periods.length < many; ) {
    const period = periodAt(kind, moment, zone)
    periods.unshift(period)
    moment = (period.from - 1) as Instant
  }
  return periods
}

const WEEK = /^(\d{4})-?W(\d{2})$/i
const QUARTER = /^(\d{4})-?Q([1-4])$/i
const MONTH = /^(\d{4})-(\d{2})$/
const RANGE = /^(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?$/

/**
 * The period that people typed: `2026-W47`, `2026-11`, `2026-Q4`, `2026-11-01..2026-11-20` with both days in it, one
 * day, `all`. Null for what is none: no week 53 in a year of 52, no 30 February, no range that ends before it begins.
 */
export function periodNamed(text: string, zone: string): Period | null {
  const typed = text.trim()
  if (/^all$/i.test(typed)) return ALL
  return (
    weekNamed(typed, zone) ??
    quarterNamed(typed, zone) ??
    monthNamed(typed, zone) ??
    rangeNamed(typed, zone)
  )
}

/** Before that year neither GitHub nor a clock that counts from 1970 knows anything; so much later nobody does. */
const isOurs = (year: number): boolean => year >= 1970 && year < 3000

function weekNamed(typed: string, zone: string): Period | null {
  const [, year, number] = (WEEK.exec(typed) ?? []).map(Number)
  if (year === undefined || number === undefined || !isOurs(year) || number < 1) return null
  const found = week(dayAfter(firstMonday(year), 7 * (number - 1)), zone)
  return found.name === `${four(year)}-W${two(number)}` ? found : null
}

function quarterNamed(typed: string, zone: string): Period | null {
  const [, year, number] = (QUARTER.exec(typed) ?? []).map(Number)
  if (year === undefined || number === undefined || !isOurs(year)) return null
  return quarter(year, number, zone)
}

function monthNamed(typed: string, zone: string): Period | null {
  const [, year, number] = (MONTH.exec(typed) ?? []).map(Number)
  if (year === undefined || number === undefined || !isOurs(year)) return null
  return number >= 1 && number <= 12 ? month(year, number, zone) : null
}

function rangeNamed(typed: string, zone: string): Period | null {
  const [, first, given] = RANGE.exec(typed) ?? []
  if (first === undefined || !isDay(first)) return null
  const last = given ?? first
  return isDay(last) && first <= last ? range(first, dayAfter(last, 1), zone) : null
}

/** Whether the calendar has that day: the day after the one before it is itself. */
function isDay(day: string): boolean {
  if (!isOurs(Number(day.slice(0, 4)))) return false
  const [, month, date] = day.split('-').map(Number)
  if (month === undefined || date === undefined || month < 1 || month > 12) return false
  const first = `${day.slice(0, 8)}01`
  return date >= 1 && dayAfter(first, date - 1) === day
}
