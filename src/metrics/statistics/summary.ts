/** What is said of many durations, in milliseconds. Everything but `n` is null where there are none. */
export interface Summary {
  readonly n: number
  readonly mean: number | null
  /** Type 7 of Hyndman and Fan, as spreadsheets compute it. */
  readonly median: number | null
  readonly p90: number | null
  readonly geomean: number | null
  /** Kaplan-Meier, with those that still run; null where too few have ended for it, or none runs. */
  readonly survivalMedian: number | null
  /** Where 95 % of bootstrap resamples have their median; null of fewer than ten. */
  readonly interval: readonly [number, number] | null
}

/**
 * Whether two periods differ. `n` is of the one before, then of the later. `ratio` is that of the geometric means, the
 * later over the one before, with its 95 % bootstrap interval.
 */
export type Trend =
  | { readonly kind: 'too-few'; readonly n: readonly [number, number] }
  | {
      readonly kind: 'up' | 'down' | 'none'
      readonly n: readonly [number, number]
      readonly ratio: number
      readonly interval: readonly [number, number]
    }
