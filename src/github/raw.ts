import type { Instant } from '../domain/instant.ts'
import type { Actor, ConfigLayer, LogEvent, Receipt, Snapshot } from '../plan/snapshot.ts'

/** A comment before anybody has looked whether it is ours. */
export interface RawComment {
  readonly id: number
  readonly author: Actor
  readonly body: string
  readonly createdAt: Instant
  readonly editedAt: Instant | null
  /** Last editor; null where nobody has edited, `unknown` where somebody did and GitHub does not say who. */
  readonly editor: Actor | 'unknown' | null
  readonly receipt: Receipt | null
  /** Slug of another App that wrote it in the author's name; null where none did, left out where that was not asked. */
  readonly via?: string | null
  /** GitHub's node id; left out where that was not asked. */
  readonly node?: string
  /** Whether somebody has folded it away; left out where that was not asked. */
  readonly folded?: boolean
}

/** One issue as either way of reading gives it. */
export interface Raw {
  readonly repository: Snapshot['repository']
  readonly issue: Snapshot['issue']
  readonly comments: readonly RawComment[]
  readonly events: readonly LogEvent[]
  readonly config: readonly ConfigLayer[]
  /** The login that we write with. */
  readonly me: string
  /** The default branch, and what it stands at; null where that was not asked, or where there is none yet. */
  readonly base: { readonly branch: string; readonly sha: string | null } | null
}
