import { nearest } from '../markdown/nearest.ts'
import { metrics } from '../metrics/catalogue/registry.generated.ts'
import { type Conflict, echo } from './finding.ts'
import type { Config } from './schema.ts'
import { otherUnit } from './target.ts'

/** Targets and ends of metrics that there are not, ends of what is no duration between two times, and targets of another kind. */
export function metricNames({ reports: { targets, points } }: Config): readonly Conflict[] {
  const all = metrics.map(({ name }) => name)
  const ended = metrics.flatMap(({ name, points: ends }) => (ends === null ? [] : [name]))
  return [
    ...unknown('targets', Object.keys(targets), all, 'is no metric'),
    ...unknown('points', Object.keys(points), ended, 'is no metric with two ends'),
    ...Object.entries(targets).flatMap(([name, text]) => ofOtherUnit(name, otherUnit(name, text))),
  ]
}

const unknown = (
  key: 'targets' | 'points',
  given: readonly string[],
  known: readonly string[],
  lack: string,
): readonly Conflict[] =>
  given
    .filter((name) => !known.includes(name))
    .map((name) => ({
      path: ['reports', key, name],
      part: 'key',
      words: `${echo(name)} ${lack}`,
      nearest: nearest(name, known),
      holds: 'The line has no effect.',
    }))

/** What could be compared by its number alone, and would be missed or kept for ever. */
const ofOtherUnit = (name: string, ought: string | null): readonly Conflict[] =>
  ought === null
    ? []
    : [
        {
          path: ['reports', 'targets', name],
          part: 'value',
          words: `${echo(name)} ${ought}`,
          nearest: null,
          holds: 'The line has no effect.',
        },
      ]
