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
      /** What GitHub's refusal is about, where it is the token. */
      readonly refusal?: 'permission'
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

/** A step with what became of it. */
export interface Taken {
  readonly step: ReportStep
  readonly taken: StepTaken
}

export interface Published {
  /** Null where it could not be opened. */
  readonly number: number | null
  /** Whether it was there before. */
  readonly before: boolean
  readonly taken: readonly Taken[]
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
  if (there !== null) {
    return { number: there.number, before: true, taken: await succeed(shelf, seen, zone) }
  }
  const first = await opened(shelf, publication)
  const { number } = first
  if (number === null) return { number, before: false, taken: [first.taken] }
  const shown = [...seen, { number, kind, period, open: true }]
  return { number, before: false, taken: [first.taken, ...(await succeed(shelf, shown, zone))] }
}

/** Leaves the latest of these open, and has all others name it. Ends with the first that could not be done. */
export async function succeed(
  shelf: ReportShelf,
  seen: readonly SeenReport[],
  zone: string,
): Promise<readonly Taken[]> {
  const all: Taken[] = []
  for (const step of succession(seen, zone)) {
    const taken = await shelf.take(step)
    all.push({ step, taken })
    if (taken.result !== 'done' && taken.result !== 'already') break
  }
  return all
}

async function opened(
  shelf: ReportShelf,
  { kind, period, title, body, labels }: Publication,
): Promise<{ readonly number: number | null; readonly taken: Taken }> {
  const step = {
    type: 'report.open',
    key: reportKey(kind, period),
    ...{ title, body, labels },
  } as const
  const taken = await shelf.take(step)
  const number = taken.result === 'done' || taken.result === 'already' ? taken.number : null
  return { number, taken: { step, taken } }
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
