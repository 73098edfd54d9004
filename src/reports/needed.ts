import { DAY_MS, type Instant, plus } from '../domain/instant.ts'
import type { Scope } from '../metrics/metric.ts'
import { comparedOf, courseOf, trailingOf } from './windows.ts'

/** What came back is looked for so long before whatever is counted. */
const LOOK_BACK_MS = 90 * DAY_MS

/** Since when anything matters to the figures of a period; null where all does. */
export function neededSince(scope: Scope): Instant | null {
  if (scope.period.kind === 'all') return null
  const windows = [
    scope.period,
    trailingOf(scope),
    ...(comparedOf(scope) ?? []),
    ...courseOf(scope),
  ]
  const first = Math.min(...windows.map(({ from }) => from)) as Instant
  return plus(first, -LOOK_BACK_MS)
}
