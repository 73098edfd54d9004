/** The arithmetic mean, never outside what it is the mean of; null of nothing. Exact sums where values are whole numbers. */
export function mean(values: ArrayLike<number>): number | null {
  if (values.length === 0) return null
  let [sum, least, most] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0
    sum += value
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return Math.min(most, Math.max(least, sum / values.length))
}
