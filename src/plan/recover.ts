import type { Instant } from '../domain/instant.ts'
import type { Entry } from './entry.ts'
import { journalOf } from './journal.ts'
import type { Receipt, Snapshot } from './snapshot.ts'

/** Which commands of a text our receipt says were refused, by their number in it. */
export interface Past {
  readonly refused: ReadonlySet<number> | 'all'
}

/**
 * Reads a receipt: `rocket` stands for all accepted; with `confused` the key of our reply
 * (`<comment>:<refused numbers>`) lists which were not.
 */
export function pastOf(seen: Snapshot, id: string, receipt: Receipt): Past {
  if (receipt === 'rocket') return { refused: new Set() }
  const key = seen.replies.find((reply) => reply.startsWith(`${id}:`))
  if (key === undefined) return { refused: 'all' }
  const numbers = key.slice(id.length + 1).split(',')
  return { refused: new Set(numbers.filter((one) => /^\d+$/.test(one)).map(Number)) }
}

/**
 * The line that tells of a rebuilt card. `recovered` are the keys that were read back from receipts,
 * `lost` the comments that were edited since theirs.
 */
export function rebuiltEntry(
  seen: Snapshot,
  recovered: readonly string[],
  lost: readonly number[],
  now: Instant,
): Entry | null {
  const tampered = seen.cards.find(({ trust }) => trust === 'tampered')
  const gone = journalOf(seen).length === 0 && recovered.length + lost.length > 0
  if (tampered === undefined && !gone) return null
  const notes = lost.map(
    (id) => `Comment ${id} was edited after it was run, so what it said is lost.`,
  )
  return {
    key: `r${now}`,
    at: now,
    by: tampered?.editedBy ?? 'ghost',
    outcome: 'noted',
    ...(notes.length > 0 ? { notes } : {}),
  }
}
