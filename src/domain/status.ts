import { plain } from './plain.ts'

/** What a status means to metrics, whatever a team calls it. In the order in which an incident lives. */
export const CATEGORIES = [
  'triage',
  'investigating',
  'identified',
  'mitigated',
  'resolved',
  'reviewed',
  'cancelled',
  'duplicate',
] as const
export type Category = (typeof CATEGORIES)[number]

/** A status of the team's own list. Several may share a category. */
export interface Status {
  readonly name: string
  readonly category: Category
  readonly color: string
  readonly description: string
}

const ENDED: ReadonlySet<Category> = new Set(['resolved', 'reviewed', 'cancelled', 'duplicate'])

/** Nobody has to act on it any more. */
export const ended = (category: Category): boolean => ENDED.has(category)

/** The status that a word names, by its own name or else by its category's. */
export function statusNamed(word: string, statuses: readonly Status[]): Status | null {
  const asked = plain(word)
  return (
    statuses.find((status) => plain(status.name) === asked) ??
    statuses.find((status) => plain(status.category) === asked) ??
    null
  )
}

/** The team's first status of a category. Every category has one: config sees to it. */
export function statusOf(category: Category, statuses: readonly Status[]): Status {
  const found = statuses.find((status) => status.category === category)
  return found ?? { name: category, category, color: 'ededed', description: category }
}
