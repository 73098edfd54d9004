import type { Instant } from '../../domain/instant.ts'
import type { Entry } from '../entry.ts'
import type { LogEvent } from '../snapshot.ts'

/** What our marker in the body of an issue says that we opened, as far as it can be believed. */
export interface ItemMark {
  /** `<incident>.<item>`. */
  readonly key: string
  /** `2026-12-01`, until when it was promised as created; null where no day was, or nobody can vouch for it. */
  readonly due: string | null
}

/** The issue of one action item, as far as whoever lists several needs it. */
export interface SeenItem {
  readonly number: number
  /** GitHub's database id, by which sub-issues and dependencies are named. */
  readonly id: number
  readonly title: string
  readonly url: string
  readonly body: string
  /**
   * `<incident>.<item>` of our marker, where we opened it and its marker is no lie; null for issues that people have
   * opened.
   */
  readonly key: string | null
  /** `2026-12-01`: until when it was promised as created, by the same marker; null where no day was, or none is ours. */
  readonly due: string | null
  readonly open: boolean
  /** Nobody is answered there. */
  readonly locked?: true
  readonly createdAt: Instant
  /** Null while it is open. */
  readonly closedAt: Instant | null
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
  /** The log lines that close and reopen it, set its priority and say whose it is, oldest first. */
  readonly events: readonly LogEvent[]
  /** The journal of its card; empty where it has none or it cannot be trusted. */
  readonly entries: readonly Entry[]
  /** Marker keys of the replies that we have written there. */
  readonly replies: readonly string[]
  /** Number of the issue that it is a sub-issue of; null where it is none, 0 where that is in another repository. */
  readonly parent: number | null
  /** Numbers of the issues of this repository that block it; empty where nobody has asked. */
  readonly blockedBy: readonly number[]
  /** `2026-12-01` in the organisation's issue field; null where it is empty or there is none. */
  readonly dueField: string | null
}

/** What a pull request, named as proof, came to. */
export interface SeenProof {
  readonly number: number
  readonly state: 'open' | 'closed' | 'merged'
  /** Null where it was not merged. */
  readonly mergeCommit: string | null
  /** Environments with a successful deployment that contains the merge, lower case; null where nobody has asked. */
  readonly deployedTo: readonly string[] | null
}
