import { may } from '../access.ts'
import { userById } from '../find.ts'
import type { Issue } from '../model.ts'
import type { Closer, IssueEvent } from '../model-events.ts'
import { eventNodeId, type TimelineItem } from '../present/event.ts'
import { issuePage } from '../present/issue.ts'
import { commitNode } from './git.ts'
import { commentNode, issueNode, type Place } from './issue.ts'
import { linkDetail } from './links.ts'
import { actorNode, labelNode, when } from './people.ts'
import { reviewNode } from './pull.ts'

interface Node {
  readonly __typename: string
}

/** Null for what the published schema has no type for. */
const TYPE: Readonly<Record<IssueEvent['kind'], string | null>> = {
  labeled: 'LabeledEvent',
  unlabeled: 'UnlabeledEvent',
  assigned: 'AssignedEvent',
  unassigned: 'UnassignedEvent',
  closed: 'ClosedEvent',
  reopened: 'ReopenedEvent',
  renamed: 'RenamedTitleEvent',
  locked: 'LockedEvent',
  unlocked: 'UnlockedEvent',
  mentioned: 'MentionedEvent',
  subscribed: 'SubscribedEvent',
  'cross-referenced': 'CrossReferencedEvent',
  marked_as_duplicate: 'MarkedAsDuplicateEvent',
  ready_for_review: 'ReadyForReviewEvent',
  convert_to_draft: 'ConvertToDraftEvent',
  head_ref_deleted: 'HeadRefDeletedEvent',
  review_requested: 'ReviewRequestedEvent',
  review_request_removed: 'ReviewRequestRemovedEvent',
  merged: 'MergedEvent',
  sub_issue_added: 'SubIssueAddedEvent',
  sub_issue_removed: 'SubIssueRemovedEvent',
  parent_issue_added: 'ParentIssueAddedEvent',
  parent_issue_removed: 'ParentIssueRemovedEvent',
  blocked_by_added: null,
  blocked_by_removed: null,
  blocking_added: null,
  blocking_removed: null,
}

export const isNode = (node: Node | null): node is Node => node !== null

/** One thing in an issue's history, as a member of `IssueTimelineItems`; null where it can be none. */
export function timelineNode(place: Place, issue: Issue, item: TimelineItem): Node | null {
  if (item.type === 'comment') return commentNode(place, issue, item.comment)
  if (item.type === 'review') return reviewNode(place, issue, item.review)
  const { event } = item
  const type = TYPE[event.kind]
  if (type === null) return null
  return {
    __typename: type,
    id: eventNodeId(event),
    databaseId: event.id,
    createdAt: when(event.createdAt),
    actor: () => actorNode(place.world, userById(place.world, event.actorId)),
    ...detail(place, issue, event),
  } as Node
}

function detail(place: Place, issue: Issue, event: IssueEvent): Readonly<Record<string, unknown>> {
  const itself = () => issueNode(place, issue)
  switch (event.kind) {
    case 'labeled':
    case 'unlabeled':
      return { label: () => labelNode(event.label), labelable: itself }
    case 'assigned':
    case 'unassigned': {
      const person = () => actorNode(place.world, userById(place.world, event.assigneeId))
      return { assignee: person, user: person, assignable: itself }
    }
    case 'closed':
      return closing(place, issue, event)
    case 'reopened':
      return { stateReason: 'REOPENED', closable: itself }
    case 'renamed':
      return { previousTitle: event.from, currentTitle: event.to, subject: itself }
    case 'locked':
      return {
        lockReason: event.lockReason?.toUpperCase().replace(/[ -]/g, '_') ?? null,
        lockable: itself,
      }
    case 'unlocked':
      return { lockable: itself }
    case 'review_requested':
    case 'review_request_removed': {
      const requestedReviewer = () =>
        actorNode(place.world, userById(place.world, event.reviewerId))
      return { requestedReviewer, pullRequest: itself }
    }
    case 'ready_for_review':
    case 'convert_to_draft':
    case 'head_ref_deleted':
    case 'merged':
      return { pullRequest: itself }
    case 'cross-referenced':
      return crossReference(place, issue, event)
    case 'marked_as_duplicate': {
      const canonical = place.repository.issues[event.canonicalNumber]
      const other = () => (canonical === undefined ? null : issueNode(place, canonical))
      return { canonical: other, duplicate: itself, isCrossRepository: false }
    }
    default:
      return 'other' in event ? linkDetail(place, event.kind, event.other) : {}
  }
}

function closing(place: Place, issue: Issue, event: IssueEvent & { readonly kind: 'closed' }) {
  const url = `${issuePage(place.world, place.repository, issue)}#event-${event.id}`
  return {
    stateReason: event.stateReason.toUpperCase(),
    closer: () => closerNode(place, event.closer),
    closable: () => issueNode(place, issue),
    url,
    resourcePath: new URL(url).pathname,
  }
}

function closerNode(place: Place, closer: Closer | null) {
  if (closer === null) return null
  if (closer.kind === 'commit') return commitNode(place, closer.sha)
  const pull = place.repository.issues[closer.number]
  return pull === undefined ? null : issueNode(place, pull)
}

function crossReference(
  place: Place,
  issue: Issue,
  event: IssueEvent & { readonly kind: 'cross-referenced' },
): Readonly<Record<string, unknown>> {
  const repository = place.world.state.repositories[event.sourceRepositoryId]
  const from = repository?.issues[event.sourceNumber]
  const hidden = repository === undefined || !may(place.actor, repository, 'read')
  const url = `${issuePage(place.world, place.repository, issue)}#ref-issue-${event.id}`
  return {
    source: () => (hidden || from === undefined ? null : issueNode({ ...place, repository }, from)),
    target: () => issueNode(place, issue),
    isCrossRepository: event.sourceRepositoryId !== place.repository.id,
    willCloseTarget: false,
    referencedAt: when(event.createdAt),
    url,
    resourcePath: new URL(url).pathname,
  }
}
