import { statusLabel } from '../config/labels.ts'
import { type Instant, MINUTE_MS } from '../domain/instant.ts'
import { commentOf, type Entry } from './entry.ts'
import { isCarded, journalOf, pagesOf } from './journal.ts'
import type { LogEvent, Receipt, Snapshot } from './snapshot.ts'

/** Which commands of a text our receipt says were refused, by their number in it. */
export interface Past {
  readonly refused: ReadonlySet<number> | 'all'
}

/** In place of numbers in the key of a reply: none of the text was run. */
export const ALL = 'all'

/**
 * Reads a receipt: `rocket` stands for all accepted; with `confused` the key of our reply
 * (`<comment>:<refused numbers>`) lists which were not.
 */
export function pastOf(seen: Snapshot, id: string, receipt: Receipt): Past {
  if (receipt === 'rocket') return { refused: new Set() }
  const key = seen.replies.find((reply) => reply.startsWith(`${id}:`))
  if (key === undefined) return { refused: 'all' }
  const numbers = key.slice(id.length + 1).split(',')
  if (numbers.includes(ALL)) return { refused: 'all' }
  return { refused: new Set(numbers.filter((one) => /^\d+$/.test(one)).map(Number)) }
}

/** When we first had a hand in the issue, card or no card: GitHub's log keeps what we did. Null: never. */
export function oursSince(seen: Snapshot): Instant | null {
  const times = [
    ...[...seen.cards, ...seen.former].map(({ createdAt }) => createdAt),
    ...seen.events.filter((event) => isOurHand(event, seen)).map(({ at }) => at),
  ]
  return times.length === 0 ? null : times.reduce((first, at) => (at < first ? at : first))
}

/** Any workflow may have done it where all of them write as we do, except what only we have a word for. */
const isOurHand = ({ actor, ...event }: LogEvent, { shared }: Snapshot): boolean =>
  actor.us && (!shared || (event.type === 'labeled' && event.label.startsWith(statusLabel(''))))

/** A first card follows our first labels within moments; a process that died between them is back by then. */
const CARD_FOLLOWS_MS = 10 * MINUTE_MS

/** Whether pages of the journal are missing: the first, or one between two others. */
export function pagesLost(seen: Snapshot, now: Instant): boolean {
  const own = pagesOf(seen)
  const kept = own.length > 0 ? own : pagesOf({ cards: seen.former })
  const pages = kept.map(({ page }) => page)
  const since = oursSince(seen)
  if (pages.length === 0) return since !== null && now - since > CARD_FOLLOWS_MS
  return pages.some((page, at) => page !== at + 1)
}

/** Whether our journal stands there and nothing of it is gone, so that what it does not hold it never held. */
export const isWhole = (seen: Snapshot, now: Instant): boolean =>
  isCarded(seen) && !pagesLost(seen, now) && !seen.cards.some(({ trust }) => trust === 'tampered')

/**
 * The line that tells of a rebuilt card. `walked` is all that was decided anew, receipts included. What was
 * edited since its receipt is told as lost, not guessed.
 */
export function rebuiltEntry(
  seen: Snapshot,
  walked: readonly Entry[],
  now: Instant,
  lost: boolean = pagesLost(seen, now),
): Entry | null {
  const tampered = seen.cards.find(({ trust }) => trust === 'tampered')
  const known = new Set(journalOf(seen).map(({ key }) => key))
  const receipts = seen.comments.filter(({ receipt }) => receipt !== null)
  const fresh = new Set(
    walked.filter(({ key }) => !known.has(key)).map(({ key }) => commentOf(key)),
  )
  const recovered = receipts.filter(({ id }) => fresh.has(id))
  if (tampered === undefined && !lost && recovered.length === 0) return null
  const edited = recovered.filter(({ editedAt }) => editedAt !== null)
  const notes = edited.map(
    ({ id }) => `Comment ${id} was edited after it was run, so what it said is lost.`,
  )
  return {
    key: `r${now}`,
    at: now,
    by: tampered?.editedBy ?? 'ghost',
    outcome: 'noted',
    ...(notes.length > 0 ? { notes } : {}),
  }
}
