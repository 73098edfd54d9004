import { local } from '../../domain/instant.ts'
import { inert } from '../../markdown/inert.ts'
import type { Promised } from '../../postmortem/items/promised.ts'
import type { Owners } from './planned-item.ts'
import type { SeenItem } from './seen.ts'

interface Planned {
  readonly item: Promised
  readonly owners: Owners
}

/**
 * What a document and the issue of its item say differently, a sentence each, as Markdown that notifies nobody. The
 * issue holds: people change it where they work, and the document stays what was agreed on.
 */
export function differences(
  { item, owners }: Planned,
  issue: SeenItem,
  zone: string,
): readonly string[] {
  return [
    titles(item, issue),
    dues(item, issue, zone),
    people(owners, issue),
    ends(item, issue),
  ].flatMap((words) => words ?? [])
}

const LONGEST = 120

function titles({ title }: Promised, issue: SeenItem): string | null {
  if (plain(title) === plain(issue.title)) return null
  return `The document says “${inert(title, LONGEST)}”; the issue is called “${inert(issue.title, LONGEST)}”.`
}

/** Beyond punctuation and blanks, which are written otherwise in a title. */
const plain = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** A date that the document does not say for sure differs from none. */
function dues({ due }: Promised, issue: SeenItem, zone: string): string | null {
  const written = due?.reading.date ?? null
  const holds = dueNow(issue, zone)
  if (written === null || written === holds) return null
  return holds === null
    ? `The document says due ${written}; the issue has no due date.`
    : `The document says due ${written}; the issue is due ${holds}.`
}

/** As the newest accepted command says, else as our marker does. */
function dueNow({ entries, due }: SeenItem, zone: string): string | null {
  const facts = entries.flatMap(({ outcome, facts: said = [] }) =>
    outcome === 'refused' ? [] : said,
  )
  const last = facts.findLast((fact) => fact.type === 'due-set')
  if (last?.type !== 'due-set') return due
  return last.due === null ? null : local(last.due, zone).date
}

/** Only who can be compared: of a name, a team or somebody who cannot be assigned the issue holds no assignee. */
function people({ assignees }: Owners, issue: SeenItem): string | null {
  if (assignees.length === 0) return null
  const has = new Set(issue.assignees.map(low))
  if (assignees.length === has.size && assignees.every((login) => has.has(low(login)))) return null
  const now =
    issue.assignees.length === 0
      ? 'nobody is assigned'
      : `it is assigned to ${logins(issue.assignees)}`
  return `The document says ${logins(assignees)}; on the issue ${now}.`
}

const low = (text: string): string => text.toLowerCase()
const logins = (all: readonly string[]): string =>
  all.map((login) => `\`${login.replaceAll('`', '')}\``).join(', ')

/** An issue that is closed needs no word: nobody keeps a document's status. */
function ends({ status }: Promised, { open }: SeenItem): string | null {
  if (!open || (status !== 'done' && status !== 'declined')) return null
  return status === 'done'
    ? 'The document says that it is done; the issue is open. `/done #<pull request>` there says by what.'
    : 'The document says that it is not going to be done; the issue is open. `/decline <reason>` there says why.'
}
