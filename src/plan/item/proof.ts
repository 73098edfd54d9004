import type { Action, ActionEnd } from '../../domain/action.ts'
import type { FactBody } from '../../domain/fact.ts'
import type { Policy } from '../../domain/policy.ts'
import type { SeenProof } from '../actions/seen.ts'

/** What pull requests came to, by number. */
export type SeenProofs = ReadonlyMap<number, SeenProof>

type Proven = Extract<ActionEnd, { kind: 'verified' | 'merged' }>

/** The end of an item of which only the deployment is missing, as far as anybody here can see it; null for all others. */
export function undeployed({ end }: Action, { actions }: Policy): Proven | null {
  if (actions.evidence !== 'deployed' || end?.kind !== 'merged') return null
  return end.pull.repository === null ? end : null
}

/** The deployment that proves it, among those that count; null where none does yet. */
export function deployment(
  action: Action,
  policy: Policy,
  proofs: SeenProofs,
): Extract<FactBody, { type: 'proof-deployed' }> | null {
  const end = undeployed(action, policy)
  if (end === null) return null
  const to = proofs.get(end.pull.number)?.deployedTo ?? []
  const environment = policy.actions.environments.find((name) => to.includes(name))
  if (environment === undefined) return null
  return { type: 'proof-deployed', pull: end.pull, environment }
}
