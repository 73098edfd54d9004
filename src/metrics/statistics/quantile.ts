/**
 * The value below which that share of them lies, 0 to 1, as type 7 of Hyndman and Fan has it: on a straight line between
 * the two that are nearest. Takes them in ascending order; null of nothing.
 */
export function quantile(ascending: ArrayLike<number>, share: number): number | null {
  const place = (ascending.length - 1) * share
  const below = ascending[Math.floor(place)]
  const above = ascending[Math.ceil(place)]
  if (below === undefined || above === undefined) return null
  return Math.min(above, below + (place - Math.floor(place)) * (above - below))
}
