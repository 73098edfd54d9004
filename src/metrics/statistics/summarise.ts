import { ascending } from './ascending.ts'
import { percentileInterval, resampledMedians } from './bootstrap.ts'
import { ENOUGH } from './enough.ts'
import { geomean } from './geomean.ts'
import { survivalMedian } from './kaplan-meier.ts'
import { mean } from './mean.ts'
import { quantile } from './quantile.ts'
import { randomFor } from './random.ts'
import type { Summary } from './summary.ts'

/** What is said of durations in milliseconds, and of those that still run. */
export function summarise(values: readonly number[], open: readonly number[]): Summary {
  const sorted = ascending(values)
  return {
    n: sorted.length,
    mean: mean(sorted),
    median: quantile(sorted, 0.5),
    p90: quantile(sorted, 0.9),
    geomean: geomean(sorted),
    survivalMedian: open.length === 0 ? null : survivalMedian(values, open),
    interval:
      sorted.length < ENOUGH
        ? null
        : percentileInterval(resampledMedians(sorted, randomFor(sorted))),
  }
}
