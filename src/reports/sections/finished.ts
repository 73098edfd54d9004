import { table } from '../../markdown/table.ts'
import { ITEM } from '../item-words.ts'
import { type Ended, endedItems } from '../items.ts'
import { during, issueLinks, labelled, linked, search } from '../links.ts'
import type { Report } from '../report.ts'
import { section } from '../section.ts'
import { numberWords } from '../words/number.ts'

/** How something ends, in the order of what it is worth. */
const ENDS: readonly (readonly [Ended['end']['kind'], string])[] = [
  ['verified', 'Done, with a merged pull request as proof'],
  ['merged', 'Merged, and not seen deployed yet'],
  ['unverified', 'Closed by hand, without proof'],
  ['declined', 'Declined'],
  ['duplicate', 'Carried on in another issue'],
]

export const finished = section({
  name: 'finished',
  summary: 'What ended in the period: done with proof, closed without, declined.',
  kinds: ['actions'],
  render: (report) => {
    const items = endedItems(report)
    if (items.length === 0) return ''
    const rows = ENDS.flatMap(([kind, words]) => {
      const numbers = items.filter(({ end }) => end.kind === kind).map(({ number }) => number)
      if (numbers.length === 0) return []
      return [[words, numberWords(numbers.length), issueLinks(numbers, { all: closed(report) })]]
    })
    return `### Finished\n\n${table(['How', linked('Items', closed(report)), 'Issues'], rows)}`
  },
})

const closed = (report: Report): string | null =>
  search(report, [
    labelled(ITEM),
    'is:closed',
    ...(report.scope.period.kind === 'all' ? [] : [during('closed', report.scope.period)]),
  ])
