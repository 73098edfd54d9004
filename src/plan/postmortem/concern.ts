import { evolve } from '../../domain/evolve.ts'
import { type Incident, UNDECLARED } from '../../domain/incident.ts'
import { owesPostmortem, type Policy } from '../../domain/policy.ts'
import { ended } from '../../domain/status.ts'
import type { Replayed } from '../replay.ts'
import { isInvitation } from './invited.ts'
import { lastTold, type Told } from './told.ts'

/** What reading a postmortem goes by. */
export interface Concern {
  readonly incident: number
  /** The incident is over, and owes what is not published yet: whatever is not there is made. */
  readonly wanted: boolean
  /** What the journal last told of the default branch. */
  readonly told: Told | null
  /** A document on the default branch that somebody says is the postmortem, where nothing else says which is. */
  readonly named?: string
}

/** Null where there can be no postmortem, so that nothing has to be asked about it. */
export function concernOf(
  issue: number,
  { incident, entries }: Replayed,
  policy: Policy,
  bygone: boolean,
): Concern | null {
  const told = lastTold(entries)
  const called = entries.some(isInvitation)
  if (told === null && !called && !wasWanted(incident, policy)) return null
  return { incident: issue, wanted: !bygone && isWanted(incident, policy), told }
}

/** Whether it is time to have a postmortem. */
export const isWanted = (incident: Incident, policy: Policy): boolean =>
  ended(incident.category) &&
  owesPostmortem(policy, incident) &&
  incident.postmortem.published === null

/** Whether it ever was: what was made of it then has to be put away when none is owed any more. */
function wasWanted(incident: Incident, policy: Policy): boolean {
  const { history } = incident
  if (!history.some((fact) => fact.type === 'status-entered' && ended(fact.category))) return false
  let state: Incident = UNDECLARED
  return history.some((fact) => {
    state = evolve(state, fact)
    return isWanted(state, policy)
  })
}
