import type { Outcome } from '../domain/problem.ts'
import type { Role } from '../domain/role.ts'
import { type Decision, decided, type Scene } from './command.ts'
import type { Holder } from './parts/person.ts'

/** Gives a role to somebody, takes it over, or lays it down. Nobody named means the speaker. */
export function holding(role: Role, who: Holder | null, scene: Scene): Outcome<Decision> {
  const login = who === null ? scene.said.by : who.kind === 'drop' ? null : who.login
  const holds = scene.incident.roles[role] ?? null
  return decided(holds === login ? [] : [{ type: 'role-assigned', role, login }])
}
