import { mean } from './mean.ts'
import { quantile } from './quantile.ts'
import type { Random } from './random.ts'
import { beta, normal } from './variate.ts'

/** How often a sample is drawn anew from itself. */
const RESAMPLES = 2000
/** The mean of more values than this is thrown from the normal law, which by then it cannot be told from. */
const LARGE = 500

/**
 * The medians of so many resamples. The median of a resample is one value of the sample, or the middle of two, and only
 * their places are thrown: they are those of the middle of as many numbers on a line. So the cost of a resample does not
 * grow with the sample. Takes it in ascending order, at least one.
 */
export function resampledMedians(ascending: Float64Array, random: Random): Float64Array {
  const n = ascending.length
  const rank = Math.ceil(n / 2)
  const valueAt = (place: number): number => ascending[Math.min(n - 1, Math.floor(place * n))] ?? 0
  return Float64Array.from({ length: RESAMPLES }, () => {
    const place = beta(rank, n - rank + 1, random)
    if (n % 2 === 1) return valueAt(place)
    const next = place + (1 - place) * (1 - random() ** (1 / (n - rank)))
    return (valueAt(place) + valueAt(next)) / 2
  })
}

/**
 * The means of so many resamples, of at least two values. A sample is a little narrower than what it was drawn from, by
 * the square root of `(n - 1) / n`; they are spread by as much, so that ten incidents claim no more than they bear.
 */
export function resampledMeans(values: Float64Array, random: Random): Float64Array {
  const middle = mean(values) ?? 0
  const n = values.length
  if (n > LARGE) {
    const squares = mean(values.map((value) => (value - middle) ** 2)) ?? 0
    const error = Math.sqrt(squares / (n - 1))
    return Float64Array.from({ length: RESAMPLES }, () => middle + error * normal(random))
  }
  const wider = Math.sqrt(n / (n - 1))
  return Float64Array.from({ length: RESAMPLES }, () => {
    let sum = 0
    for (let drawn = 0; drawn < n; drawn++) sum += values[Math.floor(random() * n)] ?? 0
    return middle + wider * (sum / n - middle)
  })
}

/** Where the middle 95 % of them lie. */
export function percentileInterval(draws: Float64Array): readonly [number, number] {
  const sorted = draws.toSorted()
  return [quantile(sorted, 0.025) ?? 0, quantile(sorted, 0.975) ?? 0]
}
