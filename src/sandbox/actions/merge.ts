import { demand, demandWritable } from '../access.ts'
import { type Pull, userById } from '../find.ts'
import { commitsBetween } from '../git-history.ts'
import { mergeHeads, mergeTrees } from '../git-merge.ts'
import type { Commit, Issue, PullRequest, Repository } from '../model.ts'
import type { Closer } from '../model-events.ts'
import { Refusal } from '../refusal.ts'
import { mergeFaults, violations } from '../rules.ts'
import type { Actor, World } from '../world.ts'
import { closeByCommits, closeNamed } from './closing.ts'
import { createCommit, signature } from './commits.ts'
import { record, tellIssue } from './record.ts'
import { moveRef } from './refs.ts'

export const MERGE_METHODS = ['merge', 'squash', 'rebase'] as const
type Method = (typeof MERGE_METHODS)[number]

export interface MergeInput {
  readonly method: Method
  readonly title?: string | undefined
  readonly message?: string | undefined
  /** What the head must still be. */
  readonly sha?: string | undefined
}

const refuse = (message: string) => new Refusal(405, message)

/** Merges, closes, and closes the issues that it names. Answers the name of what the base is now. */
export function mergePull(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Pull,
  input: MergeInput,
): string {
  demandWritable(actor, repository)
  demand(actor, repository, 'write')
  const { pull } = issue
  if (input.sha !== undefined && input.sha !== pull.headSha) {
    throw new Refusal(409, 'Head branch was modified. Review and try the merge again.')
  }
  demandMergeable(world, repository, issue)
  const sha = WAYS[input.method](world, actor, repository, issue, input)
  const commits = commitsBetween(repository.git, pull.baseSha, sha)
  settle(world, actor, repository, issue, sha)
  closeMerged(world, actor, repository, issue, commits)
  return sha
}

function demandMergeable(world: World, repository: Repository, issue: Pull): void {
  if (issue.state === 'closed') throw refuse('Pull Request is not mergeable')
  if (issue.pull.draft) throw refuse('Pull Request is still a draft')
  const { baseSha, headSha } = issue.pull
  if (mergeHeads(repository.git, baseSha, headSha).kind === 'conflict') {
    throw refuse('Pull Request is not mergeable')
  }
  const faults = mergeFaults(world, repository, issue.pull)
  if (faults.length > 0) throw refuse(violations(faults))
}

type Way = (
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Pull,
  input: MergeInput,
) => string

const WAYS: Readonly<Record<Method, Way>> = {
  merge: (world, actor, repository, issue, input) => {
    const { baseSha, headSha, headRef } = issue.pull
    const owner = userById(world, repository.ownerId).login
    const title = input.title ?? `Merge pull request #${issue.number} from ${owner}/${headRef}`
    const message = input.message ?? issue.title
    return createCommit(world, actor, repository, {
      message: joined(title, message),
      treeSha: mergedTree(repository, baseSha, headSha),
      parentShas: [baseSha, headSha],
    }).sha
  },
  squash: (world, actor, repository, issue, input) => {
    const { baseSha, headSha } = issue.pull
    const commits = commitsBetween(repository.git, baseSha, headSha)
    const listed = commits.map(({ message }) => `* ${message}`).join('\n\n')
    const said = commits.length === 1 ? rest(commits[0]?.message ?? '') : listed
    return createCommit(world, actor, repository, {
      message: joined(input.title ?? `${issue.title} (#${issue.number})`, input.message ?? said),
      treeSha: mergedTree(repository, baseSha, headSha),
      parentShas: [baseSha],
      author: signature(world, userById(world, issue.authorId)),
      committer: signature(world, actor.user),
    }).sha
  },
  rebase: (world, actor, repository, issue) => {
    const { baseSha, headSha } = issue.pull
    const commits = commitsBetween(repository.git, baseSha, headSha)
    const own = commits.filter(({ parentShas }) => parentShas.length < 2)
    return own.reduce((tip, commit) => replayed(world, actor, repository, tip, commit), baseSha)
  },
}

/** Every line of a commit's message but the first. */
const rest = (message: string) => message.split('\n').slice(1).join('\n').trim()
const joined = (title: string, message: string) =>
  message === '' ? title : `${title}\n\n${message}`

function mergedTree(repository: Repository, base: string, head: string): string {
  const merged = mergeHeads(repository.git, base, head)
  if (merged.kind === 'conflict') throw refuse('Pull Request is not mergeable')
  return merged.treeSha
}

/** One commit once more, on top of another parent. */
function replayed(
  world: World,
  actor: Actor,
  repository: Repository,
  tip: string,
  commit: Commit,
): string {
  const merged = mergeTrees(repository.git, commit.parentShas[0] ?? tip, tip, commit.sha)
  if (merged.kind === 'conflict') throw refuse("This branch can't be rebased")
  const { message, author } = commit
  return createCommit(world, actor, repository, {
    message,
    author,
    treeSha: merged.treeSha,
    parentShas: [tip],
    committer: signature(world, actor.user),
  }).sha
}

function settle(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Pull,
  sha: string,
): void {
  const { pull } = issue
  Object.assign(pull, {
    mergedAt: world.now(),
    mergedById: actor.user.id,
    mergeCommitSha: sha,
  } satisfies Partial<PullRequest>)
  Object.assign(issue, {
    state: 'closed',
    closedAt: world.now(),
    closedById: actor.user.id,
  } satisfies Partial<Issue>)
  record(world, actor, issue, { kind: 'merged', commitSha: sha })
  record(world, actor, issue, { kind: 'closed', stateReason: 'completed', closer: null })
  moveRef(world, actor, repository, `refs/heads/${pull.baseRef}`, sha)
  tellIssue(world, actor, repository, issue, 'closed')
}

/** Only what reaches the default branch closes what it names: the pull request's own words, then its commits'. */
function closeMerged(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Pull,
  commits: readonly Commit[],
): void {
  if (issue.pull.baseRef !== repository.defaultBranch) return
  const byPull: Closer = { kind: 'pull', number: issue.number }
  closeNamed(world, actor, repository, issue.body ?? '', byPull)
  closeByCommits(world, actor, repository, commits)
}
