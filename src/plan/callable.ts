import { inline } from '../commands/inline.ts'
import { mentions, TEAM } from '../commands/parts/person.ts'
import type { Policy } from '../domain/policy.ts'

/** How names reach people: the config lists who is in a team where `shared`, a workflow's token, cannot call it. */
export interface Reach {
  readonly policy: Pick<Policy, 'teams'>
  readonly shared: boolean
}

const isTeam = (name: string): boolean => TEAM.test(`@${name}`)

/** The names that GitHub can notify, each once and with its sign; for a team that cannot be called its people. */
export function callable(names: readonly string[], { policy, shared }: Reach): readonly string[] {
  const people = names.flatMap((name) =>
    shared && isTeam(name) ? (policy.teams.get(name.toLowerCase()) ?? []) : [name],
  )
  return [...new Set(mentions(people))]
}

/** What is said where a team could not be called and nobody is listed for it; nothing where all were. */
export function uncalled(names: readonly string[], { policy, shared }: Reach): readonly string[] {
  const left = [...new Set(names)].filter(
    (name) => shared && isTeam(name) && (policy.teams.get(name.toLowerCase()) ?? []).length === 0,
  )
  if (left.length === 0) return []
  const teams = left.map(inline).join(', ')
  const were = left.length === 1 ? 'was' : 'were'
  return [
    `<sub>${teams} ${were} not called: a workflow's own token cannot mention a team. List its people under \`teams\` in the config, and they are called by name.</sub>`,
  ]
}
