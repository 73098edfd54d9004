import { lastRun, nextRun } from '../../config/schedule.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Period, PeriodKind } from '../../domain/period.ts'
import { lastWhole } from '../../domain/periods.ts'
import type { Policy } from '../../domain/policy.ts'
import { REPORTS, type ReportKind } from '../../reports/report.ts'

/** A report that the schedule asks for. */
export interface DueReport {
  readonly kind: ReportKind
  /** What it covers: the last one that was whole when the report was due, however late it comes. */
  readonly period: Period
  /** When it was due. */
  readonly at: Instant
}

/** The latest report of each kind that has been due up to now. Those before it that nobody made are not made up for. */
export function dueReports({ reports, zone }: Policy, now: Instant): readonly DueReport[] {
  return REPORTS.flatMap((kind) => {
    const schedule = reports.schedule[kind]
    const at = schedule && lastRun(schedule, now, zone)
    if (!schedule || !at) return []
    return [{ kind, period: lastWhole(schedule.covers, at, zone), at }]
  })
}

/** When the next report of any kind is due; null where none ever is. */
export function nextReportAt({ reports, zone }: Policy, now: Instant): Instant | null {
  const times = REPORTS.flatMap((kind) => {
    const schedule = reports.schedule[kind]
    const at = schedule && nextRun(schedule, now, zone)
    return at ? [at] : []
  })
  return times.length === 0 ? null : (Math.min(...times) as Instant)
}

/** What a report covers where nobody says, not even a schedule. */
const USUAL: Readonly<Record<ReportKind, PeriodKind>> = {
  actions: 'week',
  metrics: 'week',
  trends: 'quarter',
}

/** What a report of this kind covers where nobody names a period. */
export const coveredBy = (
  kind: ReportKind,
  { schedule }: Pick<Policy['reports'], 'schedule'>,
): PeriodKind => schedule[kind]?.covers ?? USUAL[kind]
