import type { Incident } from '../../domain/incident.ts'
import type { Snapshot } from '../snapshot.ts'

/** Logins of whoever held a role, acknowledged it or was assigned, in lower case, each once and in order. */
export function responders({ history, times }: Incident, { events }: Snapshot): readonly string[] {
  const logins = new Set<string>()
  for (const fact of history) {
    if (fact.type === 'role-assigned' && fact.login !== null) logins.add(fact.login.toLowerCase())
  }
  const acknowledged = times.acknowledged
  if (acknowledged !== undefined) logins.add(acknowledged.by.toLowerCase())
  for (const event of events) {
    if (event.type === 'assigned') logins.add(event.login.toLowerCase())
  }
  return [...logins].toSorted()
}
