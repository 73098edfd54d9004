import { ACTION_ITEM, isReport } from '../../config/labels.ts'
import { mayConcern, mayHoldCommand } from '../may-concern.ts'

/** As much of a payload as tells whether looking at the issue is worth a request. */
export interface Payload {
  readonly action?: string
  readonly sender?: { readonly login?: string } | null
  readonly issue?: {
    readonly number?: number
    readonly body?: string | null
    readonly pull_request?: unknown
    readonly labels?: readonly { readonly name?: string }[]
  }
  readonly comment?: {
    readonly body?: string
    readonly user?: { readonly login?: string } | null
  }
}

const LOOKED_AT: ReadonlySet<string> = new Set([
  'labeled',
  'unlabeled',
  'assigned',
  'unassigned',
  'closed',
  'reopened',
  'unlocked',
])

/**
 * The same of what was kept of it, once our login is known: it was relevant when it came, unless it was our own doing.
 */
export function stillRelevant({ action, sender, comment }: Payload, me: string): boolean {
  if (sender?.login === me) return action === 'opened' && !comment
  return !comment || action === 'created' || comment.user?.login === me
}

/**
 * Whether a delivery can change anything. What we did ourselves cannot, but for the action items that we open, nor can
 * talk: a comment matters when it may hold a command, and an edit or deletion when the comment was ours. `me` is our
 * login; where that is not known yet, anything might be ours.
 */
export function relevant(event: string, payload: Payload, me: string | null): boolean {
  const { action = '', issue, sender } = payload
  if (issue?.number === undefined || issue.pull_request) return false
  const ours = me !== null && sender?.login === me
  if (event === 'issue_comment') return !ours && toldByComment(payload, me)
  if (event !== 'issues') return false
  const { labels = [], body } = issue
  // What we open is an action item, whose clock begins with its first look, or a report, which is never looked at.
  if (ours) return action === 'opened' && !isReport(namesIn(labels))
  if (action === 'opened') return mayConcern(body) || labels.length > 0
  // What somebody writes into the body of an action item says nothing.
  if (action === 'edited') return !labels.some(({ name }) => name === ACTION_ITEM)
  return LOOKED_AT.has(action)
}

const namesIn = (labels: readonly { readonly name?: string }[]): ReadonlySet<string> =>
  new Set(labels.flatMap(({ name }) => name?.toLowerCase() ?? []))

function toldByComment({ action, comment }: Payload, me: string | null): boolean {
  if (action === 'created') return mayHoldCommand(comment?.body)
  return me === null || comment?.user?.login === me
}
