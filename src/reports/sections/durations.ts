import { details, table } from '../../markdown/table.ts'
import type { Summary } from '../../metrics/statistics/summary.ts'
import { arrowsNote, figuresTable, toldFigures } from '../figures-table.ts'
import { namedFigures } from '../named-figure.ts'
import { proof } from '../proof.ts'
import type { Figure, Report } from '../report.ts'
import { section } from '../section.ts'
import { DURATIONS } from '../standard.ts'
import { lengthWords } from '../words/length.ts'
import { periodHead } from '../words/period.ts'

export const durations = section({
  name: 'durations',
  summary:
    'How long it took to detect, acknowledge, mitigate and resolve, against targets, in the period and the last 90 days; below it mean, 90th percentile, geometric mean and the issues.',
  kinds: ['metrics', 'trends'],
  render: (report) => {
    const figures = toldFigures(report, namedFigures(report.figures, DURATIONS))
    if (figures.length === 0) return ''
    return [
      '### How long it took',
      figuresTable(report, figures),
      note(report, figures),
      statistics(report, figures),
      proof(report, figures),
    ]
      .filter((part) => part !== '')
      .join('\n\n')
  },
})

const note = (report: Report, figures: readonly Figure[]): string =>
  `Medians. *n* is how many incidents have both times. ${arrowsNote(report, figures)}`.trim()

/** Everything else that is said of durations; empty where there is none. */
function statistics(report: Report, figures: readonly Figure[]): string {
  const { period, calendar } = report.scope
  const parts = [
    told(periodHead(period, calendar.zone), figures, ({ summary }) => summary),
    told('Last 90 days', figures, ({ trailingSummary }) => trailingSummary),
  ].filter((part) => part !== '')
  return parts.length === 0
    ? ''
    : details('Mean, 90th percentile and how sure', [...parts, EXPLAINED].join('\n\n'))
}

const EXPLAINED =
  'Times of incidents are skewed: a few long ones pull the mean up, so that the median stands in front. The interval holds the median in 95 % of samples drawn from these incidents.'

/** Of a single one all of these are itself. */
const FEWEST = 2

function told(
  head: string,
  figures: readonly Figure[],
  of: (figure: Figure) => Summary | null,
): string {
  const rows = figures.flatMap((figure) => {
    const summary = of(figure)
    return summary === null || summary.n < FEWEST ? [] : [[figure.metric.title, ...cells(summary)]]
  })
  return rows.length === 0 ? '' : table([head, 'Median', 'Mean, 90th percentile'], rows)
}

/** Survival: what the median would be if those that still run had to be waited for. */
function cells({
  mean,
  median,
  p90,
  geomean,
  interval,
  survivalMedian,
}: Summary): readonly string[] {
  const words = (ms: number | null): string => (ms === null ? 'not known' : lengthWords(ms))
  const [least, most] = interval ?? []
  const sure =
    least === undefined || most === undefined ? [] : [`${words(least)} to ${words(most)}`]
  const running = survivalMedian === null ? [] : [`${words(survivalMedian)} with open ones`]
  return [
    [words(median), ...sure, ...running].join('<br>'),
    [`mean ${words(mean)}`, `geometric ${words(geomean)}`, `90th ${words(p90)}`].join('<br>'),
  ]
}
