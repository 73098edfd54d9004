/** One thing that was measured, beside what it should be at most. */
export interface Figure {
  readonly what: string
  readonly measured: number
  /** Null where the figure only stands for comparison. */
  readonly target: number | null
  readonly unit: string
}

/** One line of the report: the figure, its target, and whether it was reached. */
export function line({ what, measured, target, unit }: Figure): string {
  const shown = (number: number) => `${Number(number.toPrecision(3))} ${unit.trim()}`.trim()
  const verdict =
    target === null ? 'for comparison' : measured <= target ? 'reached' : 'not reached'
  const wanted = target === null ? '' : `at most ${shown(target)}`
  return [what.padEnd(58), shown(measured).padStart(12), wanted.padEnd(18), verdict].join('  ')
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length - middle - 1], sorted[middle]]
  return (low + high) / 2
}
