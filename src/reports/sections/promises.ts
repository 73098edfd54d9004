import { table } from '../../markdown/table.ts'
import { type Due, promisedItems } from '../items.ts'
import { issueLinks } from '../links.ts'
import { namedFigures } from '../named-figure.ts'
import type { Report } from '../report.ts'
import { section } from '../section.ts'
import { isDone } from '../telling/actions.ts'
import { numberWords } from '../words/number.ts'
import { periodWords } from '../words/period.ts'
import { targetWords } from '../words/target.ts'
import { sentenceWords } from '../words/value.ts'

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
      return numbers.length === 0
        ? []
        : [[words, numberWords(numbers.length), issueLinks(report, numbers)]]
    })
    const { period, calendar } = report.scope
    const nothing = `Nothing was due in ${periodWords(period, calendar.zone)}.`
    return [
      '### Promises kept',
      rows.length === 0 ? nothing : table(['Due in the period', 'Items', 'Issues'], rows),
      kept,
    ]
      .filter((part) => part !== '')
      .join('\n\n')
  },
})

/** Each item is in exactly one. */
const OUTCOMES: readonly (readonly [string, (one: Due) => boolean])[] = [
  ['Done in time', ({ end, due }) => end !== null && isDone(end.kind) && end.at <= due],
  ['Done late', ({ end, due }) => end !== null && isDone(end.kind) && end.at > due],
  ['Declined', ({ end }) => end?.kind === 'declined'],
  ['Carried on elsewhere', ({ end }) => end?.kind === 'duplicate'],
  ['Still open', ({ end }) => end === null],
]

function keptWords({ figures }: Report): string {
  const [figure] = namedFigures(figures, ['action-completion'])
  if (figure === undefined) return ''
  const target =
    figure.target === null
      ? ''
      : ` Promised are ${targetWords(figure)}${figure.met === false ? ', which was **missed**' : ''}.`
  const all = sentenceWords(figure.trailing, figure.trailingSummary)
  return `Over the last 90 days: ${all}.${target}`
}
