import { DAY_MS, type Instant } from '../../../domain/instant.ts'
import type { Stage } from './stages.ts'

/** What came due longer ago is history. */
const STALE_MS = 7 * DAY_MS

export interface ItemReminding {
  /** What is to be said now; null where nothing is. */
  readonly ready: Stage | null
  /** When looking again would say something more; null where nothing is left to say. */
  readonly wakeAt: Instant | null
}

/**
 * The newest reminder whose moment has come, unless that or a newer one was said. Those before it are dropped, so that
 * a late look says one thing. `sayableAt`: the first moment from now on at which people may be reminded at all; a look
 * that comes late into the night waits for it. Where the call for others was among those, the newest makes it.
 */
export function itemReminding(
  all: readonly Stage[],
  said: ReadonlySet<string>,
  now: Instant,
  sayableAt: Instant,
): ItemReminding {
  const told = all.findLastIndex(({ key }) => said.has(key))
  const left = all.slice(told + 1)
  const newest = left.findLast(({ at }) => at <= now)
  const coming = left.find(({ at }) => at > now)
  const ready = newest !== undefined && now - newest.at <= STALE_MS ? calling(newest, left) : null
  const wakes = [
    ...(coming === undefined ? [] : [coming.at]),
    ...(ready !== null && sayableAt > now ? [sayableAt] : []),
  ]
  return {
    ready: sayableAt > now ? null : ready,
    wakeAt: wakes.length === 0 ? null : (Math.min(...wakes) as Instant),
  }
}

/** Else nobody but the owner would ever be told of what was due to be escalated while we were away. */
function calling(newest: Stage, left: readonly Stage[]): Stage {
  const isMissed = left.slice(0, left.indexOf(newest)).some(({ kind }) => kind === 'escalate')
  return isMissed ? { ...newest, kind: 'escalate' } : newest
}
