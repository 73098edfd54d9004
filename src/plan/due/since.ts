import type { Fact } from '../../domain/fact.ts'
import type { Incident } from '../../domain/incident.ts'
import type { Instant } from '../../domain/instant.ts'
import { opening } from './opening.ts'

/** Since when it has stood as it does: the last such fact of the running spell, else the spell's start. */
export function since(incident: Incident, is: (fact: Fact) => boolean): Instant | null {
  const start = opening(incident)?.at
  if (start === undefined) return null
  const last = incident.history.findLast((fact) => is(fact))?.at
  return last !== undefined && last > start ? last : start
}
