import type { Fact } from '../../domain/fact.ts'
import type { Incident } from '../../domain/incident.ts'
import type { Instant } from '../../domain/instant.ts'

/** Since when it has stood as it does: the last such fact of the running spell, else the spell's start. */
export function since(
  { history, openedAt }: Incident,
  is: (fact: Fact) => boolean,
): Instant | null {
  if (openedAt === null) return null
  const last = history.findLast((fact) => is(fact))?.at
  return last !== undefined && last > openedAt ? last : openedAt
}
