import type { Instant } from '../domain/instant.ts'
import { isWithin } from '../domain/period.ts'
import type { Case, Deployment } from './material.ts'
import type { Scope } from './metric.ts'
import type { Window } from './uptime.ts'

/** Why there is no figure of deployments. */
export const UNTOLD = 'The repository tells of no deployments to production.'

type Deployed = Deployment & { readonly succeededAt: Instant }

/**
 * What succeeded in the period, oldest first, and how much of it was watched: of all there is, from the first success to
 * the reading. Null where nothing is told of deployments.
 */
export function deployedIn(
  deployments: readonly Deployment[] | null,
  { period, now }: Pick<Scope, 'period' | 'now'>,
): { readonly all: readonly Deployed[]; readonly window: Window } | null {
  if (deployments === null) return null
  const all = deployments
    .filter((one): one is Deployed => isWithin(one.succeededAt, period))
    .toSorted((a, b) => a.succeededAt - b.succeededAt || a.id - b.id)
  const from = period.kind === 'all' ? (all[0]?.succeededAt ?? now) : period.from
  return { all, window: { from, to: Math.max(from, Math.min(period.to, now)) } }
}

/** Whether an incident that counts names what a deployment brought: its pull request here, or a commit by its first digits. */
export function blamed(incidents: readonly Case[]): (one: Deployment) => boolean {
  const pulls = new Set<number>()
  const shas: string[] = []
  for (const { excluded, causedBy } of incidents) {
    if (excluded !== null) continue
    for (const change of causedBy) {
      if (change.kind === 'commit') shas.push(change.sha.toLowerCase())
      else if (change.repository === null) pulls.add(change.number)
    }
  }
  const named = new Set(shas)
  const lengths = [...new Set(shas.map(({ length }) => length))]
  const isNamed = (sha: string) =>
    lengths.some((length) => named.has(sha.slice(0, length).toLowerCase()))
  return (one) =>
    one.pulls.some((pull) => pulls.has(pull)) ||
    [one.sha, ...(one.commits ?? []).map(({ sha }) => sha)].some(isNamed)
}
