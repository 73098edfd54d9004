import { mean } from './mean.ts'

/**
 * The geometric mean of values of which none is negative, in ascending order: the length that is typical where lengths
 * differ by factors. 0 where one is 0; null of nothing. By way of logarithms, since a product of so many is soon no
 * number; never outside what it is the mean of.
 */
export function geomean(ascending: Float64Array): number | null {
  const [least, most] = [ascending[0], ascending.at(-1)]
  if (least === undefined || most === undefined) return null
  if (least === 0) return 0
  return Math.min(most, Math.max(least, Math.exp(mean(ascending.map(Math.log)) ?? 0)))
}
