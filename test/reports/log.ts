import { TIMES, type TimeName } from '../../src/domain/fact.ts'
import { instant, iso, shownAt } from '../../src/domain/instant.ts'
import type { Points } from '../../src/metrics/metric.ts'
import { readOffline } from '../../src/reports/data/offline.ts'
import { type Row, rowsOf } from '../../src/reports/data/rows.ts'
import { figuresOf } from '../../src/reports/figures.ts'
import { materialOf, scopeOf } from '../metrics/cases.ts'

/** Times as a clock in a place showed them: `2026-11-20T14:05`. */
export type Walls = Readonly<Partial<Record<TimeName, string | null>>>

const isoAt = (wall: string | null | undefined, zone: string): string | null =>
  wall == null ? null : iso(shownAt(instant(`${wall}:00Z`), zone)[0])

/** What `sitrep report` makes of a log of incidents, given as a file is. */
export function rowsOfLog(
  log: readonly Walls[],
  zone: string,
  points: Readonly<Record<string, Points>> = {},
): (metric: string) => Row {
  const file = log.map((walls, at) => ({
    number: at + 1,
    ...Object.fromEntries(TIMES.map((time) => [`${time}At`, isoAt(walls[time], zone)])),
  }))
  const read = readOffline(JSON.stringify(file))
  if (read.kind === 'refused') throw new Error(read.mistakes.join('\n'))
  const scope = scopeOf('all', { points })
  const rows = rowsOf({ scope, figures: figuresOf(materialOf(read.cases), scope, {}).figures })
  return (metric) => {
    const row = rows.find((one) => one.metric === metric)
    if (row === undefined) throw new Error(`no metric: ${metric}`)
    return row
  }
}

/** From when it was noticed, and only where somebody has said when that was. */
export const FROM_DETECTION: Readonly<Record<string, Points>> = {
  'time-to-resolve': { from: ['detected'], to: 'resolved' },
}
