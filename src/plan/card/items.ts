import { dayAt } from '../../domain/day.ts'
import type { Instant } from '../../domain/instant.ts'
import { cut, inert } from '../../markdown/inert.ts'
import { link } from '../../markdown/link.ts'
import { table } from '../../markdown/table.ts'
import type { ShownItem } from '../actions/material.ts'
import { nextEdge } from '../item/labels.ts'
import { unopened } from '../postmortem/standing.ts'
import { itemNotes } from './item-notes.ts'
import { isOver, itemState, progress } from './item-state.ts'
import { person, type Section, type View } from './view.ts'

const MOST_ROWS = 40
/** Of the 30,000 that a page shows. */
const MOST_CHARACTERS = 9_000

/** What the postmortem promises, and how much of it is done and proven. */
export const items: Section = (view) => {
  const { items: settled } = view.incident
  if (settled === null) return view.items.pending ? `#### Action items\n\n${pending(view)}` : null
  const known = new Map(view.items.all.map((one) => [one.issue.number, one]))
  const all = settled.issues.flatMap((number) => known.get(number) ?? [])
  const parts = [
    all.length === 0 ? '' : `**${progress(all, view)}**`,
    rowsOf(all, view),
    all.length < settled.issues.length ? gone(settled.issues.length - all.length) : '',
    ...(view.items.pending ? [pending(view)] : []),
    ...itemNotes(settled, known, view),
  ].filter((part) => part !== '')
  return parts.length === 0 ? null : ['#### Action items', ...parts].join('\n\n')
}

const pending = ({ items: { compare } }: View): string =>
  compare === undefined
    ? 'What the published postmortem promises is being made issues of.'
    : unopened(compare, 'It brings the links to the issues into the document')

const gone = (count: number): string =>
  count === 1
    ? 'One of its issues cannot be seen any more: it was deleted, or moved elsewhere.'
    : `${count} of its issues cannot be seen any more: they were deleted, or moved elsewhere.`

/** As the document has them; where they are too many for a card, what is not over comes first. */
function rowsOf(all: readonly ShownItem[], view: View): string {
  if (all.length === 0) return ''
  const sorted =
    all.length > MOST_ROWS
      ? all.toSorted((a, b) => Number(isOver(a, view)) - Number(isOver(b, view)))
      : all
  const rows: (readonly string[])[] = []
  let left = MOST_CHARACTERS
  for (const one of sorted.slice(0, MOST_ROWS)) {
    const cells = row(one, view)
    left -= cells.join(' | ').length + 6
    if (left < 0) break
    rows.push(cells)
  }
  const more = all.length - rows.length
  const note = more > 0 ? `\n\n${more} more are listed as sub-issues above.` : ''
  return table(['Item', 'Owner', 'Due', 'State'], rows) + note
}

function row(one: ShownItem, view: View): readonly string[] {
  const { issue, action } = one
  const owners = action.owners.slice(0, 4).map((login) => person(login, view))
  const team = action.team === null ? [] : [inert(action.team, 80)]
  const whose = [...owners, ...(owners.length === 0 ? team : [])].join(', ')
  return [
    link(issue.url, cut(issue.title, 90)),
    whose || 'nobody yet',
    action.due === null ? 'not set' : dayAt(action.due, view.policy.zone),
    itemState(one, view),
  ]
}

/** When a row says something else without anybody doing anything; null where none will. */
export function nextItemEdge({ incident, items: { all }, policy, now }: View): Instant | null {
  const numbers = new Set(incident.items?.issues)
  const edges = all
    .filter(({ issue }) => numbers.has(issue.number))
    .flatMap(({ issue, action }) => nextEdge(action, issue.open, policy, now) ?? [])
  return edges.length === 0 ? null : (Math.min(...edges) as Instant)
}
