import { demand, demandWritable } from '../access.ts'
import { liveIssues } from '../find.ts'
import { commitsBetween } from '../git-history.ts'
import { reaches } from '../git-tree.ts'
import type { Issue, Repository } from '../model.ts'
import { NONE, pushPayload } from '../present/push.ts'
import { Refusal } from '../refusal.ts'
import { demandPushable } from '../rules.ts'
import type { Actor, World } from '../world.ts'
import { openSuites } from './checks.ts'
import { closeByCommits } from './closing.ts'
import { closeIssue } from './issues.ts'
import { record, tell, tellIssue } from './record.ts'

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
  demandPushable(repository, ref, sha, 422)
  pushRef(world, actor, repository, ref, sha)
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
  for (const issue of openPullsFrom(repository, ref)) {
    record(world, actor, issue, { kind: 'head_ref_deleted' })
    closeIssue(world, actor, repository, issue)
  }
}

function openPullsFrom(repository: Repository, ref: string): Issue[] {
  return liveIssues(repository).filter(
    (issue) => issue.state === 'open' && `refs/heads/${issue.pull?.headRef}` === ref,
  )
}

/** Moves a ref to new commits; those that reach the default branch close the issues that they name. */
export function pushRef(
  world: World,
  actor: Actor,
  repository: Repository,
  ref: string,
  sha: string,
): void {
  const before = repository.refs[ref]
  moveRef(world, actor, repository, ref, sha)
  if (before === undefined || ref !== `refs/heads/${repository.defaultBranch}`) return
  closeByCommits(world, actor, repository, commitsBetween(repository.git, before, sha))
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
  if (ref.startsWith('refs/heads/')) openSuites(world, repository, sha)
  tellPush(world, actor, repository, ref, before, sha)
  for (const issue of liveIssues(repository)) {
    const { pull } = issue
    if (pull !== null && issue.state === 'open' && `refs/heads/${pull.baseRef}` === ref) {
      pull.baseSha = sha
    }
  }
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
  const payload = pushPayload(world, repository, { ref, before, after })
  const { user } = actor
  const pusher = {
    name: user.login,
    email: `${user.id}+${user.login}@users.noreply.github.com`,
  }
  tell(world, actor, repository, 'push', null, { ...payload, pusher })
}
