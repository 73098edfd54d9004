import { may } from '../access.ts'
import type { Commit, Repository } from '../model.ts'
import type { Closer } from '../model-events.ts'
import type { Actor, World } from '../world.ts'
import { closeIssue } from './issues.ts'
import { closingNumbers } from './references.ts'

/** Closes the open issues that a text says it closes, in the name of who brought it to the default branch. */
export function closeNamed(
  world: World,
  actor: Actor,
  repository: Repository,
  text: string,
  closer: Closer,
): void {
  for (const number of closingNumbers(world, repository, text)) {
    const named = repository.issues[number]
    if (named === undefined || named.deleted || named.movedTo !== null || named.pull !== null)
      continue
    if (named.state === 'open' && may(actor, repository, 'write')) {
      closeIssue(world, actor, repository, named, 'completed', closer)
    }
  }
}

/** Closes what commits say that they close, each in its own name. */
export function closeByCommits(
  world: World,
  actor: Actor,
  repository: Repository,
  commits: readonly Commit[],
): void {
  for (const { message, sha } of commits) {
    closeNamed(world, actor, repository, message, { kind: 'commit', sha })
  }
}
