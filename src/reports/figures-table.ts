import { table } from '../markdown/table.ts'
import type { Figure, Report } from './report.ts'
import { periodHead } from './words/period.ts'
import { targetCell } from './words/target.ts'
import { trendWords } from './words/trend.ts'
import { inPeriod, inTrailing, type Shown } from './words/value.ts'

/** The period beside the 90 days, in at most four columns, so that a phone shows it whole. */
export function figuresTable(report: Report, figures: readonly Figure[]): string {
  const promised = figures.some(({ target }) => target !== null)
  const { period, calendar } = report.scope
  const head = ['', periodHead(period, calendar.zone), 'Last 90 days']
  return table(
    promised ? [...head, 'Target'] : head,
    figures.map((figure) => [
      figure.metric.title,
      cell(inPeriod(figure)),
      withTrend(cell(inTrailing(figure)), figure),
      targetCell(figure),
    ]),
  )
}

const cell = ({ value, basis }: Shown): string =>
  [/\d/.test(value) ? `**${value}**` : value, basis].filter((part) => part !== '').join('<br>')

function withTrend(words: string, figure: Figure): string {
  const trend = trendWords(figure)
  return trend === '' ? words : `${words}<br>${trend}`
}

/** What the arrows of a table compare; empty where it has none. */
export function arrowsNote({ scope }: Report, figures: readonly Figure[]): string {
  if (figures.every(({ trend }) => trend === null)) return ''
  const { kind } = scope.period
  const whole = kind === 'month' || kind === 'quarter'
  return whole
    ? `Arrows compare the ${kind} with the one before.`
    : 'Arrows compare the last 90 days with the 90 days before them.'
}
