import { checklist, type Item } from '../../domain/checklist.ts'
import type { Category } from '../../domain/status.ts'
import { details } from '../../markdown/table.ts'
import type { Section, View } from './view.ts'

const TITLES: readonly (readonly [Category, string])[] = [
  ['triage', 'Detection and the first five minutes'],
  ['investigating', 'Investigation'],
  ['identified', 'Mitigation options'],
  ['mitigated', 'Resolution'],
]

/** The list of the present status open, the others folded, all of them numbered through. */
export const checklists: Section = (view) => {
  if (view.incident.report || !view.incident.ours) return null
  const items = checklist(view.incident)
  const current = open(view.incident.category)
  const lists = TITLES.map(([category, title]) => {
    const own = items.filter((item) => item.category === category)
    const done = `${title} (${own.filter((item) => item.done).length} of ${own.length})`
    const lines = own.map((item) => line(item, view)).join('\n')
    return category === current ? `**${done}**\n\n${lines}` : details(done, lines)
  })
  const hint = view.signed
    ? 'With write access tick a box here; anybody who may respond says `/check 3`.'
    : 'Say `/check 3` to tick one.'
  return ['#### Checklists', hint, ...lists].join('\n\n')
}

/** After the end it is the last list that still matters; a cancelled incident has none. */
function open(category: Category): Category | null {
  if (category === 'resolved') return 'mitigated'
  return TITLES.some(([own]) => own === category) ? category : null
}

function line({ number, text, done }: Item, { signed }: View): string {
  if (signed) return `- [${done ? 'x' : ' '}] ${number}. ${text}`
  return `- ${done ? '✅' : '▫️'} ${number}. ${text}`
}
