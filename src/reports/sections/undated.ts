import { dayAfter, dayAt } from '../../domain/day.ts'
import { ITEM, itemWords, moreItems, ownersWords } from '../item-words.ts'
import { undatedItems } from '../items.ts'
import { labelled, search } from '../links.ts'
import type { Report } from '../report.ts'
import { section } from '../section.ts'

const MOST = 10

/** A day that can be typed as it stands. */
const soon = ({ readAt, scope }: Report): string => dayAfter(dayAt(readAt, scope.calendar.zone), 14)

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
      `Type \`/due friday\` or \`/due ${soon(report)}\` on the issue.`,
    ]
      .filter((part) => part !== '')
      .join('\n\n')
  },
})
