import type { Incident } from '../../domain/incident.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import { postmortemDue } from '../../domain/postmortem.ts'
import { oursSince } from '../recover.ts'
import type { Snapshot } from '../snapshot.ts'

/**
 * Whether the deadline of its postmortem had passed before we first saw the incident: whoever installs Sitrep today is
 * not handed the homework of last year. Asking for one brings it back.
 */
export function isBygone(
  incident: Incident,
  policy: Policy,
  seen: Snapshot,
  now: Instant,
): boolean {
  const due = postmortemDue(incident, policy)
  if (due === null) return false
  const isAsked = (incident.postmortem.asked?.at ?? 0) > due.dueAt
  return due.dueAt < (oursSince(seen) ?? now) && !isAsked
}
