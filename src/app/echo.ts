import { readMarker } from '../github/marker.ts'

/** A comment of ours, as a webhook tells of it: the proof that it was written, whatever became of the answer. */
export interface Echo {
  /** The key under which it was intended. */
  readonly key: string
  readonly id: number
}

interface Told {
  readonly action?: string
  readonly comment?: {
    readonly id?: number
    readonly body?: string
    readonly performed_via_github_app?: { readonly id?: number } | null
  }
}

/** Null where the event tells of nothing that this App wrote. Only GitHub can say whose App it was. */
export function echoOf(event: string, payload: object, appId: number): Echo | null {
  if (event !== 'issue_comment') return null
  const { action, comment } = payload as Told
  if (action !== 'created' || comment?.performed_via_github_app?.id !== appId) return null
  const marker = readMarker(comment.body ?? '')
  if (marker === null || comment.id === undefined) return null
  return { key: `${marker.kind}.${marker.key}`, id: comment.id }
}
