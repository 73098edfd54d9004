import { may } from '../access.ts'
import { fullName, userById } from '../find.ts'
import type { Issue, Repository } from '../model.ts'
import type { IssueEvent } from '../model-events.ts'
import { avatar, labelChip, person } from './chip.ts'
import { type Content, type Html, html } from './html.ts'
import { home } from './layout.ts'
import { linkWords } from './link-lines.ts'
import { time } from './time.ts'
import type { Visit } from './visit.ts'

/** One line of an issue's history; nothing for what GitHub's page does not show either. */
export function eventLine(
  visit: Visit,
  repository: Repository,
  issue: Issue,
  event: IssueEvent,
): Content {
  const words = wordsOf(visit, repository, issue, event)
  if (words === null) return null
  const actor = userById(visit.world, event.actorId)
  return html`<p class="event" id="event-${event.id}" data-part>${avatar(actor)}<span>${person(actor)} ${words} ${time(visit.world, event.createdAt)}</span></p>`
}

function wordsOf(
  visit: Visit,
  repository: Repository,
  issue: Issue,
  event: IssueEvent,
): Html | null {
  switch (event.kind) {
    case 'labeled':
      return html`added the label ${labelChip(event.label)}`
    case 'unlabeled':
      return html`removed the label ${labelChip(event.label)}`
    case 'assigned':
    case 'unassigned':
      return assignment(visit, event)
    case 'closed':
      return html`closed this${issue.pull === null && html` as ${event.stateReason.replaceAll('_', ' ')}`}${closing(visit, repository, event)}`
    case 'reopened':
      return html`reopened this`
    case 'renamed':
      return html`changed the title <del>${event.from}</del> <ins>${event.to}</ins>`
    case 'locked':
      return html`locked this conversation${event.lockReason !== null && html` as ${event.lockReason}`}`
    case 'unlocked':
      return html`unlocked this conversation`
    case 'cross-referenced':
      return reference(visit, repository, event)
    case 'marked_as_duplicate':
      return html`marked this as a duplicate of <a href="${home(visit, repository)}/issues/${event.canonicalNumber}">#${event.canonicalNumber}</a>`
    case 'review_requested':
      return html`requested a review from ${person(userById(visit.world, event.reviewerId))}`
    case 'review_request_removed':
      return html`took back the request to ${person(userById(visit.world, event.reviewerId))} for a review`
    case 'ready_for_review':
      return html`marked this as ready for review`
    case 'convert_to_draft':
      return html`made this a draft again`
    case 'head_ref_deleted':
      return html`deleted the branch`
    case 'merged':
      return html`merged this as <code>${event.commitSha.slice(0, 7)}</code>`
    case 'mentioned':
    case 'subscribed':
      return null
    default:
      return linkWords(visit, repository, event.kind, event.other)
  }
}

type Of<Kind extends IssueEvent['kind']> = Extract<IssueEvent, { readonly kind: Kind }>

/** ` in #7`, or the commit that closed it. */
function closing(visit: Visit, repository: Repository, { closer }: Of<'closed'>): Content {
  if (closer === null) return null
  const root = home(visit, repository)
  return closer.kind === 'pull'
    ? html` in <a href="${root}/pull/${closer.number}">#${closer.number}</a>`
    : html` in <a href="${root}/commit/${closer.sha}"><code>${closer.sha.slice(0, 7)}</code></a>`
}

function assignment(
  visit: Visit,
  event: Extract<IssueEvent, { readonly assigneeId: number }>,
): Html {
  const self = event.actorId === event.assigneeId
  const whom = self ? 'themselves' : person(userById(visit.world, event.assigneeId))
  return event.kind === 'assigned' ? html`assigned ${whom}` : html`unassigned ${whom}`
}

function reference(
  visit: Visit,
  repository: Repository,
  event: Of<'cross-referenced'>,
): Html | null {
  const where = visit.world.state.repositories[event.sourceRepositoryId]
  const source = where?.issues[event.sourceNumber]
  if (where === undefined || source === undefined || source.deleted) return null
  if (!may(visit.actor, where, 'read')) return null
  const place = where === repository ? '' : fullName(visit.world, where)
  const kind = source.pull === null ? 'issues' : 'pull'
  return html`mentioned this in <a href="${home(visit, where)}/${kind}/${source.number}">${source.title} ${place}#${source.number}</a>`
}
