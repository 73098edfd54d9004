import { table } from '../../markdown/table.ts'
import { bar } from '../bar.ts'
import { ITEM, itemWords, moreItems, OVERDUE, ownerWords } from '../item-words.ts'
import { type Due, daysLate, overdueItems } from '../items.ts'
import { labelled, linked, search } from '../links.ts'
import type { Report } from '../report.ts'
import { section } from '../section.ts'
import { count, numberWords } from '../words/number.ts'

const MOST = 20
/** Of the narrow column of a phone. */
const BLOCKS = 5

export const overdue = section({
  name: 'overdue',
  summary:
    'Open action items past their day, by owner and by how late, with bars. Owners are mentioned where config says so.',
  kinds: ['actions'],
  render: (report) => {
    const items = byOwner(overdueItems(report))
    if (items.length === 0) return ''
    const longest = items.reduce((most, { one }) => Math.max(most, daysLate(one, report)), 0)
    const rows = items
      .slice(0, MOST)
      .map((item, at) => [
        item.owner === items[at - 1]?.owner ? '' : ownerCell(report, item.owner, items),
        itemWords(report, item.one),
        lateCell(daysLate(item.one, report), longest),
      ])
    return [
      `### Overdue`,
      table(['Owner', 'Item', 'Late'], rows),
      moreItems(
        items.length - rows.length,
        search(report, ['is:open', labelled(ITEM), labelled(OVERDUE)]),
      ),
    ]
      .filter((part) => part !== '')
      .join('\n\n')
  },
})

const lateCell = (days: number, longest: number): string =>
  `${days === 0 ? 'since today' : count(days, 'day')}<br>${bar(days, longest, BLOCKS)}`

interface Owned {
  /** The first of them, or the team; null where nobody is. */
  readonly owner: string | null
  readonly one: Due
}

/** Whoever has what is latest comes first, with all that is theirs. What nobody owns is whoever reads this one's. */
function byOwner(items: readonly Due[]): readonly Owned[] {
  const owners = new Map<string | null, Due[]>()
  for (const one of items) {
    const owner = one.owners[0] ?? one.team
    const theirs = owners.get(owner)
    if (theirs === undefined) owners.set(owner, [one])
    else theirs.push(one)
  }
  return [...owners].flatMap(([owner, theirs]) => theirs.map((one) => ({ owner, one })))
}

function ownerCell(report: Report, owner: string | null, items: readonly Owned[]): string {
  const words = ownerWords(report, owner)
  const many = items.filter((item) => item.owner === owner).length
  if (owner === null || owner.includes('/') || many === 1) return words
  const theirs = search(report, ['is:open', labelled(ITEM), labelled(OVERDUE), `assignee:${owner}`])
  return `${words}<br>${linked(`${numberWords(many)} items`, theirs)}`
}
