import { iso } from '../../domain/instant.ts'
import { association } from '../access.ts'
import { movedLine } from '../diff/outdated.ts'
import { userById } from '../find.ts'
import type { Issue, PullRequest, Repository } from '../model.ts'
import type { Review, ReviewComment } from '../model-reviews.ts'
import type { World } from '../world.ts'
import { issuePage, reactionRollup } from './issue.ts'
import { nodeId } from './node-id.ts'
import { repositoryUrl } from './repository.ts'
import { simpleUser } from './user.ts'

/** A review, and the pull request that it is about. */
export interface Reviewed {
  readonly issue: Issue
  readonly pull: PullRequest
  readonly review: Review
}

export function reviewJson(world: World, repository: Repository, { issue, review }: Reviewed) {
  const author = userById(world, review.authorId)
  const pullUrl = `${repositoryUrl(world, repository)}/pulls/${issue.number}`
  const page = `${issuePage(world, repository, issue)}#pullrequestreview-${review.id}`
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: simpleUser(world, author),
    body: review.body,
    state: review.verdict,
    html_url: page,
    pull_request_url: pullUrl,
    author_association: association(world, repository, author),
    _links: { html: { href: page }, pull_request: { href: pullUrl } },
    submitted_at: iso(review.submittedAt),
    commit_id: review.commitSha,
  }
}

/** Where a comment stands now; its lines are null once the head has changed them. */
export function currentLines(
  repository: Repository,
  { pull, review }: Reviewed,
  at: ReviewComment,
) {
  const moved = (line: number | null) => {
    if (line === null) return null
    if (at.side === 'LEFT') return line
    const spot = { path: at.path, line }
    return movedLine(repository.git, review.commitSha, pull.headSha, spot)
  }
  const line = moved(at.line)
  return { line, startLine: line === null ? null : moved(at.startLine) }
}

/** A comment on lines of the diff. One that is outdated has no line any more. */
export function reviewCommentJson(
  world: World,
  repository: Repository,
  where: Reviewed,
  comment: ReviewComment,
) {
  const { issue, pull, review } = where
  const author = userById(world, review.authorId)
  const base = repositoryUrl(world, repository)
  const url = `${base}/pulls/comments/${comment.id}`
  const pullUrl = `${base}/pulls/${issue.number}`
  const page = `${issuePage(world, repository, issue)}#discussion_r${comment.id}`
  return {
    url,
    pull_request_review_id: review.id,
    id: comment.id,
    node_id: nodeId('PRRC', comment.id),
    diff_hunk: comment.diffHunk,
    path: comment.path,
    commit_id: pull.headSha,
    original_commit_id: review.commitSha,
    user: simpleUser(world, author),
    body: comment.body,
    created_at: iso(comment.createdAt),
    updated_at: iso(comment.createdAt),
    html_url: page,
    pull_request_url: pullUrl,
    author_association: association(world, repository, author),
    _links: { self: { href: url }, html: { href: page }, pull_request: { href: pullUrl } },
    ...linesJson(repository, where, comment),
    side: comment.side,
    start_side: comment.startSide,
    subject_type: 'line',
    reactions: reactionRollup(url, []),
  }
}

function linesJson(repository: Repository, where: Reviewed, comment: ReviewComment) {
  const { line, startLine } = currentLines(repository, where, comment)
  return {
    // GitHub says null where its description allows no null: left out says the same to a client.
    ...(line === null ? {} : { line }),
    start_line: startLine,
    original_line: comment.line,
    original_start_line: comment.startLine,
  }
}
