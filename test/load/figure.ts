/** One thing that was measured, beside what it should be. */
export interface Figure {
  readonly what: string
  readonly measured: number
  /** The most, or with `least` the least, that it may be; null where the figure only stands for comparison. */
  readonly target: number | null
  readonly least?: true
  readonly unit: string
  /** Whether missing it is a fault whatever the machine: something lost, doubled or refused, and not only slow. */
  readonly fault?: true
}

export const isReached = ({ measured, target, least }: Figure): boolean =>
  target === null || (least === true ? measured >= target : measured <= target)

/** True where something is broken, and not only slower than it should be. */
export const isFault = (figure: Figure): boolean => figure.fault === true && !isReached(figure)

/** One line of the report: the figure, its target, and whether it was reached. */
export function line(figure: Figure): string {
  const { what, measured, target, unit, least = false } = figure
  const shown = (number: number) => `${Number(number.toPrecision(3))} ${unit}`.trim()
  const wanted = target === null ? '' : `at ${least ? 'least' : 'most'} ${shown(target)}`
  const verdict = target === null ? 'for comparison' : isReached(figure) ? 'reached' : 'not reached'
  return [what.padEnd(72), shown(measured).padStart(12), wanted.padEnd(18), verdict].join('  ')
}

/** The value below which that share of them lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

interface Point {
  readonly at: number
  readonly value: number
}

/** By how much the straight line that lies nearest to the points rises from the first to the last of them. */
export function rise(points: readonly Point[]): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, one) => sum + one, 0) / Math.max(values.length, 1)
  const [at, value] = [mean(points.map((one) => one.at)), mean(points.map((one) => one.value))]
  const along = points.reduce((sum, one) => sum + (one.at - at) ** 2, 0)
  const both = points.reduce((sum, one) => sum + (one.at - at) * (one.value - value), 0)
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined || along === 0) return 0
  return (both / along) * (last.at - first.at)
}
