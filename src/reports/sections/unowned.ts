import { dueWords, ITEM, itemWords, moreItems } from '../item-words.ts'
import { unownedItems } from '../items.ts'
import { labelled, search } from '../links.ts'
import { section } from '../section.ts'

const MOST = 10

export const unowned = section({
  name: 'unowned',
  summary: 'Open action items that nobody owns, and what to type there.',
  kinds: ['actions'],
  render: (report) => {
    const items = unownedItems(report)
    if (items.length === 0) return ''
    const shown = items.slice(0, MOST)
    return [
      '### Nobody owns these',
      shown
        .map(
          (one) =>
            `- ${itemWords(report, one)}, ${one.due === null ? 'no day' : `due ${dueWords(one, report)}`}`,
        )
        .join('\n'),
      moreItems(
        items.length - shown.length,
        search(report, ['is:open', labelled(ITEM), 'no:assignee']),
      ),
      'Type `/owner @login` on the issue.',
    ]
      .filter((part) => part !== '')
      .join('\n\n')
  },
})
