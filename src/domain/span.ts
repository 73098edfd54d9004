import { businessDaysAfter, type Calendar } from './calendar.ts'
import { type Instant, plus } from './instant.ts'

/** A length of time as a team promises it. A business day depends on a calendar, so it stays a count. */
export type Span =
  | { readonly unit: 'ms'; readonly amount: number }
  | { readonly unit: 'business-day'; readonly amount: number }

/** When a promise of that length, made at `at`, is due. */
export const after = (at: Instant, { unit, amount }: Span, calendar: Calendar): Instant =>
  unit === 'ms' ? plus(at, amount) : businessDaysAfter(at, amount, calendar)

/** So many times the span. */
export const multiple = (span: Span, factor: number): Span => ({
  ...span,
  amount: span.amount * factor,
})
