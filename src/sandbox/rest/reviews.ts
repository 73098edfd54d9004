import { removeReviewers, requestReviewers } from '../actions/reviewers.ts'
import { type CommentInput, submitReview } from '../actions/reviews.ts'
import { userById } from '../find.ts'
import type { Review, ReviewComment, Side, Verdict } from '../model-reviews.ts'
import { pullItem } from '../present/pull.ts'
import { reviewCommentJson, reviewJson } from '../present/review.ts'
import { simpleUser } from '../present/user.ts'
import { notFound, Refusal } from '../refusal.ts'
import { type Body, isBody, list, names, optionalText, requiredText } from './body.ts'
import { pullHere, READ_PULLS, WRITE_PULLS } from './pulls.ts'
import { created, type Here, here, listed, ok, type Reply, type Route } from './route.ts'

const show = (at: Here, review: Review) => {
  const issue = pullHere(at)
  return reviewJson(at.world, at.repository, { issue, pull: issue.pull, review })
}

const VERDICTS: Readonly<Record<string, Verdict>> = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
}

function verdict(body: Body): Verdict {
  const event = requiredText(body, 'event')
  const known = Object.hasOwn(VERDICTS, event) ? VERDICTS[event] : undefined
  if (known === undefined) throw new Refusal(422, 'Unprocessable Entity', ['Event is invalid'])
  return known
}

function lineOf(body: Body, key: string): number | null {
  const value = body[key]
  if (value === undefined || value === null) return null
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value
  throw new Refusal(422, 'Unprocessable Entity', ['Line could not be resolved'])
}

function sideOf(body: Body, key: string): Side | null {
  const side = optionalText(body, key)
  if (side === undefined) return null
  if (side === 'LEFT' || side === 'RIGHT') return side
  throw new Refusal(422, 'Unprocessable Entity', ['Side is invalid'])
}

function commentOf(value: unknown): CommentInput {
  if (!isBody(value)) throw new Refusal(422, 'Unprocessable Entity', ['Comments are invalid'])
  const line = lineOf(value, 'line')
  if (line === null) throw new Refusal(422, 'Unprocessable Entity', ['Line could not be resolved'])
  const startLine = lineOf(value, 'start_line')
  const side = sideOf(value, 'side') ?? 'RIGHT'
  const startSide = startLine === null ? null : (sideOf(value, 'start_side') ?? side)
  const path = requiredText(value, 'path')
  return { path, body: requiredText(value, 'body'), line, side, startLine, startSide }
}

function submit(at: Here): Reply {
  const { world, actor, repository, body } = at
  const review = submitReview(world, actor, repository, pullHere(at), {
    verdict: verdict(body),
    body: optionalText(body, 'body') ?? '',
    commitSha: optionalText(body, 'commit_id'),
    comments: (list(body, 'comments') ?? []).map(commentOf),
  })
  return ok(show(at, review))
}

function one(at: Here): Review {
  const id = Number(at.params['review_id'])
  const found = pullHere(at).pull.reviews.find((review) => review.id === id)
  if (found === undefined) throw notFound()
  return found
}

interface Spoken {
  readonly review: Review
  readonly comment: ReviewComment
}

function shownComments(at: Here, reviews: readonly Review[]): Reply {
  const issue = pullHere(at)
  const all = reviews.flatMap((review) => review.comments.map((comment) => ({ review, comment })))
  return listed(ordered(at, all), ({ review, comment }) =>
    reviewCommentJson(at.world, at.repository, { issue, pull: issue.pull, review }, comment),
  )
}

function ordered(at: Here, all: readonly Spoken[]): readonly Spoken[] {
  const since = Date.parse(at.query.get('since') ?? '')
  const kept = all.filter(({ comment }) => Number.isNaN(since) || comment.createdAt >= since)
  return at.query.get('direction') === 'desc' ? kept.toReversed() : kept
}

/** The short form, whose review comments stand at no line of today's diff. */
function commentsOfReview(at: Here): Reply {
  const issue = pullHere(at)
  const review = one(at)
  return listed(review.comments, (comment) => {
    const where = { issue, pull: issue.pull, review }
    const json = reviewCommentJson(at.world, at.repository, where, comment)
    const { subject_type, ...shown } = json
    return { ...shown, position: null, original_position: comment.line }
  })
}

function requested(at: Here): Reply {
  const ids = pullHere(at).pull.requestedReviewerIds
  const users = ids.map((id) => simpleUser(at.world, userById(at.world, id)))
  return ok({ users, teams: [] })
}

function ask(at: Here): Reply {
  const issue = pullHere(at)
  refuseTeams(at.body)
  const reviewers = names(at.body, 'reviewers') ?? []
  requestReviewers(at.world, at.actor, at.repository, issue, reviewers)
  return created(pullItem(at.world, at.repository, issue, issue.pull))
}

/** The box has no teams: one that is named is not found. */
function refuseTeams(body: Body): void {
  const teams = names(body, 'team_reviewers') ?? []
  if (teams.length > 0) throw new Refusal(422, `Could not resolve to a node: ${teams.join(', ')}`)
}

function unask(at: Here): Reply {
  const issue = pullHere(at)
  const reviewers = names(at.body, 'reviewers') ?? []
  removeReviewers(at.world, at.actor, at.repository, issue, reviewers)
  return ok(pullItem(at.world, at.repository, issue, issue.pull))
}

const REVIEWS = '/pulls/{pull_number}/reviews'
const REVIEWERS = '/pulls/{pull_number}/requested_reviewers'

export const REVIEW_ROUTES: readonly Route[] = [
  here('GET', REVIEWS, READ_PULLS, (at) =>
    listed(pullHere(at).pull.reviews, (review) => show(at, review)),
  ),
  here('POST', REVIEWS, WRITE_PULLS, submit),
  here('GET', `${REVIEWS}/{review_id}`, READ_PULLS, (at) => ok(show(at, one(at)))),
  here('GET', `${REVIEWS}/{review_id}/comments`, READ_PULLS, commentsOfReview),
  here('GET', '/pulls/{pull_number}/comments', READ_PULLS, (at) =>
    shownComments(at, pullHere(at).pull.reviews),
  ),
  here('GET', REVIEWERS, READ_PULLS, requested),
  here('POST', REVIEWERS, WRITE_PULLS, ask),
  here('DELETE', REVIEWERS, WRITE_PULLS, unask),
]
