import type { Incident } from '../../domain/incident.ts'
import { lookers, type Policy } from '../../domain/policy.ts'

const one = (login: string | null | undefined): readonly string[] => (login ? [login] : [])

/** Who opened the running spell: took a stranger's report up, opened it again, or declared it. */
function opener({ declaredBy, earlier, history, openedAt }: Incident): string | null {
  const entered = history.filter((fact) => fact.type === 'status-entered')
  const up = entered.find(({ category }) => category !== 'triage')
  const again = entered.findLast(({ at }) => at === openedAt)
  if (earlier.length > 0 && again !== undefined) return again.by
  const reported = history.some((fact) => fact.type === 'declared' && fact.as === 'report')
  // Who reported it is a customer, perhaps, and may type none of what a reminder asks for.
  return reported ? (up?.by ?? null) : declaredBy
}

/** Whoever looks after what is hurt, else whoever opened it. */
export const called = (incident: Incident, policy: Policy): readonly (readonly string[])[] => [
  lookers(policy, incident.services),
  one(opener(incident)),
]

/** Whoever is at it already, else whoever would be called to it. */
export const responding = (incident: Incident, policy: Policy): readonly (readonly string[])[] => [
  one(incident.roles.commander),
  one(incident.times.acknowledged?.by),
  ...called(incident, policy),
]

/** Whoever speaks for the incident. */
export const speaking = (incident: Incident, policy: Policy): readonly (readonly string[])[] => [
  one(incident.roles.communications),
  ...responding(incident, policy),
]
