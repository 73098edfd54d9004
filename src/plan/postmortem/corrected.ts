import type { FactBody } from '../../domain/fact.ts'
import type { Policy } from '../../domain/policy.ts'
import type { Walk } from '../walk.ts'
import type { Edit } from './seen.ts'

export function corrected(
  _walk: Walk,
  _edits: readonly Edit[],
  _policy: Policy,
): { readonly facts: readonly FactBody[]; readonly notes: readonly string[] } {
  return { facts: [], notes: [] }
}
