import { table } from '../markdown/table.ts'
import { ENOUGH } from '../metrics/statistics/enough.ts'
import type { Figure, Report } from './report.ts'
import { comparedOf } from './windows.ts'
import { periodHead } from './words/period.ts'
import { keptCell, promisedCell } from './words/target.ts'
import { trendWords } from './words/trend.ts'
import { inPeriod, inTrailing, type Shown } from './words/value.ts'

/** The period beside the 90 days, or a quarter beside the one before, in three columns, which a phone shows whole. */
export function figuresTable(report: Report, figures: readonly Figure[]): string {
  const { period, calendar } = report.scope
  const beside = besideOf(report)
  return table(
    ['', periodHead(period, calendar.zone), beside.head],
    figures.map((figure) => row(report, quietTrend(figure, figures), beside)),
  )
}

/** Where nothing can be told of any, the note below says so once. */
const quietTrend = (figure: Figure, figures: readonly Figure[]): Figure =>
  figures.every(({ trend }) => trend === null || trend.kind === 'too-few')
    ? { ...figure, trend: null }
    : figure

/** Those of which the table has something to tell. */
export const toldFigures = (report: Report, figures: readonly Figure[]): readonly Figure[] => {
  const { of } = besideOf(report)
  return figures.filter(
    (figure) => !inPeriod(figure).empty || !of(figure).empty || figure.met === false,
  )
}

/** What stands beside the period. */
interface Beside {
  readonly head: string
  readonly of: (figure: Figure) => Shown
}

/** A quarter is as long as the 90 days, which would say the same twice. */
function besideOf({ scope, course }: Report): Beside {
  const { period, calendar } = scope
  const before =
    period.kind === 'quarter' ? course.find(({ period: { to } }) => to === period.from) : undefined
  if (before === undefined) return { head: 'Last 90 days', of: inTrailing }
  return {
    head: periodHead(before.period, calendar.zone),
    of: ({ metric }) => {
      const found = before.figures.find((one) => one.metric.name === metric.name)
      return found === undefined ? NOT_THERE : inPeriod(found)
    },
  }
}

const NOT_THERE: Shown = { value: 'not known', basis: '', empty: true }

function row(report: Report, figure: Figure, { of }: Beside): readonly string[] {
  const [now, beside] = [inPeriod(figure), of(figure)]
  const trend = trendWords(figure)
  const inWhole = comparesPeriods(report)
  return [
    [figure.metric.title, ...promisedCell(figure)].join('<br>'),
    [cell(now, inWhole ? trend : ''), ...keptCell(figure)].join('<br>'),
    cell(beside, inWhole ? '' : trend),
  ]
}

const cell = ({ value, basis, empty }: Shown, trend: string): string =>
  [/\d/.test(value) ? `**${whole(value)}**` : value, basis, empty ? '' : whole(trend)]
    .filter((part) => part !== '')
    .join('<br>')

/** Short words are not broken at their blank, which on a phone would put a unit alone on a line. */
const whole = (words: string): string =>
  words.length > LONGEST_WHOLE ? words : words.replaceAll(' ', '\u00a0')

const LONGEST_WHOLE = 9

/** Whether arrows are of the period itself; else they are of the 90 days. */
export const comparesPeriods = ({ scope }: Report): boolean =>
  comparedOf(scope)?.[0] === scope.period

/** What the arrows of a table compare; empty where it has none. */
export function arrowsNote(report: Report, figures: readonly Figure[]): string {
  const kinds = new Set(figures.map(({ trend }) => trend?.kind))
  const arrows = kinds.has('up') || kinds.has('down') || kinds.has('none')
  const compared = comparesPeriods(report)
    ? `Arrows compare the ${wordOf(report)} with the one before.`
    : 'Arrows compare these 90 days with the 90 before.'
  const unclear = kinds.has('none') ? ['Unclear is what chance alone would bring about.'] : []
  const few = arrows
    ? `Fewer than ${ENOUGH} on a side are too few to tell.`
    : `Too few to tell whether they changed: that takes ${ENOUGH} on both sides.`
  return [...(arrows ? [compared] : []), ...unclear, ...(kinds.has('too-few') ? [few] : [])].join(
    ' ',
  )
}

const wordOf = ({ scope: { period } }: Report): string =>
  period.kind === 'month' || period.kind === 'quarter' ? period.kind : 'period'
