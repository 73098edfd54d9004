import { demand, demandWritable } from '../access.ts'
import { liveIssues, userById } from '../find.ts'
import { reaches } from '../git-tree.ts'
import type { Issue, Repository } from '../model.ts'
import { repositoryPage } from '../present/repository.ts'
import { Refusal } from '../refusal.ts'
import type { Actor, World } from '../world.ts'
import { closeIssue } from './issues.ts'
import { tell, tellIssue } from './record.ts'

const NONE = '0'.repeat(40)

function demandPush(actor: Actor, repository: Repository): void {
  demandWritable(actor, repository)
  demand(actor, repository, 'write')
}

/** Creating is atomic: whoever comes second gets 422 `Reference already exists`. */
export function createRef(
  world: World,
  actor: Actor,
  repository: Repository,
  ref: string,
  sha: string,
): void {
  demandPush(actor, repository)
  if (!wellFormed(ref)) throw new Refusal(422, `${ref} is not a valid ref name.`)
  if (repository.git.commits[sha] === undefined) throw new Refusal(422, 'Object does not exist')
  if (repository.refs[ref] !== undefined) throw new Refusal(422, 'Reference already exists')
  moveRef(world, actor, repository, ref, sha)
}

/** The rules of git check-ref-format that clients meet in practice. */
function wellFormed(ref: string): boolean {
  const parts = ref.split('/')
  if (parts.length < 3 || parts[0] !== 'refs' || /[\s~^:?*[\\]|\.\.|@\{/.test(ref)) return false
  return parts.every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'))
}

export function updateRef(
  world: World,
  actor: Actor,
  repository: Repository,
  ref: string,
  sha: string,
  force: boolean,
): void {
  demandPush(actor, repository)
  const before = repository.refs[ref]
  if (before === undefined) throw new Refusal(422, 'Reference does not exist')
  if (repository.git.commits[sha] === undefined) throw new Refusal(422, 'Object does not exist')
  if (!force && !reaches(repository.git, sha, before)) {
    throw new Refusal(422, 'Update is not a fast forward')
  }
  moveRef(world, actor, repository, ref, sha)
}

/** Deleting a branch closes the open pull requests from it. */
export function deleteRef(world: World, actor: Actor, repository: Repository, ref: string): void {
  demandPush(actor, repository)
  const before = repository.refs[ref]
  if (before === undefined) throw new Refusal(422, 'Reference does not exist')
  if (ref === `refs/heads/${repository.defaultBranch}`) {
    throw new Refusal(422, 'Cannot delete the default branch')
  }
  delete repository.refs[ref]
  tellPush(world, actor, repository, ref, before, NONE)
  for (const issue of openPullsFrom(repository, ref)) closeIssue(world, actor, repository, issue)
}

function openPullsFrom(repository: Repository, ref: string): Issue[] {
  return liveIssues(repository).filter(
    (issue) => issue.state === 'open' && `refs/heads/${issue.pull?.headRef}` === ref,
  )
}

/** Points a ref at a commit and tells of the push; open pull requests from it follow. */
export function moveRef(
  world: World,
  actor: Actor,
  repository: Repository,
  ref: string,
  sha: string,
): void {
  const before = repository.refs[ref] ?? NONE
  if (before === sha) return
  repository.refs[ref] = sha
  repository.pushedAt = world.now()
  tellPush(world, actor, repository, ref, before, sha)
  for (const issue of openPullsFrom(repository, ref)) {
    if (issue.pull === null) continue
    issue.pull.headSha = sha
    issue.updatedAt = world.now()
    tellIssue(world, actor, repository, issue, 'synchronize', { before, after: sha })
  }
}

function tellPush(
  world: World,
  actor: Actor,
  repository: Repository,
  ref: string,
  before: string,
  after: string,
): void {
  const commit = repository.git.commits[after]
  const email = `${actor.user.id}+${actor.user.login}@users.noreply.github.com`
  const head =
    commit === undefined
      ? null
      : {
          id: commit.sha,
          tree_id: commit.treeSha,
          distinct: true,
          message: commit.message,
          timestamp: new Date(commit.committer.date).toISOString(),
          url: `${repositoryPage(world, repository)}/commit/${commit.sha}`,
          author: { name: commit.author.name, email: commit.author.email },
          committer: { name: commit.committer.name, email: commit.committer.email },
        }
  tell(world, actor, repository, 'push', null, {
    ref,
    before,
    after,
    base_ref: null,
    created: before === NONE,
    deleted: after === NONE,
    forced: false,
    compare: `${repositoryPage(world, repository)}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits: head === null ? [] : [head],
    head_commit: head,
    pusher: { name: userById(world, actor.user.id).login, email },
  })
}
