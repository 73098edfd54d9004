import { visibleRepository } from '../find.ts'
import type { Repository } from '../model.ts'
import { notFound } from '../refusal.ts'
import type { Actor, World } from '../world.ts'

/** What the page stands on: the world, and the way to move its clock. */
export interface Stage {
  readonly world: World
  readonly clock: { readonly advance: (milliseconds: number) => void }
}

/** One request of a person's browser, read. */
export interface Visit {
  readonly stage: Stage
  readonly world: World
  readonly actor: Actor
  readonly url: URL
  /** The named parts of the address, decoded. */
  readonly at: Readonly<Record<string, string>>
  /** The fields that were sent; empty for GET. Line ends are `\n`, as GitHub's own page sends them. */
  readonly sent: URLSearchParams
  /** Why the last thing was refused: shown once on top. */
  readonly flash: string | null
}

/** The repository that the address names. Throws 404 where this actor may not see it. */
export function repositoryOf(visit: Visit): Repository {
  const { owner, repo } = visit.at
  if (owner === undefined || repo === undefined) throw notFound()
  return visibleRepository(visit.world, visit.actor, owner, repo)
}
