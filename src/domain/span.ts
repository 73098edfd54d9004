/** A length of time as a team promises it. A business day depends on a calendar, so it stays a count. */
export type Span =
  | { readonly unit: 'ms'; readonly amount: number }
  | { readonly unit: 'business-day'; readonly amount: number }
