import { inert } from '../../markdown/inert.ts'
import { table } from '../../markdown/table.ts'
import { belonging, isOpen } from '../../metrics/belonging.ts'
import { lengthOf } from '../../metrics/duration.ts'
import type { Case } from '../../metrics/material.ts'
import type { Points } from '../../metrics/metric.ts'
import { issueLink, linked, touchedSearch } from '../links.ts'
import { namedFigures } from '../named-figure.ts'
import type { Report } from '../report.ts'
import { section } from '../section.ts'
import { lengthWords } from '../words/length.ts'
import { numberWords } from '../words/number.ts'

const MOST = 10

export const incidents = section({
  name: 'incidents',
  summary: 'The incidents that were resolved, the worst and longest first, at most ten.',
  kinds: ['metrics'],
  render: (report) => {
    const all = rows(report)
    if (all.length === 0) return ''
    const cells = all.slice(0, MOST).map((row) => cellsOf(report, row))
    const left = all.length - cells.length
    const more = linked(`${numberWords(left)} more`, touchedSearch(report, report.repository.label))
    return [
      '### Incidents',
      table(['Incident', 'Severity', 'Lasted'], cells),
      ...(left > 0 ? [`And ${more}.`] : []),
    ].join('\n\n')
  },
})

interface Row {
  readonly one: Case
  readonly rank: number
  readonly ms: number | null
}

const rows = ({ figures, material, scope }: Report): readonly Row[] => {
  const [resolve] = namedFigures(figures, ['time-to-resolve'])
  const points: Points | null = scope.points['time-to-resolve'] ?? resolve?.metric.points ?? null
  return belonging(material.incidents, scope.period)
    .map((one) => ({
      one,
      rank: rankOf(one, scope.severities),
      ms: points === null ? null : lengthOf(one, points),
    }))
    .toSorted(
      (a, b) => a.rank - b.rank || (b.ms ?? -1) - (a.ms ?? -1) || a.one.number - b.one.number,
    )
}

/** What nobody has judged stands behind what somebody has. */
function rankOf({ severity }: Case, severities: readonly string[]): number {
  const rank = severity === null ? -1 : severities.indexOf(severity)
  return rank === -1 ? severities.length : rank
}

const TITLE = 80

const cellsOf = (report: Report, { one, ms }: Row): readonly string[] => [
  `${issueLink(report, one.number)} ${inert(one.title, TITLE)}`,
  one.severity === null ? 'nobody said' : inert(one.severity, 40),
  ms === null ? (isOpen(one) ? 'still open' : 'not known') : lengthWords(ms),
]
