import { may } from './access.ts'
import type { Issue, Repository } from './model.ts'
import type { IssuePlace } from './model-links.ts'
import type { Actor, World } from './world.ts'

export interface Standing {
  readonly repository: Repository
  readonly issue: Issue
}

export const placeOf = ({ repository, issue }: Standing): IssuePlace => ({
  repositoryId: repository.id,
  number: issue.number,
})

/**
 * The issue of a place, wherever it was transferred to; undefined once it is deleted. `here` is what a
 * reader sees of one repository, which may lag behind.
 */
export function standingAt(
  world: World,
  place: IssuePlace,
  here?: Repository,
): Standing | undefined {
  const repository =
    here?.id === place.repositoryId ? here : world.state.repositories[place.repositoryId]
  const issue = repository?.issues[place.number]
  if (repository === undefined || issue === undefined || issue.deleted) return undefined
  return issue.movedTo === null ? { repository, issue } : standingAt(world, issue.movedTo, here)
}

/** The issues of these places that still exist. */
export function standingsAt(
  world: World,
  places: readonly IssuePlace[],
  here?: Repository,
): Standing[] {
  return places.flatMap((place) => standingAt(world, place, here) ?? [])
}

/** The issues of these places that this actor may read. */
export function visibleAt(
  world: World,
  actor: Actor,
  places: readonly IssuePlace[],
  here?: Repository,
): Standing[] {
  return standingsAt(world, places, here).filter(({ repository }) => may(actor, repository, 'read'))
}

/** An issue by the id that is its own in all of GitHub, as far as this actor may see it. */
export function standingById(world: World, actor: Actor, id: number): Standing | undefined {
  for (const repository of Object.values(world.state.repositories)) {
    if (!may(actor, repository, 'read')) continue
    const issue = Object.values(repository.issues).find((one) => one.id === id)
    if (issue !== undefined && !issue.deleted && issue.movedTo === null)
      return { repository, issue }
  }
  return undefined
}
