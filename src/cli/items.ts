import type { DateReading } from '../postmortem/dates.ts'
import type { Promised } from '../postmortem/items/promised.ts'
import type { Promises } from '../postmortem/items/promised-in.ts'
import { columns } from './columns.ts'

/** An action item as programs get it. */
interface ListedItem {
  readonly title: string
  /** Logins, `org/team`, or names where no login is written. */
  readonly owners: readonly string[]
  /** `2026-12-01`; null where none is written, or none that is certain. */
  readonly due: string | null
  readonly dueText: string | null
  readonly done: boolean
  readonly status: Promised['status']
  readonly priority: string | null
  readonly kind: string | null
  /** Addresses. */
  readonly tracked: readonly string[]
  /** From 1. */
  readonly line: number
}

/** `base` is the web address of the repository whose bare numbers these are; null where it is not known. */
export const itemsForPrograms = (
  items: readonly Promised[],
  base: string | null,
): readonly ListedItem[] =>
  items.map((item) => ({
    title: item.title,
    owners: item.owners.map(({ text, login }) => login ?? text),
    due: item.due?.reading.date ?? null,
    dueText: item.due?.text ?? null,
    done: item.status === 'done',
    status: item.status,
    priority: item.priority ?? item.priorityText,
    kind: item.kind,
    tracked: addressesOf(item.tracked, base),
    line: item.line,
  }))

/** `#12` and `acme/shop#12` as addresses; a ticket such as `ABC-12` has none that is known here. */
function addressesOf(tracked: readonly string[], base: string | null): readonly string[] {
  const found = tracked.flatMap((one) => {
    const [, repository = '', number] = /^([\w.-]+\/[\w.-]+)?#(\d+)$/.exec(one) ?? []
    if (number === undefined) return /^https?:\/\//.test(one) ? [one] : []
    if (base === null) return []
    const at = repository === '' ? base : `${new URL(base).origin}/${repository}`
    return [`${at}/issues/${number}`]
  })
  return [...new Set(found)]
}

const HEAD = ['Line', 'Status', 'Due', 'Priority', 'Kind', 'Owner', 'What']

/** The items of a file as a table, then what could not be read in them. */
export function itemsInWords(file: string, { items, none }: Promises): string {
  const name = file === '-' ? 'standard input' : file
  if (items.length === 0) {
    return none
      ? `${name}: no action items, and it says so`
      : `${name}: no action items found below a heading such as Action items`
  }
  const rows = items.map((item) => [
    String(item.line),
    item.status,
    item.due?.reading.date ?? item.due?.text ?? '',
    item.priority ?? item.priorityText ?? '',
    item.kind ?? '',
    item.owners.map(({ text, login }) => (login === null ? text : `@${login}`)).join(', '),
    [item.title, ...item.tracked.map((one) => `(${one})`)].join(' '),
  ])
  const told = items.flatMap((item) => datesTold(name, item))
  const count = `${name}: ${items.length} action item${items.length === 1 ? '' : 's'}`
  return [columns(HEAD, rows, 'folded'), ...told, count].join('\n')
}

function datesTold(name: string, { due, line }: Promised): readonly string[] {
  if (due === null) return []
  const words = JSON.stringify(due.text)
  if (due.reading.date === null) return [`${name}:${line} ${words} ${problemOf(due.reading)}`]
  return due.reading.written === 'relative'
    ? [`${name}:${line} ${words} is read as ${due.reading.date}`]
    : []
}

function problemOf({ problem, readings }: DateReading & { readonly date: null }): string {
  switch (problem) {
    case 'ambiguous':
      return `can be ${readings.join(' or ')}: write the one that is meant`
    case 'impossible':
      return 'is in no calendar: write the day that is meant'
    case 'no-year':
      return 'has no year: write it as 2026-12-01'
    case 'relative':
      return 'moves with a day that the document does not name: write the date'
    case 'vague':
      return 'names no day: write the date'
    case 'unreadable':
      return 'cannot be read as a date: write it as 2026-12-01'
    default:
      return problem satisfies never
  }
}
