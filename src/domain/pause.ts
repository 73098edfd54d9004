import type { Snooze } from './incident.ts'
import type { Instant } from './instant.ts'

/** The pauses with the next word on them, which ends whichever still holds; null begins none. They never overlap. */
export function paused<T extends Snooze>(
  held: readonly T[],
  at: Instant,
  next: T | null,
): readonly T[] {
  const ended = held.map((one) => (one.until > at ? { ...one, until: at } : one))
  return next === null || next.until <= next.from ? ended : [...ended, next]
}
