import type { Group, Measured, Metric, Unit } from '../../metrics/metric.ts'
import type { Summary } from '../../metrics/statistics/summary.ts'
import type { Report } from '../report.ts'
import { hundredths, millionths, minutesOf } from './minutes.ts'

/** The unit of `value`: lengths of time are told in minutes. */
type RowUnit = 'count' | 'minutes' | 'share' | 'per-week'

export interface RowGroup {
  readonly name: string
  readonly n: number
  readonly value: number | null
  readonly numbers: readonly number[]
}

/**
 * One metric as data. Numbers of issues stand under what they are numbers of; deployments go by their ids. What a metric
 * cannot say is null, and keys that have no meaning for its kind are not there. Of durations `n` and `missing` together
 * are all that count in the period.
 */
export interface Row {
  readonly metric: string
  readonly n: number
  readonly missing: number
  readonly meanMinutes: number | null
  readonly medianMinutes: number | null
  readonly p90Minutes: number | null
  readonly geomeanMinutes: number | null
  readonly incidents: readonly number[]
  readonly actions?: readonly number[]
  readonly deployments?: readonly number[]
  readonly value?: number | null
  readonly unit?: RowUnit
  readonly why?: string | null
  readonly yes?: readonly number[]
  readonly no?: readonly number[]
  readonly apart?: Readonly<Record<string, readonly number[]>>
  readonly groups?: readonly RowGroup[]
}

/** The figures of a report as data, in the order of the registry. */
export const rowsOf = ({ figures, scope }: Pick<Report, 'figures' | 'scope'>): readonly Row[] =>
  figures.map(({ metric, measured, summary }) => ({
    ...headOf(metric, measured, summary, scope.period.kind === 'all'),
    ...restOf(measured),
  }))

function headOf(metric: Metric, measured: Measured, summary: Summary | null, isAll: boolean): Row {
  const numbers = numbersIn(measured)
  const row = {
    metric: metric.name,
    n: measured.kind === 'durations' ? measured.values.length : numbers.length,
    missing: missingIn(measured, isAll),
    meanMinutes: minutesOf(summary?.mean ?? null),
    medianMinutes: minutesOf(summary?.median ?? null),
    p90Minutes: minutesOf(summary?.p90 ?? null),
    geomeanMinutes: minutesOf(summary?.geomean ?? null),
  }
  if (metric.about === 'incidents') return { ...row, incidents: numbers }
  return { ...row, incidents: [], [metric.about]: numbers }
}

/** What still runs belongs to all there is, and lacks its end; to no other period does it belong. */
function missingIn(measured: Measured, isAll: boolean): number {
  if (measured.kind !== 'durations') return 0
  return measured.missing.length + (isAll ? measured.open.length : 0)
}

function numbersIn(measured: Measured): readonly number[] {
  switch (measured.kind) {
    case 'durations':
      return ascending(measured.values.map(({ number }) => number))
    case 'share':
      return ascending([...measured.yes, ...measured.no])
    case 'groups':
      return ascending(measured.groups.flatMap(({ numbers }) => numbers))
    case 'amount':
      return ascending(measured.numbers)
    default:
      return measured satisfies never
  }
}

function restOf(measured: Measured): Partial<Row> {
  switch (measured.kind) {
    case 'durations':
      return {}
    case 'share':
      return shareOf(measured)
    case 'groups':
      return groupsOf(measured)
    case 'amount':
      return amountOf(measured)
    default:
      return measured satisfies never
  }
}

function shareOf({ yes, no, apart }: Extract<Measured, { kind: 'share' }>): Partial<Row> {
  const all = yes.length + no.length
  return {
    value: all === 0 ? null : millionths(yes.length / all),
    unit: 'share',
    yes: ascending(yes),
    no: ascending(no),
    apart: Object.fromEntries(
      Object.entries(apart).map(([name, numbers]) => [name, ascending(numbers)]),
    ),
  }
}

function amountOf(measured: Extract<Measured, { kind: 'amount' }>): Partial<Row> {
  const { value, unit, why, groups } = measured
  return {
    value: value === null ? null : toldIn(unit, value),
    unit: wordOf(unit),
    why,
    ...(groups === undefined ? {} : { groups: groups.map((group) => groupOf(group, unit)) }),
  }
}

const groupsOf = ({ groups, unit }: Extract<Measured, { kind: 'groups' }>): Partial<Row> => ({
  ...(unit === undefined ? {} : { unit: wordOf(unit) }),
  groups: groups.map((group) => groupOf(group, unit ?? 'count')),
})

const groupOf = ({ name, numbers, value }: Group, unit: Unit): RowGroup => ({
  name,
  n: new Set(numbers).size,
  value: value === undefined ? null : toldIn(unit, value),
  numbers: ascending(numbers),
})

const wordOf = (unit: Unit): RowUnit => (unit === 'ms' ? 'minutes' : unit)

function toldIn(unit: Unit, value: number): number {
  if (unit === 'ms') return minutesOf(value) ?? 0
  return unit === 'share' ? millionths(value) : hundredths(value)
}

/** Each once. Sorted as numbers are by themselves, which of a hundred thousand takes a fifth of the time. */
const ascending = (numbers: readonly number[]): readonly number[] =>
  Array.from(Float64Array.from(new Set(numbers)).sort())
