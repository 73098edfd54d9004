import { demand } from '../access.ts'
import type { Repository } from '../model.ts'
import type { Rule } from '../model-checks.ts'
import { type Actor, nextId, type World } from '../world.ts'

type Of<Type extends Rule['type']> = Extract<Rule, { readonly type: Type }>

const without = (repository: Repository, branch: string, type: Rule['type']) =>
  repository.rules.filter((rule) => rule.branch !== branch || rule.type !== type)

/** Makes exactly these checks required on a branch; none takes the rule away. For administrators. */
export function requireChecks(
  world: World,
  actor: Actor,
  repository: Repository,
  branch: string,
  checks: Of<'required_status_checks'>['checks'],
): void {
  demand(actor, repository, 'admin')
  const rule: Rule = { id: nextId(world), branch, type: 'required_status_checks', checks }
  const others = without(repository, branch, rule.type)
  repository.rules = checks.length === 0 ? others : [...others, rule]
  world.changed()
}

/** Demands a pull request with so many approvals before a branch moves; null takes the rule away. */
export function requirePull(
  world: World,
  actor: Actor,
  repository: Repository,
  branch: string,
  approvals: number | null,
): void {
  demand(actor, repository, 'admin')
  const others = without(repository, branch, 'pull_request')
  repository.rules =
    approvals === null
      ? others
      : [...others, { id: nextId(world), branch, type: 'pull_request', approvals }]
  world.changed()
}
