import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/instant.ts'
import type { Period } from '../../domain/period.ts'
import { details, table } from '../../markdown/table.ts'
import { overTime } from '../chart/over-time.ts'
import { measuredAs, namedFigures } from '../named-figure.ts'
import type { PastFigure, Report } from '../report.ts'
import { section } from '../section.ts'
import { numberWords } from '../words/number.ts'
import { periodHead } from '../words/period.ts'
import { inPeriod } from '../words/value.ts'

const MOST = 12

export const course = section({
  name: 'course',
  summary:
    'Month by month or quarter by quarter: how many incidents, and how long they took, as a table and as charts; below a week the months as a folded table.',
  kinds: ['metrics', 'trends'],
  render: (report) => {
    const points = report.course.slice(-MOST).map((one) => pointOf(report, one))
    if (points.length < 2) return ''
    if (report.scope.period.kind === 'week') return details('Month by month', tableOf(points))
    return ['### Over time', tableOf(points), countsChart(points), lengthsChart(points)]
      .filter((part) => part !== '')
      .join('\n\n')
  },
})

interface Point {
  readonly name: string
  /** For the narrow foot of a bar. */
  readonly short: string
  readonly declared: number | null
  readonly acknowledge: PastFigure | null
  readonly resolve: PastFigure | null
}

function pointOf({ scope }: Report, { period, figures }: Report['course'][number]): Point {
  const [acknowledge = null] = namedFigures(figures, ['time-to-acknowledge'])
  const [resolve = null] = namedFigures(figures, ['time-to-resolve'])
  return {
    name: periodHead(period, scope.calendar.zone),
    short: shortName(period, scope.calendar.zone),
    declared: measuredAs(figures, 'incidents-declared', 'amount')?.measured.value ?? null,
    acknowledge,
    resolve,
  }
}

/** The months of a year are told apart without it, quarters of two are not. */
const shortName = (period: Period, zone: string): string => {
  const [name = '', year = ''] = periodHead(period, zone).split(' ')
  return period.kind === 'quarter' ? `${name} ${year.slice(2)}` : name
}

const tableOf = (points: readonly Point[]): string =>
  table(
    ['', 'To acknowledge', 'To resolve'],
    points.map(({ name, declared, acknowledge, resolve }) => [
      declared === null ? name : `${name}<br>${numberWords(declared)} declared`,
      cell(acknowledge),
      cell(resolve),
    ]),
  )

function cell(figure: PastFigure | null): string {
  if (figure === null) return ''
  const { value, basis } = inPeriod(figure)
  return basis === '' ? value : `${value}<br>${basis}`
}

const countsChart = (points: readonly Point[]): string =>
  overTime({
    title: 'Incidents declared',
    unit: 'incidents',
    points: points.map(({ short, declared }) => ({ name: short, value: declared })),
  })

function lengthsChart(points: readonly Point[]): string {
  const lengths = points.map(({ short, resolve }) => ({
    name: short,
    ms: resolve?.summary?.median ?? null,
  }))
  const [unit, size] = unitFor(Math.max(0, ...lengths.map(({ ms }) => ms ?? 0)))
  return overTime({
    title: 'Median time to resolve',
    unit,
    points: lengths.map(({ name, ms }) => ({ name, value: ms === null ? null : ms / size })),
  })
}

/** The unit in which the highest bar is a number that people take in. */
function unitFor(most: number): readonly [string, number] {
  if (most < 3 * HOUR_MS) return ['minutes', MINUTE_MS]
  return most < 3 * DAY_MS ? ['hours', HOUR_MS] : ['days', DAY_MS]
}
