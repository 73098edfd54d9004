import { formHeadings } from '../../config/form.ts'
import { ACTION_ITEM } from '../../config/labels.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import { readForm } from '../../markdown/form.ts'
import type { Entry } from '../entry.ts'
import { journalOf } from '../journal.ts'
import { oursSince } from '../recover.ts'
import type { Snapshot } from '../snapshot.ts'

const isLabel = (name: string, other: string): boolean => name.toLowerCase() === other.toLowerCase()

/** Whether these entries make an issue an incident, which it stays whatever label it carries. */
const declares = (entries: readonly Entry[]): boolean =>
  entries.some(({ facts = [] }) => facts.some(({ type }) => type === 'declared'))

/** Whether the issue is looked at as an action item: by its label, and never where it is an incident as well. */
export function isActionItem(seen: Snapshot, policy: Policy): boolean {
  const { labels, body, author } = seen.issue
  if (!labels.some((name) => isLabel(name, ACTION_ITEM))) return false
  if (labels.some((name) => isLabel(name, policy.label))) return false
  const isForm = !author.us && readForm(body, formHeadings(policy)) !== null
  return !isForm && !declares(journalOf(seen))
}

/** When it became an action item, or we first had a hand in it; null where nothing tells. */
export function itemSince(seen: Snapshot): Instant | null {
  const { createdAt, author } = seen.issue
  if (author.us && seen.mark !== null) return createdAt
  const labelled = seen.events.find(
    (event) => event.type === 'labeled' && isLabel(event.label, ACTION_ITEM),
  )
  const times = [oursSince(seen), labelled?.at ?? null].filter((at) => at !== null)
  return times.length === 0 ? null : (Math.min(...times) as Instant)
}

/**
 * Without the comments that were answered while it did not carry the label. What they said was nobody's to run then, so
 * that their receipt does not speak for it.
 */
export function heardAsItem(seen: Snapshot): Snapshot {
  const turns = seen.events.flatMap((event) =>
    (event.type === 'labeled' || event.type === 'unlabeled') && isLabel(event.label, ACTION_ITEM)
      ? [{ at: event.at, on: event.type === 'labeled' }]
      : [],
  )
  const wasAway = (at: Instant) => turns.findLast((turn) => turn.at <= at)?.on === false
  const comments = seen.comments.filter(
    ({ receipt, createdAt }) => receipt === null || !wasAway(createdAt),
  )
  return { ...seen, comments }
}
