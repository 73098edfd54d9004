import { inert } from '../../markdown/inert.ts'
import type { Measured } from '../../metrics/metric.ts'
import type { Summary } from '../../metrics/statistics/summary.ts'
import type { Figure, PastFigure } from '../report.ts'
import { lengthWords } from './length.ts'
import { numberWords, percentWords, shareWords } from './number.ts'

type Durations = Measured & { readonly kind: 'durations' }
type Amount = Measured & { readonly kind: 'amount' }
type Groups = Measured & { readonly kind: 'groups' }

/** What a table shows of a figure: the value, and what it rests on. Markdown. */
export interface Shown {
  readonly value: string
  readonly basis: string
  /** Whether there is nothing to count, so that a row of it would only take room. */
  readonly empty: boolean
}

/** Of one measurement of a figure; the summary is of the same measurement. */
export function shown(measured: Measured, summary: Summary | null): Shown {
  if (measured.kind === 'durations') return ofDurations(measured, summary)
  if (measured.kind === 'share') return ofShare(measured.yes.length, measured.no.length)
  return measured.kind === 'amount' ? ofAmount(measured) : ofGroups(measured)
}

export const inPeriod = ({ measured, summary }: PastFigure): Shown => shown(measured, summary)
export const inTrailing = ({ trailing, trailingSummary }: Figure): Shown =>
  shown(trailing, trailingSummary)

function ofDurations({ values, open, missing }: Durations, summary: Summary | null): Shown {
  const all = values.length + missing.length
  const median = summary?.median ?? null
  if (all === 0) return { value: 'none', basis: '', empty: open.length === 0 }
  const basis = coverage(values.length, all)
  return { value: median === null ? 'not known' : lengthWords(median), basis, empty: false }
}

const coverage = (known: number, all: number): string =>
  known === all ? `n = ${numberWords(known)}` : `n = ${numberWords(known)} of ${numberWords(all)}`

function ofShare(yes: number, no: number): Shown {
  if (yes + no === 0) return { value: 'none', basis: '', empty: true }
  return {
    value: percentWords(yes / (yes + no)),
    basis: `${numberWords(yes)} of ${numberWords(yes + no)}`,
    empty: false,
  }
}

function ofAmount({ value, unit, numbers, why }: Amount): Shown {
  if (value === null)
    return { value: 'not defined', basis: why === null ? '' : inert(why, 120), empty: true }
  const n = numbers.length
  const basis = unit === 'count' || n === 0 ? '' : `n = ${numberWords(n)}`
  return { value: amountWords(value, unit), basis, empty: n === 0 }
}

/** A number in the unit that it is measured in. */
export function amountWords(value: number, unit: Amount['unit']): string {
  if (unit === 'ms') return lengthWords(value)
  if (unit === 'share') return percentWords(value)
  return unit === 'per-week' ? `${numberWords(value)} a week` : numberWords(value)
}

const FEW = 2

function ofGroups({ groups }: Groups): Shown {
  if (groups.length === 0) return { value: 'none', basis: '', empty: true }
  const most = groups.toSorted((a, b) => b.numbers.length - a.numbers.length)
  const first = most.slice(0, FEW).map((one) => `${inert(one.name, 40)} ${one.numbers.length}`)
  const left = most.length - first.length
  return { value: first.join(', '), basis: left > 0 ? `and ${left} more` : '', empty: false }
}

/** On one line: `6 min (n = 5 of 6)`, `83 % (10 of 12)`. */
export function sentenceWords(measured: Measured, summary: Summary | null): string {
  if (measured.kind === 'share' && measured.yes.length + measured.no.length > 0)
    return shareWords(measured.yes.length, measured.yes.length + measured.no.length)
  const { value, basis } = shown(measured, summary)
  return basis === '' ? value : `${value} (${basis})`
}

/** Every issue that a measurement rests on. */
export function numbersOf(measured: Measured): readonly number[] {
  if (measured.kind === 'durations') return measured.values.map(({ number }) => number)
  if (measured.kind === 'share') return [...measured.yes, ...measured.no]
  if (measured.kind === 'amount') return measured.numbers
  return [...new Set(measured.groups.flatMap(({ numbers }) => numbers))]
}
