import { iso } from '../domain/instant.ts'
import type { Period } from '../domain/period.ts'
import { safeHref } from '../markdown/link.ts'
import type { Report } from './report.ts'

type Placed = Pick<Report, 'repository'>

/** Words that are safe Markdown, as a link; the words alone where there is no address. */
export function linked(words: string, address: string | null): string {
  const href = address === null ? null : safeHref(address)
  return href === null ? words : `[${words}](${href})`
}

/** `#12` as a link that also works in a mail and in a file. */
export const issueLink = ({ repository }: Placed, number: number): string =>
  linked(`#${number}`, `${repository.home}/issues/${number}`)

/**
 * Numbers as GitHub links them by itself, each once and in order, cut with a word of how many are left out: an address
 * behind each would make a report ten times as long.
 */
export function issueLinks(
  numbers: readonly number[],
  { most = 20, all = null }: { readonly most?: number; readonly all?: string | null } = {},
): string {
  const sorted = onceInOrder(numbers)
  const shown = sorted.slice(0, most).map((number) => `#${number}`)
  const left = sorted.length - shown.length
  return left === 0 ? shown.join(', ') : `${shown.join(', ')} and ${linked(`${left} more`, all)}`
}

/** Most lists are so already, and a report of all there is has dozens of a hundred thousand. */
function onceInOrder(numbers: readonly number[]): readonly number[] {
  const isOrdered = numbers.every((number, at) => at === 0 || (numbers[at - 1] ?? 0) < number)
  return isOrdered ? numbers : [...new Set(numbers)].toSorted((a, b) => a - b)
}

/** The address of a search for issues; null where a name cannot stand in one. */
export function search({ repository }: Placed, terms: readonly (string | null)[]): string | null {
  if (terms.includes(null)) return null
  const query = encodeURIComponent(['is:issue', ...terms].join(' ').toWellFormed())
  return `${repository.home}/issues?q=${query}`
}

/** A quotation mark ends the name, and nothing can be put before it. */
export const labelled = (label: string): string | null =>
  /["\\\p{Cc}]/u.test(label) ? null : `label:"${label}"`

/** `created:`, `closed:` within a period, to the second; null for a period without ends. */
export const during = (what: 'created' | 'closed', { kind, from, to }: Period): string | null =>
  kind === 'all' ? null : `${what}:${iso(from)}..${iso((to - 1000) as typeof to)}`

/** Incidents that were opened in the period, whatever became of them. */
export const declaredSearch = ({ repository, scope }: Report): string | null =>
  search({ repository }, [
    labelled(repository.label),
    ...(scope.period.kind === 'all' ? [] : [during('created', scope.period)]),
  ])

/** Issues of that label with whatever was done on them since the period began: all that ended in it, and more. */
export function touchedSearch({ repository, scope }: Report, label: string): string | null {
  const { kind, from } = scope.period
  const since = kind === 'all' ? [] : [`updated:>=${iso(from)}`]
  return search({ repository }, [labelled(label), ...since])
}
