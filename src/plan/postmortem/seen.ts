import type { PublishedDocument } from '../../domain/fact.ts'
import type { Instant } from '../../domain/instant.ts'

/** A pull request of the incident's own branch. */
export interface SeenPull {
  readonly number: number
  readonly url: string
  readonly open: boolean
  readonly draft: boolean
  /** Whether its title alone says that it is a draft. */
  readonly draftByTitle: boolean
  readonly createdAt: Instant
  /** Null while it is open. */
  readonly closedAt: Instant | null
  readonly mergedAt: Instant | null
  /** Null where it was not merged. */
  readonly mergeCommit: string | null
  /** The branch that it goes into. */
  readonly base: string
  /** What its branch stands at, or stood at when it was closed. */
  readonly head: string
  /** With the marker, as GitHub keeps it. */
  readonly body: string
  /** Whether we opened it. */
  readonly ours: boolean
  /** Lower case. */
  readonly assignees: readonly string[]
  /** Whose review is asked for now, lower case. */
  readonly requested: readonly string[]
}

/** A version of the document. */
export interface SeenFile {
  readonly path: string
  readonly text: string
  /** Its name in git, which a write has to give back. */
  readonly blob: string
}

/** What people did to the document between two versions; nothing of it is ours. */
export interface Edit {
  readonly before: string
  readonly after: string
  /** When the last of their commits was made. */
  readonly at: Instant
  readonly by: string
}

/** What became of the document on the default branch since the journal last told of it. */
export type Publication =
  /** Never there, or as the journal has it. */
  | { readonly kind: 'as-told' }
  | {
      readonly kind: 'published'
      readonly document: PublishedDocument
      readonly at: Instant
      /** Who merged it, or who committed it where nobody did. */
      readonly by: string
      /** Oldest first, since we last wrote it or told of it; null where that version is not to be had. */
      readonly edits: readonly Edit[] | null
    }
  | {
      readonly kind: 'withdrawn'
      readonly path: string
      /** The commit that took it away. */
      readonly commit: string
      readonly at: Instant
      readonly by: string
    }

/** What GitHub shows of an incident's postmortem; read only where there may be one, or one is wanted. */
export interface SeenPostmortem {
  /** Newest first. */
  readonly pulls: readonly SeenPull[]
  /** Head of `sitrep/postmortem-<number>`; null where there is no such branch. */
  readonly branch: string | null
  /** The document on that branch, where no pull request shows it yet. */
  readonly unpulled: string | null
  /** Whether that branch is a merged one of old, which a new draft can only follow from where the default branch is now. */
  readonly outrun: boolean
  /** Whether anybody but us has committed to the open pull request. */
  readonly touched: boolean
  /** When we last committed to it, or to the branch that has none yet; null where we never have. */
  readonly writtenAt: Instant | null
  readonly publication: Publication
  /** What the default branch stands at. */
  readonly base: { readonly branch: string; readonly sha: string }
}

/** The document of an open pull request as it is now. */
export interface SeenDocument {
  readonly file: SeenFile
  /** As we last committed it; null where that is not to be had. */
  readonly ours: string | null
}
