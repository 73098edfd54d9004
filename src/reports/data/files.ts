import { iso } from '../../domain/instant.ts'
import { ALL } from '../../domain/periods.ts'
import { casesOf } from '../apart.ts'
import type { Report, ReportKind } from '../report.ts'
import { incidentsCsv } from './incidents-csv.ts'
import { jsonOf } from './json.ts'
import { rowsOf } from './rows.ts'
import { rowsCsv } from './rows-csv.ts'
import { SCHEMA_TEXT } from './schema.ts'

/** A file for the data branch. */
export interface DataFile {
  readonly path: string
  readonly text: string
}

export const SCHEMA_FILE: DataFile = { path: 'reports/schema.json', text: SCHEMA_TEXT }

/** Where the figures of a period lie, without the end that says how they are written. */
const placeOf = (kind: ReportKind, period: string): string => `reports/${kind}/${period}`

export const figuresPath = (kind: ReportKind, period: string): string =>
  `${placeOf(kind, period)}.json`

/** The figures of a report as data, and what the shape of them means. The same report is the same bytes. */
export function figureFiles(report: Report): readonly DataFile[] {
  const { kind, scope } = report
  const rows = rowsOf(report)
  const head = {
    ...{ version: 1, kind, repository: report.repository.name },
    period: periodOf(report),
    readAt: iso(report.readAt),
    hashes: report.hashes,
    gaps: report.gaps,
  }
  const place = placeOf(kind, scope.period.name)
  const opening = JSON.stringify(head, null, 1).replace(/\n\}$/, '')
  return [
    { path: `${place}.json`, text: `${opening},\n "metrics": ${jsonOf(rows).trimEnd()}\n}\n` },
    { path: `${place}.csv`, text: rowsCsv(rows) },
    ...incidentsFile(report, place),
    SCHEMA_FILE,
  ]
}

/** What the figures can be computed from again, by hand or in a spreadsheet. */
const incidentsFile = (report: Report, place: string): readonly DataFile[] =>
  report.kind === 'actions'
    ? []
    : [
        {
          path: `${place}.incidents.csv`,
          text: incidentsCsv(casesOf(report.material, report.scope.period)),
        },
      ]

function periodOf({ scope: { period, calendar } }: Report) {
  const { name, kind, from, to } = period
  const ends = period === ALL ? { from: null, to: null } : { from: iso(from), to: iso(to) }
  return { name, kind, ...ends, zone: calendar.zone }
}
