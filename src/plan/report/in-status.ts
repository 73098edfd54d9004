import { evolve } from '../../domain/evolve.ts'
import type { Fact } from '../../domain/fact.ts'
import { UNDECLARED } from '../../domain/incident.ts'
import type { Instant } from '../../domain/instant.ts'
import { type Category, ended } from '../../domain/status.ts'

/**
 * Milliseconds in each category, from when it was declared. The running stretch counts up to `now`, except where the
 * incident is over: an end has no length.
 */
export function inStatus(
  history: readonly Fact[],
  now: Instant,
): Readonly<Partial<Record<Category, number>>> {
  const spent: Partial<Record<Category, number>> = {}
  const stretches = categories(history)
  for (const [at, { category, from }] of stretches.entries()) {
    const to = stretches[at + 1]?.from ?? (ended(category) ? from : now)
    if (to > from) spent[category] = (spent[category] ?? 0) + to - from
  }
  return spent
}

interface Stretch {
  readonly category: Category
  readonly from: Instant
}

/** In which it was from when on. Nothing but these two kinds of facts moves it. */
function categories(history: readonly Fact[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  let state = UNDECLARED
  for (const fact of history) {
    if (fact.type !== 'declared' && fact.type !== 'status-entered') continue
    state = evolve(state, fact)
    const { category, openedAt } = state
    if (openedAt === null || stretches.at(-1)?.category === category) continue
    stretches.push({ category, from: fact.at })
  }
  return stretches
}
