import { iso } from '../../domain/instant.ts'
import { changesBetween } from '../diff/files.ts'
import { commitsBetween } from '../git-history.ts'
import { reaches } from '../git-tree.ts'
import type { Commit, Repository } from '../model.ts'
import type { World } from '../world.ts'
import { repositoryPage } from './repository.ts'

/** What stands for "no commit" before a branch is made and after it is deleted. */
export const NONE = '0'.repeat(40)
/** GitHub lists this many commits in a payload. */
const MOST = 2048

interface Push {
  readonly ref: string
  readonly before: string
  readonly after: string
}

/** Everything that `push` tells but who pushed and where. */
export function pushPayload(world: World, repository: Repository, { ref, before, after }: Push) {
  const { git } = repository
  const tip = git.commits[after]
  // A new branch brings what the default branch has not.
  const start =
    before === NONE ? (repository.refs[`refs/heads/${repository.defaultBranch}`] ?? '') : before
  const commits = tip === undefined ? [] : commitsBetween(git, start, after).slice(-MOST)
  const span = `${before.slice(0, 12)}...${after.slice(0, 12)}`
  return {
    ref,
    before,
    after,
    base_ref: null,
    created: before === NONE,
    deleted: after === NONE,
    forced: before !== NONE && after !== NONE && !reaches(git, after, before),
    compare: `${repositoryPage(world, repository)}/compare/${span}`,
    commits: commits.map((commit) => pushedCommit(world, repository, commit)),
    head_commit: tip === undefined ? null : pushedCommit(world, repository, tip),
  }
}

function pushedCommit(world: World, repository: Repository, commit: Commit) {
  const changes = changesBetween(repository.git, commit.parentShas[0] ?? '', commit.sha)
  const paths = (...wanted: readonly string[]) =>
    changes.filter(({ status }) => wanted.includes(status)).map(({ path }) => path)
  const renamed = changes.flatMap(({ status, from }) => (status === 'renamed' ? [from] : []))
  const login = commit.authorId === null ? undefined : world.state.users[commit.authorId]?.login
  const account = login === undefined ? {} : { username: login }
  return {
    id: commit.sha,
    tree_id: commit.treeSha,
    distinct: true,
    message: commit.message,
    timestamp: iso(commit.committer.date),
    url: `${repositoryPage(world, repository)}/commit/${commit.sha}`,
    author: { name: commit.author.name, email: commit.author.email, ...account },
    committer: { name: commit.committer.name, email: commit.committer.email, ...account },
    // A push names no renames: the old path is removed and the new one added.
    added: paths('added', 'renamed'),
    removed: [...paths('removed'), ...renamed],
    modified: paths('modified'),
  }
}
