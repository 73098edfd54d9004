import { DAY_MS, type Instant } from '../../../domain/instant.ts'
import type { Stage } from './stages.ts'

/** What came due longer ago is history. */
const STALE_MS = 7 * DAY_MS

export interface ItemReminding {
  /** What is to be said now; null where nothing is. */
  readonly ready: Stage | null
  /** When another has its moment; null where none will. */
  readonly wakeAt: Instant | null
}

/**
 * The newest reminder whose moment has come, unless that or a newer one was said. Those before it are dropped, so that
 * a late look says one thing.
 */
export function itemReminding(
  all: readonly Stage[],
  said: ReadonlySet<string>,
  now: Instant,
): ItemReminding {
  const told = all.findLastIndex(({ key }) => said.has(key))
  const left = all.slice(told + 1)
  const newest = left.findLast(({ at }) => at <= now)
  const coming = left.find(({ at }) => at > now)
  const fresh = newest !== undefined && now - newest.at <= STALE_MS
  return { ready: fresh ? newest : null, wakeAt: coming?.at ?? null }
}
