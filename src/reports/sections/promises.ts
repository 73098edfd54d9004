import { details, table } from '../../markdown/table.ts'
import { isInTime } from '../../metrics/in-time.ts'
import { type Due, promisedItems } from '../items.ts'
import { issueLinks } from '../links.ts'
import { namedFigures } from '../named-figure.ts'
import type { Figure, Report } from '../report.ts'
import { section } from '../section.ts'
import { isDone } from '../telling/actions.ts'
import { numberWords } from '../words/number.ts'
import { periodHead, periodWords } from '../words/period.ts'
import { targetWords } from '../words/target.ts'
import { inPeriod, sentenceWords } from '../words/value.ts'

export const promises = section({
  name: 'promises',
  summary:
    'What became of the action items that were due in the period: in time, late, declined, still open.',
  kinds: ['actions'],
  render: (report) => {
    const items = promisedItems(report)
    const kept = keptWords(report)
    if (items.length === 0 && kept === '') return ''
    const rows = OUTCOMES.flatMap(([words, of]) => {
      const numbers = items.filter((one) => of(one)).map(({ number }) => number)
      return numbers.length === 0 ? [] : [[words, numberWords(numbers.length), issueLinks(numbers)]]
    })
    const { period, calendar } = report.scope
    const nothing = `Nothing was due in ${periodWords(period, calendar.zone)}.`
    return [
      '### Promises kept',
      rows.length === 0 ? nothing : table(['Due in the period', 'Items', 'Issues'], rows),
      kept,
      overTime(report),
    ]
      .filter((part) => part !== '')
      .join('\n\n')
  },
})

/** Each item is in exactly one. */
const OUTCOMES: readonly (readonly [string, (one: Due) => boolean])[] = [
  ['Done in time', ({ end, due }) => end !== null && isDone(end.kind) && isInTime(end.at, due)],
  ['Done late', ({ end, due }) => end !== null && isDone(end.kind) && !isInTime(end.at, due)],
  ['Declined', ({ end }) => end?.kind === 'declined'],
  ['Carried on elsewhere', ({ end }) => end?.kind === 'duplicate'],
  ['Still open', ({ end }) => end === null],
]

function keptWords({ figures }: Report): string {
  const [figure] = namedFigures(figures, ['action-completion'])
  if (figure === undefined) return ''
  const lately = sentenceWords(figure.trailing, figure.trailingSummary)
  return `In time: ${sentenceWords(figure.measured, figure.summary)}${promised(figure)}. Over the last 90 days: ${lately}.`
}

function promised(figure: Figure): string {
  if (figure.target === null) return ''
  const kept = figure.met === null ? '' : figure.met ? ', ✓ met' : ', ✗ **missed**'
  return `; target ${targetWords(figure)}${kept}`
}

/** Month by month, folded away; empty where fewer than two have anything that was due. */
function overTime({ course, scope }: Report): string {
  const rows = course.flatMap(({ period, figures }) => {
    const [figure] = namedFigures(figures, ['action-completion'])
    if (figure === undefined || inPeriod(figure).empty) return []
    return [[periodHead(period, scope.calendar.zone), sentenceWords(figure.measured, null)]]
  })
  return rows.length < 2 ? '' : details('Month by month', table(['Due in', 'Done in time'], rows))
}
