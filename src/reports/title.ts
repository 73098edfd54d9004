import { capital } from '../domain/capital.ts'
import type { Report, ReportKind } from './report.ts'
import { isRunning } from './running.ts'
import { periodWords } from './words/period.ts'

const OF: Readonly<Record<ReportKind, string>> = {
  actions: 'Action items',
  metrics: 'Incidents',
  trends: 'Trends of incidents',
}

/** Plain text, as GitHub shows titles: `Incidents: week 47 (16 to 22 Nov 2026)`. */
export function reportTitle(report: Report): string {
  const { kind, scope } = report
  const when = capitalOf(periodWords(scope.period, scope.calendar.zone))
  return `${OF[kind]}: ${when}${isRunning(report) ? ', so far' : ''}`
}

/** A week is a word in the middle of a title, a month a name. */
const capitalOf = (words: string): string => (/^\p{Ll}/u.test(words) ? words : capital(words))
