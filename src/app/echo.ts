import { claimedKey, incidentOf } from '../github/actions/mark.ts'
import { itemSeen } from '../github/actions/opened.ts'
import { claimedAlert } from '../github/alerts/mark.ts'
import { alertIntent } from '../github/alerts/shelf.ts'
import { readMarker } from '../github/marker.ts'

/** Something of ours, as a webhook tells of it: the proof that it was written, whatever became of the answer. */
export interface Echo {
  /** The key under which it was intended. */
  readonly key: string
  readonly id: number
  /** Number of the issue whose ledger holds it, where that is not the one of the webhook; `alerts`: their own ledger. */
  readonly of: number | 'alerts' | null
}

interface ByApp {
  readonly body?: string | null
  readonly performed_via_github_app?: { readonly id?: number } | null
}

interface Told {
  readonly action?: string
  readonly comment?: ByApp & { readonly id?: number }
  readonly issue?: (ByApp & { readonly number?: number }) | null
}

/** Null where the event tells of nothing that this App wrote. Only GitHub can say whose App it was. */
export function echoOf(event: string, payload: object, appId: number): Echo | null {
  const told = payload as Told
  if (event === 'issue_comment' && told.action === 'created') return ofComment(told, appId)
  return event === 'issues' && told.action === 'opened' ? ofItem(told, appId) : null
}

const isOurs = (written: ByApp, appId: number): boolean =>
  written.performed_via_github_app?.id === appId

function ofComment({ comment }: Told, appId: number): Echo | null {
  if (comment?.id === undefined || !isOurs(comment, appId)) return null
  const marker = readMarker(comment.body ?? '')
  return marker && { key: `${marker.kind}.${marker.key}`, id: comment.id, of: null }
}

/** An action item is opened from the incident whose number its marker carries, an incident from an alert. */
function ofItem({ issue }: Told, appId: number): Echo | null {
  if (issue?.number === undefined || !isOurs(issue, appId)) return null
  const body = issue.body ?? ''
  const item = claimedKey(body)
  if (item === null) return ofAlert(body, issue.number)
  const [key, id] = itemSeen(item, issue.number)
  return { key, id, of: incidentOf(item) }
}

function ofAlert(body: string, number: number): Echo | null {
  const marker = claimedAlert(body) === null ? null : readMarker(body)
  return marker && { key: alertIntent(marker.key), id: number, of: 'alerts' }
}
