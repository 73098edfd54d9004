import { DAY_MS, type Instant, instant, local, plus } from './instant.ts'

/** A length of time as a team promises it. A business day depends on a calendar, so it stays a count. */
export type Span =
  | { readonly unit: 'ms'; readonly amount: number }
  | { readonly unit: 'business-day'; readonly amount: number }

/** Days from Monday to Friday. Holidays are nobody's but the team's, so none are known here. */
function isBusinessDay(at: Instant, zone: string): boolean {
  const day = Math.floor(instant(`${local(at, zone).date}T00:00:00Z`) / DAY_MS)
  const weekday = (day + 4) % 7
  return weekday !== 0 && weekday !== 6
}

/** When a promise of that length, made at `at`, is due. Business days are those of the zone. */
export function after(at: Instant, span: Span, zone: string): Instant {
  if (span.unit === 'ms') return plus(at, span.amount)
  let due = at
  for (let left = span.amount; left > 0; ) {
    due = plus(due, DAY_MS)
    if (isBusinessDay(due, zone)) left -= 1
  }
  return due
}
