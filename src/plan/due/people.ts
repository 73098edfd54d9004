import type { Incident } from '../../domain/incident.ts'
import { lookers, type Policy } from '../../domain/policy.ts'
import { ROLES } from '../../domain/role.ts'
import { opening } from './opening.ts'

const one = (login: string | null | undefined): readonly string[] => (login ? [login] : [])

/** Whoever looks after what is hurt, else whoever opened it. */
export const called = (incident: Incident, policy: Policy): readonly (readonly string[])[] => [
  lookers(policy, incident.services),
  one(opening(incident)?.by),
]

/** Whoever led it, else whoever else held a role, else whoever was at it. */
export const writing = (incident: Incident, policy: Policy): readonly (readonly string[])[] => [
  one(incident.roles.commander),
  [...new Set(ROLES.flatMap((role) => one(incident.roles[role])))],
  ...responding(incident, policy),
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
