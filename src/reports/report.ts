import type { Calendar } from '../domain/calendar.ts'
import type { Instant } from '../domain/instant.ts'
import type { Period } from '../domain/period.ts'
import type { Material } from '../metrics/material.ts'
import type { Measured, Metric, Scope } from '../metrics/metric.ts'
import type { Summary, Trend } from '../metrics/statistics/summary.ts'

export const REPORTS = ['actions', 'metrics', 'trends'] as const
export type ReportKind = (typeof REPORTS)[number]

export const isReportKind = (word: string): word is ReportKind =>
  (REPORTS as readonly string[]).includes(word)

/** A metric with what it came to, and what it came to before. */
export interface Figure {
  readonly metric: Metric
  /** In the period. */
  readonly measured: Measured
  /** In the 90 days up to the period's end, since a week alone is nearly always too few. */
  readonly trailing: Measured
  /** In the period before, of the same length. */
  readonly before: Measured
  /** Of durations only, for the period and for the trailing days. */
  readonly summary: Summary | null
  readonly trailingSummary: Summary | null
  /** The trailing days beside the 90 days before them; for periods of a month or more the period beside the one before. */
  readonly trend: Trend | null
  /** What config promises, in the metric's unit; null where nothing is promised. */
  readonly target: number | null
  /** Null where there is no target, or nothing to hold against it. */
  readonly met: boolean | null
}

/** What a metric came to in one of many periods, which are shown side by side. */
export type PastFigure = Pick<Figure, 'metric' | 'measured' | 'summary'>

/** Everything that a report is written from. Pure data: the same bytes come of the same report. */
export interface Report {
  readonly kind: ReportKind
  readonly repository: {
    /** `owner/name`. */
    readonly name: string
    /** Its page, as a browser opens it, without a slash at the end. */
    readonly home: string
    /** Label of incidents. */
    readonly label: string
  }
  readonly scope: Scope
  readonly calendar: Calendar
  readonly readAt: Instant
  readonly material: Material
  /** In the order in which the registry has them. */
  readonly figures: readonly Figure[]
  /** Incidents of the period that count in no figure, and those that are open. */
  readonly excluded: Readonly<Record<string, readonly number[]>>
  readonly open: readonly number[]
  /** Months or quarters up to the period, oldest first, for what is told over time. */
  readonly course: readonly { readonly period: Period; readonly figures: readonly PastFigure[] }[]
  /** The report before this one of its kind; null where there is none. */
  readonly previous: number | null
  /** Logins to be named where a target is missed, and whether owners of overdue actions are mentioned. */
  readonly tell: readonly string[]
  readonly mention: boolean
  /** Short hashes of the config and of what was read, so that two people can see whether they had the same. */
  readonly hashes: { readonly config: string; readonly input: string }
  /** What could not be read, a sentence each. */
  readonly gaps: readonly string[]
  /** Where the incidents are of a file and not of the repository: what people call the file. */
  readonly file?: string | undefined
}
