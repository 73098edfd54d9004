import type { Policy } from '../domain/policy.ts'
import type { SeenRequest } from '../plan/review/request.ts'
import type { About } from './known.ts'
import type { Examine, PullWorld } from './pull-world.ts'

/** People who are asked about for one pull request; the others are taken for assignable, since a false alarm is worse. */
const MOST_OWNERS = 60

export interface Examining {
  readonly world: PullWorld
  readonly examine: Examine
  readonly policy: Policy
  readonly request: SeenRequest
}

/** What was asked for the documents before, since what a stranger's change costs must have an end. */
export interface Asked {
  readonly incidents: Map<number, About | null>
  readonly owners: Set<string>
  /** Who shows a name, by the name in lower case. */
  readonly names: Map<string, readonly string[]>
}

/** Those of the logins whom GitHub takes as assignees, lower case. */
export async function takes(
  world: Pick<PullWorld, 'assignable'>,
  logins: readonly string[],
  { owners }: Pick<Asked, 'owners'>,
): Promise<ReadonlySet<string>> {
  const kept = new Set<string>()
  for (const login of new Set(logins.map((one) => one.toLowerCase()))) {
    const ask = owners.has(login) || owners.size < MOST_OWNERS
    if (ask) owners.add(login)
    if (!ask || (await world.assignable(login))) kept.add(login)
  }
  return kept
}
