import type { Instant } from '../../domain/instant.ts'
import { periodNamed } from '../../domain/periods.ts'
import type { ReportKind } from '../../reports/report.ts'
import type { ReportStep } from './step.ts'

/** A report issue of ours, as GitHub lists it. */
export interface SeenReport {
  readonly number: number
  readonly kind: ReportKind
  /** Name of its period. */
  readonly period: string
  readonly open: boolean
  /** Left out where nobody has looked. */
  readonly openedAt?: Instant
}

/** The report of that period; where there are two, the one that was there first. */
export const reportOf = (seen: readonly SeenReport[], period: string): SeenReport | null =>
  byNumber(seen.filter((one) => one.period === period))[0] ?? null

const byNumber = (seen: readonly SeenReport[]): readonly SeenReport[] =>
  seen.toSorted((a, b) => a.number - b.number)

/** The report that the one of this period comes after; null where there is none. */
export function reportBefore(
  seen: readonly SeenReport[],
  period: string,
  zone: string,
): SeenReport | null {
  const end = endOf(period, zone)
  return inCourse(seen, zone).findLast((one) => endOf(one.period, zone) < end) ?? null
}

/** What is behind that moment is newer. What cannot be read, which somebody else has named, is older than all. */
const endOf = (period: string, zone: string): Instant =>
  periodNamed(period, zone)?.to ?? (Number.NEGATIVE_INFINITY as Instant)

const inCourse = (seen: readonly SeenReport[], zone: string): readonly SeenReport[] =>
  seen.toSorted((a, b) => endOf(a.period, zone) - endOf(b.period, zone) || b.number - a.number)

/** One report of a kind stays open, the one of the latest period; the others name it and are closed. */
export function succession(seen: readonly SeenReport[], zone: string): readonly ReportStep[] {
  const newest = inCourse(seen, zone).at(-1)
  if (newest === undefined) return []
  return byNumber(seen)
    .filter(({ open, number }) => open && number !== newest.number)
    .flatMap(({ number: report, period }) => [
      { type: 'report.follow', report, body: followed(period, newest) },
      { type: 'report.close', report },
    ])
}

function followed(period: string, { number, period: next }: SeenReport): string {
  return period === next
    ? `This is told twice: the report on ${next} is #${number}.`
    : `The next report of this kind, on ${next}, is #${number}.`
}
