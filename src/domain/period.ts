import type { Instant } from './instant.ts'

export const PERIODS = ['week', 'month', 'quarter'] as const
export type PeriodKind = (typeof PERIODS)[number]

/** A stretch of days of the team's zone. Weeks are those of ISO 8601. */
export interface Period {
  /** `range`: two days that somebody named. `all`: whatever there is, open incidents included. */
  readonly kind: PeriodKind | 'range' | 'all'
  /** As people type it: `2026-W47`, `2026-11`, `2026-Q4`, `2026-11-01..2026-11-20`, `all`. */
  readonly name: string
  /** First moment. */
  readonly from: Instant
  /** First moment behind it. */
  readonly to: Instant
}

export const isWithin = (at: Instant | null, { from, to }: Pick<Period, 'from' | 'to'>): boolean =>
  at !== null && from <= at && at < to
