import { dayWords } from '../../domain/day.ts'
import { inert } from '../../markdown/inert.ts'
import { redact } from '../../markdown/secrets.ts'
import { table } from '../../markdown/table.ts'
import type { DateReading } from '../../postmortem/dates.ts'
import type { Promised } from '../../postmortem/items/promised.ts'
import type { ItemPlan, Owners, PlannedItem } from '../actions/planned-item.ts'
import type { SeenItem } from '../actions/seen.ts'
import { type Homeless, type Merging, tallyOf } from './merging.ts'

export interface MergingWords {
  /** What merging does, in one line. */
  readonly brief: string
  /** The same with its tables. */
  readonly full: string
}

const HEADING = '#### What merging does'

/** What merging a document does, as Markdown. `page` is the file as text, so that lines can be linked. */
export function mergingWords(
  merging: Merging,
  page: string,
  elsewhere: string | null,
): MergingWords {
  const lines = linesOf(merging, elsewhere)
  const brief = `${HEADING}\n\n${lines}`
  if (merging.kind === 'homeless') return { brief, full: brief }
  const tables = [opened(merging.plan, page), others(merging.plan, page)].filter(
    (one) => one !== '',
  )
  return { brief, full: [brief, ...tables].join('\n\n') }
}

/** `elsewhere`: the branch that it goes into, where that is not the default branch. */
function linesOf(merging: Merging, elsewhere: string | null): string {
  if (merging.kind === 'homeless') return homeless(merging.count, merging.why)
  const { plan, more } = merging
  const { opens, links, leaves } = tallyOf(plan)
  const does = listed([
    opens === 0 ? 'opens no issue' : `opens ${counted(opens, 'issue')}`,
    ...(links === 0 ? [] : [`keeps ${links} that ${links === 1 ? 'exists' : 'exist'}`]),
    ...(leaves === 0 ? [] : [`leaves ${leaves} alone`]),
  ])
  const first =
    elsewhere === null
      ? `Merging this ${does}.`
      : `Merging this opens no issue yet, since it goes into ${inert(elsewhere, 100)}. Once the document stands on the default branch, that ${does}.`
  return [first, ...removals(plan), ...(more === 0 ? [] : [MORE(more)])].join(' ')
}

function removals({ removed }: ItemPlan): readonly string[] {
  if (removed.length === 0) return []
  return [
    removed.length === 1
      ? '1 issue whose item is no longer in the document stays as it is.'
      : `${removed.length} issues whose items are no longer in the document stay as they are.`,
  ]
}

const MORE = (more: number): string =>
  more === 1
    ? '1 more item is not looked at before the merge, since there are so many.'
    : `${more} more items are not looked at before the merge, since there are so many.`

function homeless(count: number, why: Homeless): string {
  const what = count === 1 ? 'its action item' : `its ${count} action items`
  const so = `Merging this opens no issue for ${what}: `
  if (why.kind === 'too-many') {
    return `${so}more incidents are written about here than are looked at before the merge.`
  }
  if (why.kind === 'unknown') {
    return `${so}it says that it is about issue ${why.named}, which is no incident here. Write the number of its incident into the front matter, then push again.`
  }
  return `${so}nothing says which incident it is about. Write its number into the front matter, as in \`incident: 42\`, then push again.`
}

const OPENED = ['New issue', 'Owner', 'Due', 'Priority', 'Kind'] as const

function opened({ items }: ItemPlan, page: string): string {
  const rows = items
    .filter(({ kind }) => kind === 'create')
    .map(({ item, owners }) => [
      linked(item, page),
      ownerWords(owners),
      dueWords(item),
      priorityWords(item),
      item.kind ?? '',
    ])
  return rows.length === 0 ? '' : table(OPENED, rows)
}

const OTHERS = ['Item', 'What becomes of it'] as const

function others({ items, removed }: ItemPlan, page: string): string {
  const rows = [
    ...items
      .filter(({ kind }) => kind !== 'create')
      .map((one) => [linked(one.item, page), fateOf(one)]),
    ...removed.map((issue) => [titleOf(issue), goneWords(issue)]),
  ]
  return rows.length === 0 ? '' : table(OTHERS, rows)
}

const LONGEST = 120

/** Nothing is said again that should stand nowhere. */
const titleOf = ({ title }: { readonly title: string }): string =>
  inert(redact(title).text, LONGEST)

const linked = (item: Promised, page: string): string => `[${titleOf(item)}](${page}#L${item.line})`

function fateOf(one: PlannedItem): string {
  switch (one.kind) {
    case 'create':
      return ''
    case 'linked': {
      const differs = one.differences.length > 0
      const holds = differs ? ` ${one.differences.join(' ')} The issue holds.` : ''
      return `Has its issue: ${numbered(one.issue)}.${holds}`
    }
    case 'tracked':
      return one.issue === null
        ? `Is carried on elsewhere, which is left alone: ${references(one.item)}.`
        : `Is carried on by ${numbered(one.issue)}, which is linked.`
    case 'left':
      return LEFT[one.why]
    default:
      return one satisfies never
  }
}

const LEFT: Readonly<Record<Extract<PlannedItem, { kind: 'left' }>['why'], string>> = {
  done: 'No issue: it is done.',
  declined: 'No issue: it is not going to be done.',
  'too-many': 'No issue: an incident has room for 100, and more urgent ones come first.',
}

const goneWords = (issue: SeenItem): string =>
  issue.open
    ? `Is no longer in the document. ${numbered(issue)} stays open.`
    : `Is no longer in the document. ${numbered(issue)} is closed already.`

const numbered = ({ number, url }: SeenItem): string => `[#${number}](${url})`

const MOST_REFERENCES = 3

const references = ({ tracked }: Promised): string =>
  listed(tracked.slice(0, MOST_REFERENCES).map((one) => inert(one, LONGEST)))

function ownerWords({ assignees, mentioned, teams, unknown }: Owners): string {
  const parts = [
    ...(assignees.length === 0 ? [] : [`${listed(assignees.map(code))}, assigned`]),
    ...(mentioned.length === 0
      ? []
      : [`${listed(mentioned.map(code))}, mentioned only: GitHub does not take them as assignee`]),
    ...(teams.length === 0 ? [] : [`${listed(teams.map(code))}, mentioned`]),
    ...unknown.map((name) => `“${inert(name, 60)}”: nobody was found`),
  ]
  return parts.length === 0 ? 'nobody' : parts.join('; ')
}

const code = (login: string): string => `\`${login.replaceAll(/[`|\r\n]/g, '')}\``

function dueWords({ due }: Promised): string {
  if (due === null) return 'no date'
  const { reading } = due
  return reading.date === null
    ? `“${inert(due.text, 60)}” ${unread(reading)}`
    : dayWords(reading.date)
}

function unread({ problem, readings }: DateReading & { readonly date: null }): string {
  switch (problem) {
    case 'ambiguous':
      return `may be ${readings.map(dayWords).join(' or ')}`
    case 'impossible':
      return 'is in no calendar'
    case 'no-year':
      return 'has no year'
    case 'relative':
      return 'counts from a day that the document does not say'
    case 'vague':
      return 'names no day'
    case 'unreadable':
      return 'cannot be read as a date'
    default:
      return problem satisfies never
  }
}

const priorityWords = ({ priority, priorityText }: Promised): string =>
  priority ?? (priorityText === null ? '' : `“${inert(priorityText, 40)}” is none`)

/** `a`, `a and b`, `a, b and c`. */
const listed = (all: readonly string[]): string =>
  all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
