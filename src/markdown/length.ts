import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/instant.ts'

const SECOND_MS = 1000
/** Ten years: what is longer is a slip of the hand, and would leave the calendar. */
const LONGEST_MS = 3660 * DAY_MS

const UNITS: ReadonlyMap<string, number> = new Map([
  ...['s', 'sec', 'secs', 'second', 'seconds'].map((unit) => [unit, SECOND_MS] as const),
  ...['m', 'min', 'mins', 'minute', 'minutes'].map((unit) => [unit, MINUTE_MS] as const),
  ...['h', 'hr', 'hrs', 'hour', 'hours'].map((unit) => [unit, HOUR_MS] as const),
  ...['d', 'day', 'days'].map((unit) => [unit, DAY_MS] as const),
  ...['w', 'week', 'weeks'].map((unit) => [unit, 7 * DAY_MS] as const),
])

/** A length of time in milliseconds, as `30m`, `1h30m`, `45 min` or `2 hours and 5 minutes`; null for anything else. */
export function lengthOf(text: string): number | null {
  const words = text.trim().toLowerCase()
  if (words === '' || words.length > 200) return null
  const pair = /(\d{1,6}(?:\.\d{1,3})?) ?([a-z]+)(?:(?:,| and)? *|$)/y
  let total = 0
  let least = Number.POSITIVE_INFINITY
  while (pair.lastIndex < words.length) {
    const [, amount, name = ''] = pair.exec(words) ?? []
    const unit = UNITS.get(name)
    if (unit === undefined || unit >= least) return null
    least = unit
    total += Number(amount) * unit
  }
  return total > 0 && total <= LONGEST_MS ? Math.round(total) : null
}
