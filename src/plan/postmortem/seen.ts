import type { Instant } from '../../domain/instant.ts'

/** A pull request of the incident's own branch. */
export interface SeenPull {
  readonly number: number
  readonly url: string
  readonly open: boolean
  readonly draft: boolean
  readonly createdAt: Instant
  /** Null while it is open, and where it was merged. */
  readonly closedAt: Instant | null
  readonly mergedAt: Instant | null
  /** Null where it was not merged. */
  readonly mergeCommit: string | null
  /** The branch that it goes into. */
  readonly base: string
  readonly body: string
  readonly assignees: readonly string[]
  /** Whose review we have ever asked for, lower case: who was taken off again is not asked twice. */
  readonly requested: readonly string[]
  /** Marker keys of what we have written on it. */
  readonly replies: readonly string[]
}

/** A version of the document. */
export interface SeenFile {
  readonly path: string
  readonly text: string
  /** Its name in git, which a write has to give back. */
  readonly blob: string
  readonly commit: string
}

/** What GitHub shows of an incident's postmortem; read only where there may be one, or one is wanted. */
export interface SeenPostmortem {
  /** Newest first. */
  readonly pulls: readonly SeenPull[]
  /** Head of `sitrep/postmortem-<number>`; null where there is no such branch. */
  readonly branch: string | null
  /** On that branch. */
  readonly file: SeenFile | null
  /** The file as we ourselves last committed it to that branch; null where we never have. */
  readonly ours: SeenFile | null
  /** Whether anybody but us has committed to it. */
  readonly touched: boolean
  /** On the default branch. */
  readonly published: SeenFile | null
}
