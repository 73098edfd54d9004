import type { Report, ReportKind } from './report.ts'

/** A part of a report. Its name is what a template writes: `{{ summary }}`. */
export interface Section {
  readonly name: string
  /** What it shows, for the reference. */
  readonly summary: string
  readonly kinds: readonly ReportKind[]
  /** Markdown with its own heading; empty where there is nothing to say. */
  readonly render: (report: Report) => string
}

/** Makes the section of a file in `sections`; the registry is written from these calls. */
export const section = (one: Section): Section => one
