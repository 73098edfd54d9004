import { type Instant, iso } from '../../domain/instant.ts'
import { association } from '../access.ts'
import { userById } from '../find.ts'
import type { Comment, Issue, Repository } from '../model.ts'
import type { IssueEvent } from '../model-events.ts'
import type { Review } from '../model-reviews.ts'
import type { World } from '../world.ts'
import { appJson } from './app.ts'
import { commentJson, issueJson } from './issue.ts'
import { linkDetail } from './links.ts'
import { nodeId } from './node-id.ts'
import { repositoryJson, repositoryUrl } from './repository.ts'
import { reviewJson } from './review.ts'
import { simpleUser } from './user.ts'

const PREFIX: Readonly<Record<IssueEvent['kind'], string>> = {
  labeled: 'LE',
  unlabeled: 'UNLE',
  assigned: 'AE',
  unassigned: 'UNAE',
  closed: 'CE',
  reopened: 'REE',
  renamed: 'RTE',
  locked: 'LOE',
  unlocked: 'UNLOE',
  mentioned: 'MEE',
  subscribed: 'SE',
  'cross-referenced': 'CRE',
  marked_as_duplicate: 'MDE',
  ready_for_review: 'RFRE',
  convert_to_draft: 'CTDE',
  head_ref_deleted: 'HRDE',
  review_requested: 'RRE',
  review_request_removed: 'RRRE',
  merged: 'ME',
  sub_issue_added: 'SIAE',
  sub_issue_removed: 'SIRE',
  parent_issue_added: 'PIAE',
  parent_issue_removed: 'PIRE',
  blocked_by_added: 'BBAE',
  blocked_by_removed: 'BBRE',
  blocking_added: 'BAE',
  blocking_removed: 'BRE',
}

export function eventNodeId(event: IssueEvent): string {
  return nodeId(PREFIX[event.kind], event.id)
}

/** One thing in an issue's history, comments included, in the order in which it happened. */
export type TimelineItem =
  | { readonly type: 'event'; readonly event: IssueEvent }
  | { readonly type: 'comment'; readonly comment: Comment }
  | { readonly type: 'review'; readonly review: Review }

export function timelineOf(issue: Issue): TimelineItem[] {
  const events = issue.events.map((event) => ({ type: 'event' as const, event }))
  const comments = issue.comments.map((comment) => ({ type: 'comment' as const, comment }))
  const reviews = (issue.pull?.reviews ?? []).map((review) => ({ type: 'review' as const, review }))
  return [...events, ...comments, ...reviews].sort((a, b) => {
    const [left, right] = [stampOf(a), stampOf(b)]
    return left.at - right.at || left.id - right.id
  })
}

/** When it happened, and its id, which orders what happened at once. */
export function stampOf(item: TimelineItem): { readonly at: Instant; readonly id: number } {
  if (item.type === 'review') return { at: item.review.submittedAt, id: item.review.id }
  const { createdAt: at, id } = item.type === 'event' ? item.event : item.comment
  return { at, id }
}

/** An event of the issue's log (`/events`). */
export function eventJson(world: World, repository: Repository, event: IssueEvent) {
  const actor = simpleUser(world, userById(world, event.actorId))
  const app = event.viaAppId === null ? undefined : world.state.apps[event.viaAppId]
  return {
    id: event.id,
    node_id: eventNodeId(event),
    url: `${repositoryUrl(world, repository)}/issues/events/${event.id}`,
    actor,
    event: event.kind,
    commit_id: null,
    commit_url: null,
    created_at: iso(event.createdAt),
    ...eventDetail(world, repository, event),
    performed_via_github_app: app === undefined ? null : appJson(world, app),
  }
}

function commitDetail(world: World, repository: Repository, sha: string) {
  return { commit_id: sha, commit_url: `${repositoryUrl(world, repository)}/commits/${sha}` }
}

function eventDetail(world: World, repository: Repository, event: IssueEvent) {
  switch (event.kind) {
    case 'labeled':
    case 'unlabeled':
      return { label: { name: event.label.name, color: event.label.color } }
    case 'assigned':
    case 'unassigned': {
      const assignee = simpleUser(world, userById(world, event.assigneeId))
      return { assignee, assigner: simpleUser(world, userById(world, event.actorId)) }
    }
    case 'closed':
      return {
        ...(event.closer?.kind === 'commit'
          ? commitDetail(world, repository, event.closer.sha)
          : {}),
        state_reason: event.stateReason,
      }
    case 'reopened':
      return { state_reason: 'reopened' }
    case 'renamed':
      return { rename: { from: event.from, to: event.to } }
    case 'review_requested':
    case 'review_request_removed': {
      const requested_reviewer = simpleUser(world, userById(world, event.reviewerId))
      return {
        review_requester: simpleUser(world, userById(world, event.actorId)),
        requested_reviewer,
      }
    }
    case 'merged':
      return commitDetail(world, repository, event.commitSha)
    case 'locked':
      return { lock_reason: event.lockReason }
    default:
      return 'other' in event ? linkDetail(world, event.kind, event.other) : {}
  }
}

/** A line of `/timeline`. Cross-references have no id and no `commit_id` there, as on GitHub. */
export function timelineJson(
  world: World,
  repository: Repository,
  issue: Issue,
  item: TimelineItem,
) {
  if (item.type === 'comment') return timelineComment(world, repository, issue, item.comment)
  if (item.type === 'review') return timelineReview(world, repository, issue, item.review)
  if (item.event.kind !== 'cross-referenced') return timelineEvent(world, repository, item.event)
  const source = world.state.repositories[item.event.sourceRepositoryId]
  const from = source?.issues[item.event.sourceNumber]
  const at = iso(item.event.createdAt)
  return {
    actor: simpleUser(world, userById(world, item.event.actorId)),
    created_at: at,
    updated_at: at,
    event: 'cross-referenced' as const,
    source: {
      type: 'issue' as const,
      issue:
        source === undefined || from === undefined
          ? null
          : { ...issueJson(world, source, from), repository: repositoryJson(world, source) },
    },
  }
}

function timelineReview(world: World, repository: Repository, issue: Issue, review: Review) {
  const { pull } = issue
  if (pull === null) throw new Error(`issue ${issue.number} has a review and is no pull request`)
  const json = reviewJson(world, repository, { issue, pull, review })
  return { event: 'reviewed' as const, ...json, state: json.state.toLowerCase() }
}

/** The timeline does not say who assigned apart from who acted. */
function timelineEvent(world: World, repository: Repository, event: IssueEvent) {
  const { assigner, ...shown } = { assigner: null, ...eventJson(world, repository, event) }
  return shown
}

function timelineComment(world: World, repository: Repository, issue: Issue, comment: Comment) {
  const author = userById(world, comment.authorId)
  const json = commentJson(world, repository, issue, comment)
  return {
    ...json,
    event: 'commented' as const,
    actor: json.user,
    author_association: association(world, repository, author),
  }
}
