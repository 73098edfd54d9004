import type { Row, Table } from '../../markdown/document/model.ts'
import type { Column } from './model.ts'

const TITLES: readonly (readonly [Column, RegExp])[] = [
  [
    'blocked',
    /\b(?:blocked|blockers?|blocks on|depends|dependenc(?:y|ies)|prerequisites?|after|waits? for|waiting for)\b/,
  ],
  [
    'owner',
    /\b(?:owners?|assignees?|assigned(?: to)?|who|responsible|dri|poc|people|person|leads?|driver|accountable|team|squad|contact)\b/,
  ],
  [
    'due',
    /\b(?:due|deadline|eta|by when|when|target|date|timeline|timeframe|completion date|finish(?:ed)? by|delivery)\b/,
  ],
  ['priority', /\b(?:priority|prio|urgency|importance|severity)\b/],
  ['status', /\b(?:status|state|done|progress|completed?|resolution|outcome)\b/],
  ['kind', /^(?:(?:action )?(?:type|kind|category|class|theme|area)|.{0,12}\b(?:type|kind))$/],
  [
    'id',
    /^(?:id|no\.?|nr\.?|n|#|number|item #|action #|ai #|ref|(?:action|ai|item|task|finding|row|gap|risk|follow[- ]?up|remediation) ids?)$/,
  ],
  [
    'tracked',
    /\b(?:issues?|tickets?|bugs?|links?|tracking|tracker|jira|prs?|pull requests?|references?|github|url|story|work item)\b/,
  ],
  [
    'action',
    /\b(?:actions?|items?|tasks?|descriptions?|what|to-?dos?|follow-?ups?|improvements?|remediations?|measures?|steps?|titles?|recommendations?|summary|details?|work|fix)\b/,
  ],
]

/** What each column holds, by its title; a title that says nothing is left out, and no two columns hold the same. */
export function columnsOf(header: Row): ReadonlyMap<Column, number> {
  const found = new Map<Column, number>()
  for (const [at, { plain }] of header.cells.entries()) {
    const column = columnNamed(plain)
    if (column !== null && !found.has(column)) found.set(column, at)
  }
  return found
}

/** The same of a whole table: where a column for issues tells of them instead of naming them, it says what is to be done. */
export function columnsIn(table: Table): ReadonlyMap<Column, number> {
  const found = columnsOf(table.header)
  const at = found.get('tracked')
  if (at === undefined || found.has('action') || !tellsIn(table, at)) return found
  return new Map([...found].filter(([column]) => column !== 'tracked')).set('action', at)
}

/** Most of what is written in it are words without a link. */
function tellsIn({ rows }: Table, at: number): boolean {
  const cells = rows.flatMap(({ cells }) => cells[at] ?? []).filter(({ plain }) => plain !== '')
  const told = cells.filter(({ plain, links }) => links.length === 0 && TOLD.test(plain))
  return told.length > cells.length / 2
}

/** Three words. */
const TOLD = /^\P{L}{0,9}\p{L}{2,}\s\S*\p{L}\S*\s\S*\p{L}/u

function columnNamed(title: string): Column | null {
  const words = title.toLowerCase().replaceAll(/[*_:]/g, '').trim()
  if (/^(?:action|follow-?up|task|work)[ -]?(?:items?|s)?$/.test(words)) return 'action'
  if (words === '#') return 'id'
  return TITLES.find(([, like]) => like.test(words))?.[0] ?? null
}

/** Whether a table lists what is to be done, and not what words mean or who took part. */
export const listsActions = (columns: ReadonlyMap<Column, number>): boolean =>
  columns.has('action') || (columns.has('owner') && (columns.has('due') || columns.has('status')))
