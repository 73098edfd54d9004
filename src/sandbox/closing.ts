import { closingNumbers } from './actions/references.ts'
import { isPull, liveIssues, type Pull } from './find.ts'
import { commitsBetween } from './git-history.ts'
import type { Issue, Repository } from './model.ts'
import type { World } from './world.ts'

/** The issues that a pull request closes by its own words once it is merged into the default branch. */
export function closesOf(world: World, repository: Repository, pull: Pull): readonly Issue[] {
  if (pull.pull.baseRef !== repository.defaultBranch) return []
  const numbers = new Set(closingNumbers(world, repository, pull.body ?? ''))
  return liveIssues(repository).filter((issue) => issue.pull === null && numbers.has(issue.number))
}

/** The pull requests that close an issue, or have closed it. */
export function closersOf(world: World, repository: Repository, issue: Issue): readonly Pull[] {
  return liveIssues(repository)
    .filter(isPull)
    .filter((pull) => closesOf(world, repository, pull).includes(issue))
}

/** The pull requests that a commit came with: those that bring it, and the one whose merge made it. */
export function pullsWith({ git, issues }: Repository, sha: string): readonly Pull[] {
  return Object.values(issues)
    .filter(isPull)
    .filter(
      ({ pull }) =>
        pull.mergeCommitSha === sha ||
        commitsBetween(git, pull.baseSha, pull.headSha).some((commit) => commit.sha === sha),
    )
}
