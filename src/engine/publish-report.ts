import { REPORT, reportLabel } from '../config/labels.ts'
import type { Instant } from '../domain/instant.ts'
import type { ReportStep } from '../plan/report/step.ts'
import { reportKey } from '../plan/report/step.ts'
import { reportBefore, reportOf, type SeenReport, succession } from '../plan/report/succession.ts'
import { render } from '../reports/render.ts'
import type { Report, ReportKind } from '../reports/report.ts'

/** What became of a step. `unsettled`: it was sent before, and nobody knows yet whether it arrived. */
export type StepTaken =
  /** `number` is that of the report, for `report.open`. */
  | { readonly result: 'done' | 'already'; readonly number: number | null }
  | { readonly result: 'unsettled'; readonly until: Instant }
  /** Somebody else may write here now, or we are about to end. */
  | { readonly result: 'stopped' }
  | {
      readonly result: 'failed'
      readonly reason: string
      readonly retryable: boolean
      readonly until?: Instant
    }

/** Where the reports of a repository are published. */
export interface ReportShelf {
  /** All of a kind that are ours, whatever their order. */
  readonly reports: (kind: ReportKind) => Promise<readonly SeenReport[]>
  readonly take: (step: ReportStep) => Promise<StepTaken>
}

/** A report as it is published. */
export interface Publication {
  readonly kind: ReportKind
  /** Name of its period. */
  readonly period: string
  readonly title: string
  readonly body: string
  readonly labels: readonly string[]
}

export interface Published {
  /** Null where it could not be opened. */
  readonly number: number | null
  /** Whether it was there before. */
  readonly before: boolean
  readonly taken: readonly { readonly step: ReportStep; readonly taken: StepTaken }[]
}

/**
 * Opens the report where nobody has, once however often this runs, and closes the ones before it, each with a word on
 * where it goes on. `seen` are those of its kind.
 */
export async function publishReport(
  shelf: ReportShelf,
  seen: readonly SeenReport[],
  publication: Publication,
  zone: string,
): Promise<Published> {
  const { kind, period } = publication
  const there = reportOf(seen, period)
  const taken: { readonly step: ReportStep; readonly taken: StepTaken }[] = []
  const take = async (step: ReportStep): Promise<StepTaken> => {
    const done = await shelf.take(step)
    taken.push({ step, taken: done })
    return done
  }
  const number = there?.number ?? (await opened(take, publication))
  if (number === null) return { number, before: false, taken }
  const shown = there === null ? [...seen, { number, kind, period, open: true }] : seen
  for (const step of succession(shown, zone)) {
    const { result } = await take(step)
    if (result !== 'done' && result !== 'already') break
  }
  return { number, before: there !== null, taken }
}

async function opened(
  take: (step: ReportStep) => Promise<StepTaken>,
  { kind, period, title, body, labels }: Publication,
): Promise<number | null> {
  const done = await take({
    type: 'report.open',
    key: reportKey(kind, period),
    title,
    body,
    labels,
  })
  return done.result === 'done' || done.result === 'already' ? done.number : null
}

/** What people will read of it, beside the report before it. */
export function publicationOf(
  report: Report,
  seen: readonly SeenReport[],
  templates: Readonly<Record<string, string>>,
): Publication {
  const { kind, scope } = report
  const { name: period } = scope.period
  const previous = reportBefore(seen, period, scope.calendar.zone)?.number ?? null
  const file = `report-${kind}.md`
  const text = templates[file]
  const template = text === undefined ? null : { source: `.github/sitrep/${file}`, text }
  const { title, body } = render({ ...report, previous }, template)
  return { kind, period, title, body, labels: [REPORT, reportLabel(kind)] }
}
