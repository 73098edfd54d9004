import { ITEM, itemsTable, moreItems } from '../item-words.ts'
import { daysOld, openItems } from '../items.ts'
import { labelled, linked, search } from '../links.ts'
import { section } from '../section.ts'
import { count } from '../words/number.ts'

const MOST = 5

export const oldest = section({
  name: 'oldest',
  summary: 'The five action items that have been open the longest.',
  kinds: ['actions'],
  render: (report) => {
    const items = openItems(report)
    if (items.length === 0) return ''
    const all = search(report, ['is:open', labelled(ITEM), 'sort:created-asc'])
    const shown = items.slice(0, MOST)
    return [
      `### Open the longest`,
      itemsTable(report, shown, ['Open for', (one) => count(daysOld(one, report), 'day')]),
      items.length > MOST
        ? moreItems(items.length - shown.length, all)
        : `${linked('All that are open', all)}.`,
    ].join('\n\n')
  },
})
