import { mentions } from '../../commands/parts/person.ts'
import type { Incident } from '../../domain/incident.ts'
import { onCall } from '../../domain/on-call.ts'
import { lookers, type Policy } from '../../domain/policy.ts'
import { answering } from '../../domain/responders.ts'
import { ROLES } from '../../domain/role.ts'
import { opening } from './opening.ts'
import type { Call } from './rule.ts'

type People = (
  incident: Incident,
  policy: Policy,
  call: Pick<Call, 'now'>,
) => readonly (readonly string[])[]

const one = (login: string | null | undefined): readonly string[] => (login ? [login] : [])

/** Everybody whom config names for what is hurt: of its services, and of those who answer for them. */
function named(incident: Incident, policy: Policy): readonly string[] {
  const { services } = incident
  const responders = answering(policy.responders, services)?.responders
  const behind = responders === undefined ? [] : [...responders.teams, ...responders.people]
  return unique([...lookers(policy, services), ...behind])
}

/** Each once, whatever its case. */
const unique = (names: readonly string[]): readonly string[] =>
  [...new Map(names.toReversed().map((name) => [name.toLowerCase(), name])).values()].toReversed()

/**
 * Who is called to an incident one after the other until somebody answers: who is on call, who stands behind them, then
 * all whom config names for what is hurt. Whoever opened it, where config names nobody whom GitHub can notify. Each once.
 */
export function line(
  incident: Incident,
  policy: Policy,
  now: Call['now'],
): readonly (readonly string[])[] {
  const { primary, secondary } = onCall(policy, incident.services, now)
  const called = new Set<string>()
  const steps = [one(primary), one(secondary), named(incident, policy)].map((step) => {
    const fresh = step.filter(
      (name) => mentions([name]).length > 0 && !called.has(name.toLowerCase()),
    )
    for (const name of fresh) called.add(name.toLowerCase())
    return fresh
  })
  const all = steps.filter((step) => step.length > 0)
  return all.length === 0 ? [one(opening(incident)?.by)] : all
}

/** Whoever answers first for what is hurt, else whoever opened it. */
export const called: People = (incident, policy, { now }) => [
  ...line(incident, policy, now).slice(0, 1),
  one(opening(incident)?.by),
]

/** Whoever led it, else whoever else held a role, else whoever was at it. */
export const writing: People = (incident, policy, call) => [
  one(incident.roles.commander),
  [...new Set(ROLES.flatMap((role) => one(incident.roles[role])))],
  ...responding(incident, policy, call),
]

/** Whoever is at it already, else whoever would be called to it. */
export const responding: People = (incident, policy, call) => [
  one(incident.roles.commander),
  one(incident.times.acknowledged?.by),
  ...called(incident, policy, call),
]

/** Whoever speaks for the incident. */
export const speaking: People = (incident, policy, call) => [
  one(incident.roles.communications),
  ...responding(incident, policy, call),
]
