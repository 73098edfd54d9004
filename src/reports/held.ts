import type { Measured, Metric } from '../metrics/metric.ts'
import type { Summary } from '../metrics/statistics/summary.ts'

/**
 * The one number that is held against a target: of durations the median in milliseconds, since a mean is that of the
 * worst incident; of a share the share; of groups how many issues stand in them. Null where there is nothing to hold.
 */
export function heldOf(measured: Measured, summary: Summary | null): number | null {
  switch (measured.kind) {
    case 'durations':
      return summary?.median ?? null
    case 'share': {
      const all = measured.yes.length + measured.no.length
      return all === 0 ? null : measured.yes.length / all
    }
    case 'groups':
      return new Set(measured.groups.flatMap(({ numbers }) => numbers)).size
    case 'amount':
      return measured.value
    default:
      return measured satisfies never
  }
}

/** Whether the promise was kept; null where nothing was promised, or there is nothing to hold against it. */
export function isMet(
  held: number | null,
  target: number | null,
  { better }: Pick<Metric, 'better'>,
): boolean | null {
  if (held === null || target === null) return null
  // Of what is neither better nor worse a team promises how much of it there is at most.
  return better === 'more' ? held >= target : held <= target
}
