import type { TimeName } from '../domain/fact.ts'
import type { Instant } from '../domain/instant.ts'
import type { Case } from './material.ts'

/** A stretch of time; `to` is null where it has no end that anybody knows. */
export interface Stretch {
  readonly from: Instant
  readonly to: Instant | null
}

/** What may begin in the running spell of an incident that was opened again, and then has only that one behind it. */
const OF_ONE_SPELL: ReadonlySet<TimeName> = new Set(['acknowledged', 'mitigated'])

/** The first of these times that is known, with its name; null where none is. */
export function startOf(
  { times }: Case,
  from: readonly TimeName[],
): { readonly name: TimeName; readonly at: Instant } | null {
  for (const name of from) {
    const at = times[name]
    if (at !== null) return { name, at }
  }
  return null
}

/**
 * When it was open, from that start on: one stretch, and one more for each time that it was opened again. The pauses
 * between them do not count. The last has no end while it runs.
 */
export function openStretches(
  one: Case,
  start: { readonly name: TimeName; readonly at: Instant },
): readonly Stretch[] {
  const { earlier, openedAt, times } = one
  if (earlier.length === 0 || openedAt === null) return [{ from: start.at, to: times.resolved }]
  if (OF_ONE_SPELL.has(start.name) && start.at >= openedAt) {
    return [{ from: start.at, to: times.resolved }]
  }
  const starts = [start.at, ...earlier.slice(1).map((spell) => spell.openedAt), openedAt]
  const ends = [...earlier.map(({ resolvedAt }) => resolvedAt), times.resolved]
  return starts.map((from, at) => ({ from, to: ends[at] ?? null }))
}
