import type { Instant } from '../domain/instant.ts'

export type Verdict = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED'
export type Side = 'LEFT' | 'RIGHT'

export interface Review {
  readonly id: number
  readonly authorId: number
  readonly viaAppId: number | null
  readonly verdict: Verdict
  readonly body: string
  /** The head that was looked at. */
  readonly commitSha: string
  readonly submittedAt: Instant
  readonly comments: ReviewComment[]
}

export interface ReviewComment {
  readonly id: number
  readonly path: string
  /** Counted from 1, in the file of its side as it was at the review's commit. */
  readonly line: number
  readonly side: Side
  /** Where a comment on several lines begins; null for one line. */
  readonly startLine: number | null
  readonly startSide: Side | null
  readonly body: string
  readonly createdAt: Instant
  /** The part of the diff that it stands under, header first. */
  readonly diffHunk: string
}
