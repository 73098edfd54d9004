import { changesBetween, hunksOfFile } from '../diff/files.ts'
import { type Hunk, patchText } from '../diff/hunks.ts'
import type { Pull } from '../find.ts'
import { mergeBase } from '../git-history.ts'
import { demandPullsByJobs } from '../jobs.ts'
import type { Issue, PullRequest, Repository } from '../model.ts'
import type { Review, ReviewComment, Side, Verdict } from '../model-reviews.ts'
import { pullItem } from '../present/pull.ts'
import { reviewJson } from '../present/review.ts'
import { Refusal } from '../refusal.ts'
import { type Actor, nextId, type World } from '../world.ts'
import { demandConversation } from './comments.ts'
import { tell } from './record.ts'
import { leaveTraces } from './references.ts'
import { checkCommentBody } from './text.ts'

export interface CommentInput {
  readonly path: string
  readonly body: string
  readonly line: number
  readonly side: Side
  readonly startLine: number | null
  readonly startSide: Side | null
}

export interface ReviewInput {
  readonly verdict: Verdict
  readonly body: string
  /** The commit that was looked at; the head where not given. */
  readonly commitSha?: string | undefined
  readonly comments: readonly CommentInput[]
}

const unprocessable = (...errors: readonly string[]) =>
  new Refusal(422, 'Unprocessable Entity', errors)

/** One review with all its comments; it takes its author off those who were asked for one. */
export function submitReview(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Pull,
  input: ReviewInput,
): Review {
  demandConversation(actor, repository, issue)
  if (input.verdict === 'APPROVED') demandPullsByJobs(world, actor)
  demandVerdict(actor, issue, input)
  const commitSha = input.commitSha ?? issue.pull.headSha
  const comments = input.comments.map((comment) =>
    placed(world, repository, issue.pull, commitSha, comment),
  )
  const review: Review = {
    id: nextId(world),
    authorId: actor.user.id,
    viaAppId: actor.grant?.appId ?? null,
    verdict: input.verdict,
    body: input.body,
    commitSha,
    submittedAt: world.now(),
    comments,
  }
  issue.pull.reviews.push(review)
  issue.pull.requestedReviewerIds = issue.pull.requestedReviewerIds.filter(
    (id) => id !== actor.user.id,
  )
  issue.updatedAt = world.now()
  leaveTraces(world, actor, repository, issue, input.body)
  tellReview(world, actor, repository, issue, review)
  return review
}

function demandVerdict(actor: Actor, issue: Issue, input: ReviewInput): void {
  const own = issue.authorId === actor.user.id
  if (own && input.verdict === 'APPROVED') {
    throw unprocessable('Can not approve your own pull request')
  }
  if (own && input.verdict === 'CHANGES_REQUESTED') {
    throw unprocessable('Can not request changes on your own pull request')
  }
  const silent = input.body.trim() === ''
  if (input.verdict === 'CHANGES_REQUESTED' && silent && input.comments.length === 0) {
    throw unprocessable('Body cannot be blank')
  }
  if (input.verdict === 'COMMENTED' && silent && input.comments.length === 0) {
    throw unprocessable('Body cannot be blank')
  }
  for (const { body } of input.comments) checkCommentBody(body)
}

/** The comment with the hunk it stands under. Throws 422 for lines that the diff does not show. */
function placed(
  world: World,
  repository: Repository,
  pull: PullRequest,
  commitSha: string,
  input: CommentInput,
): ReviewComment {
  const { git } = repository
  if (git.commits[commitSha] === undefined) throw unprocessable('Commit could not be resolved')
  const base = mergeBase(git, pull.baseSha, commitSha) ?? pull.baseSha
  const file = changesBetween(git, base, commitSha).find(({ path }) => path === input.path)
  if (file === undefined) throw unprocessable('Path could not be resolved')
  const hunk = hunkAt(hunksOfFile(git, file) ?? [], input)
  return {
    ...input,
    id: nextId(world),
    createdAt: world.now(),
    diffHunk: hunkText(hunk, input),
  }
}

const at = (hunk: Hunk, line: number, side: Side): number =>
  hunk.lines.findIndex((one) => (side === 'LEFT' ? one.old : one.fresh) === line)

function hunkAt(hunks: readonly Hunk[], { line, side, startLine, startSide }: CommentInput): Hunk {
  const hunk = hunks.find((one) => at(one, line, side) !== -1)
  if (hunk === undefined) throw unprocessable('Line could not be resolved')
  if (startLine === null) return hunk
  const start = at(hunk, startLine, startSide ?? side)
  if (start === -1) throw unprocessable('Start line could not be resolved')
  if (start >= at(hunk, line, side)) {
    throw unprocessable('Start line must precede the end line.')
  }
  return hunk
}

/** Up to the line that is spoken of, as GitHub shows it above a comment. */
function hunkText(hunk: Hunk, { line, side }: CommentInput): string {
  const lines = hunk.lines.slice(0, at(hunk, line, side) + 1)
  return patchText([{ header: hunk.header, lines }])
}

function tellReview(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Pull,
  review: Review,
): void {
  const json = reviewJson(world, repository, { issue, pull: issue.pull, review })
  tell(world, actor, repository, 'pull_request_review', 'submitted', {
    // Payloads write the state small, where REST writes it large.
    review: { ...json, state: json.state.toLowerCase() },
    pull_request: pullItem(world, repository, issue, issue.pull),
  })
}
