import type { ReportKind } from '../../reports/report.ts'

/** What is written for a report. Each is one request that can be repeated, but for `report.open` and `report.follow`. */
export type ReportStep =
  /** `key` is `<kind>.<period>`, and goes into its marker. */
  | {
      readonly type: 'report.open'
      readonly key: string
      readonly title: string
      /** Without its marker, which is the adapter's. */
      readonly body: string
      readonly labels: readonly string[]
    }
  /** A comment on a report that says which one came after it. */
  | { readonly type: 'report.follow'; readonly report: number; readonly body: string }
  | { readonly type: 'report.close'; readonly report: number }

export const reportKey = (kind: ReportKind, period: string): string => `${kind}.${period}`
