import { dueWords, ITEM, itemsTable, moreItems } from '../item-words.ts'
import { soonItems } from '../items.ts'
import { labelled, search } from '../links.ts'
import { section } from '../section.ts'

const MOST = 15

export const dueSoon = section({
  name: 'due_soon',
  summary: 'Open action items that are due within seven days, the nearest first.',
  kinds: ['actions'],
  render: (report) => {
    const items = soonItems(report)
    if (items.length === 0) return ''
    const shown = items.slice(0, MOST)
    return [
      '### Due within seven days',
      itemsTable(report, shown, ['Due', (one) => dueWords(one, report)]),
      moreItems(items.length - shown.length, search(report, ['is:open', labelled(ITEM)])),
    ]
      .filter((part) => part !== '')
      .join('\n\n')
  },
})
