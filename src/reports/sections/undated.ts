import { ITEM, itemWords, moreItems, ownersWords } from '../item-words.ts'
import { undatedItems } from '../items.ts'
import { labelled, search } from '../links.ts'
import { section } from '../section.ts'

const MOST = 10

export const undated = section({
  name: 'undated',
  summary: 'Open action items without a day by which they are done, and what to type there.',
  kinds: ['actions'],
  render: (report) => {
    const items = undatedItems(report)
    if (items.length === 0) return ''
    const shown = items.slice(0, MOST)
    return [
      '### No day promised',
      shown.map((one) => `- ${itemWords(report, one)}, ${ownersWords(one)}`).join('\n'),
      moreItems(items.length - shown.length, search(report, ['is:open', labelled(ITEM)])),
      'Type `/due friday` or `/due 2026-12-01` on the issue.',
    ]
      .filter((part) => part !== '')
      .join('\n\n')
  },
})
