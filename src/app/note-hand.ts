import { type Hands, handKey, rememberHand } from '../github/by-hand.ts'
import type { Placed } from './place.ts'

interface Written {
  readonly performed_via_github_app?: unknown
}

type Told = Placed & {
  readonly action?: string
  readonly comment?: { readonly id?: number } | null
}

/**
 * What GitHub tells of a new text: that no App wrote it spares the question. `given` is the payload as it came, since a
 * field that is null is the answer, and one that is missing is none.
 */
export function noteHand(
  hands: Hands,
  payload: object,
  given: { readonly comment?: unknown; readonly issue?: unknown },
): void {
  const { action, comment, issue, repository } = payload as Told
  const [owner, repo] = [repository?.owner?.login, repository?.name]
  if (owner === undefined || repo === undefined) return
  const at = { owner, repo }
  if (action === 'created' && comment?.id !== undefined) {
    if (isByHand(given.comment)) rememberHand(hands, handKey(at, { comment: comment.id }), null)
  } else if (action === 'opened' && issue?.number !== undefined) {
    if (isByHand(given.issue)) rememberHand(hands, handKey(at, { issue: issue.number }), null)
  }
}

const isByHand = (written: unknown): boolean =>
  (written as Written | null | undefined)?.performed_via_github_app === null
