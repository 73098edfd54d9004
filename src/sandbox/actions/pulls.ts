import { demand, demandWritable } from '../access.ts'
import { liveIssues, userById } from '../find.ts'
import { commitsBetween } from '../git-history.ts'
import { demandPullsByJobs } from '../jobs.ts'
import type { Issue, PullRequest, Repository } from '../model.ts'
import { invalid } from '../refusal.ts'
import { type Actor, nextId, type World } from '../world.ts'
import { demandDrafts } from './drafts.ts'
import { closeIssue, editIssue, newIssue, reopenIssue } from './issues.ts'
import { tellIssue } from './record.ts'
import { leaveTraces } from './references.ts'
import { checkIssueBody, checkTitle } from './text.ts'

export interface PullInput {
  readonly title: string
  readonly body?: string | null | undefined
  /** A branch of this repository, alone or as `owner:branch`. */
  readonly head: string
  readonly base: string
  readonly draft?: boolean | undefined
}

/** Opens a pull request within one repository. One open pull request per head and base. */
export function createPull(
  world: World,
  actor: Actor,
  repository: Repository,
  input: PullInput,
): Issue {
  demandWritable(actor, repository)
  demand(actor, repository, 'write')
  demandPullsByJobs(world, actor)
  checkTitle(input.title)
  checkIssueBody(input.body)
  if (input.draft === true) demandDrafts(repository)
  const pull = newPull(world, repository, input)
  const issue = newIssue(world, actor, repository, input.title, input.body ?? null, pull)
  tellIssue(world, actor, repository, issue, 'opened')
  leaveTraces(world, actor, repository, issue, input.body ?? '')
  return issue
}

function newPull(world: World, repository: Repository, input: PullInput): PullRequest {
  const owner = userById(world, repository.ownerId).login
  const headRef = headBranch(owner, input.head)
  const headSha = repository.refs[`refs/heads/${headRef}`]
  const baseSha = repository.refs[`refs/heads/${input.base}`]
  const refuse = (message: string) => invalid({ resource: 'PullRequest', code: 'custom', message })
  const bad = (field: string) => invalid({ resource: 'PullRequest', field, code: 'invalid' })
  if (headSha === undefined) throw bad('head')
  if (baseSha === undefined) throw bad('base')
  if (openPull(repository, headRef, input.base) !== undefined) {
    throw refuse(`A pull request already exists for ${owner}:${headRef}.`)
  }
  if (commitsBetween(repository.git, baseSha, headSha).length === 0)
    throw refuse(`No commits between ${input.base} and ${headRef}`)
  return {
    id: nextId(world),
    headRef,
    headSha,
    baseRef: input.base,
    baseSha,
    draft: input.draft ?? false,
    mergedAt: null,
    mergedById: null,
    mergeCommitSha: null,
    maintainerCanModify: false,
    requestedReviewerIds: [],
    reviews: [],
  }
}

function headBranch(owner: string, head: string): string {
  const prefix = `${owner}:`
  return head.toLowerCase().startsWith(prefix.toLowerCase()) ? head.slice(prefix.length) : head
}

function openPull(repository: Repository, head: string, base: string): Issue | undefined {
  return liveIssues(repository).find(
    (issue) =>
      issue.state === 'open' && issue.pull?.headRef === head && issue.pull.baseRef === base,
  )
}

export interface PullEdit {
  readonly title?: string | undefined
  readonly body?: string | null | undefined
  readonly state?: 'open' | 'closed' | undefined
  readonly base?: string | undefined
}

export function editPull(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  pull: PullRequest,
  edit: PullEdit,
): Issue {
  editIssue(world, actor, repository, issue, { title: edit.title, body: edit.body })
  const baseSha = edit.base === undefined ? undefined : repository.refs[`refs/heads/${edit.base}`]
  if (edit.base !== undefined) {
    if (baseSha === undefined) {
      throw invalid({ resource: 'PullRequest', field: 'base', code: 'invalid' })
    }
    rebase(world, actor, repository, issue, pull, { ref: edit.base, sha: baseSha })
  }
  if (edit.state === 'closed') closeIssue(world, actor, repository, issue)
  if (edit.state === 'open') reopenPull(world, actor, repository, issue, pull)
  return issue
}

function rebase(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  pull: PullRequest,
  base: { readonly ref: string; readonly sha: string },
): void {
  if (base.ref === pull.baseRef) return
  if (issue.state === 'closed') {
    const message = 'Cannot change the base branch of a closed pull request.'
    throw invalid({ resource: 'PullRequest', code: 'custom', field: 'base', message })
  }
  const from = { ref: { from: pull.baseRef }, sha: { from: pull.baseSha } }
  pull.baseRef = base.ref
  pull.baseSha = base.sha
  issue.updatedAt = world.now()
  tellIssue(world, actor, repository, issue, 'edited', { changes: { base: from } })
}

/** A pull request whose branch is gone, or that has a rival, stays closed. */
function reopenPull(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  pull: PullRequest,
): void {
  if (issue.state === 'open') return
  const rival = openPull(repository, pull.headRef, pull.baseRef)
  const gone = repository.refs[`refs/heads/${pull.headRef}`] === undefined
  if (gone || pull.mergedAt !== null || rival !== undefined) {
    const message = 'state cannot be changed.'
    throw invalid({ resource: 'PullRequest', code: 'custom', field: 'state', message })
  }
  reopenIssue(world, actor, repository, issue)
}
