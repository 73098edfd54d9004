import type { Incident } from '../../domain/incident.ts'
import { owesPostmortem, type Policy } from '../../domain/policy.ts'
import { isWanted } from './concern.ts'
import { isPutAway, isWritable } from './pull-text.ts'
import type { SeenPostmortem, SeenPull } from './seen.ts'

/** What is to become of an incident's pull request. */
export type Course =
  | { readonly kind: 'none' }
  /** There is none, and one is owed. */
  | { readonly kind: 'make' }
  /** We closed it, and one is owed again. */
  | { readonly kind: 'reopen'; readonly pull: SeenPull }
  /** It is open. `refreshed`: what the incident knows goes into the document as well. */
  | { readonly kind: 'keep'; readonly pull: SeenPull; readonly refreshed: boolean }
  /** None is owed any more, and nobody has put work into it. */
  | { readonly kind: 'close'; readonly pull: SeenPull }
  /** None is owed any more; what people began stays theirs, without a deadline. */
  | { readonly kind: 'release'; readonly pull: SeenPull }

const NONE: Course = { kind: 'none' }

/** `bygone`: its deadline had passed before we came, so that nothing is made of it unasked. */
export function courseOf(
  incident: Incident,
  policy: Policy,
  seen: SeenPostmortem,
  bygone: boolean,
): Course {
  const open = seen.pulls.find((pull) => pull.open)
  if (open !== undefined) return ofOpen(incident, policy, seen, open)
  if (bygone || !isWanted(incident, policy)) return NONE
  const [latest] = seen.pulls
  if (latest === undefined) return { kind: 'make' }
  const asked = incident.postmortem.asked?.at ?? 0
  // Whoever closed or merged it has decided, until somebody asks again.
  if (!isPutAway(latest) && asked <= (latest.closedAt ?? 0)) return NONE
  const same = latest.mergedAt === null && seen.branch === latest.head
  return same ? { kind: 'reopen', pull: latest } : { kind: 'make' }
}

function ofOpen(
  incident: Incident,
  policy: Policy,
  { touched }: SeenPostmortem,
  pull: SeenPull,
): Course {
  if (incident.postmortem.published !== null) return NONE
  if (owesPostmortem(policy, incident)) {
    return { kind: 'keep', pull, refreshed: isWanted(incident, policy) }
  }
  // Who opened again what we had closed wants it, whatever the incident says.
  const theirs = touched || !pull.draft || !pull.ours || isPutAway(pull) || !isWritable(pull)
  return theirs ? { kind: 'release', pull } : { kind: 'close', pull }
}
