import type { ConfigText } from '../config/read.ts'
import type { Instant } from '../domain/instant.ts'
import type { CheckName, DesiredCheck } from '../plan/review/check.ts'
import type { ReviewEffect } from '../plan/review/effect.ts'
import type { ChangedFile, SeenCheck, SeenRequest } from '../plan/review/request.ts'
import type { Reading } from '../plan/review/reviewed.ts'
import type { ExaminedBy } from '../postmortem/examined.ts'
import type { Applied, World } from './world.ts'

/** A document, and by what it is reviewed. All of it can be sent to another thread. */
export interface Examination extends ExaminedBy {
  readonly text: string
}

/** Reads and reviews one document, off the main thread and within a bound of time and size. */
export type Examine = (asked: Examination) => Promise<Exclude<Reading, { kind: 'unreadable' }>>

/** A file at a commit. */
export type FileAt =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-big' | 'unreadable' | 'missing' }

/** What became of an effect on a pull request. */
export type ReviewApplied = Applied<ReviewEffect>

/** The only door out of the pure floors, opened for one pull request. What GitHub refuses is thrown as a failure. */
export interface PullWorld {
  readonly now: () => Instant
  /** Null where there is no such pull request. */
  readonly files: () => Promise<readonly ChangedFile[] | null>
  readonly request: () => Promise<SeenRequest | null>
  /** The checks of ours that the rules of a branch ask for. May be remembered for a few minutes. */
  readonly required: (base: string) => Promise<ReadonlySet<CheckName>>
  /** The team's files on the default branch, weakest first. */
  readonly config: () => Promise<readonly ConfigText[]>
  readonly file: (path: string, commit: string) => Promise<FileAt>
  /** Our check runs of a commit. */
  readonly checks: (head: string) => Promise<readonly SeenCheck[]>
  /** Whether we have made suggestions here before. */
  readonly suggested: () => Promise<boolean>
  /** The issue of this number, to read what is known of the incident. */
  readonly incident: (number: number) => World
  /** The names that people show, by lower-case login; who shows none is left out. */
  readonly names: (logins: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** Whether GitHub takes somebody as the assignee of an issue here. */
  readonly assignable: (login: string) => Promise<boolean>
  /** The same short text for the same check, another for any other. */
  readonly digest: (check: DesiredCheck) => string
  /** In order; a failure stops the rest. */
  readonly apply: (effects: readonly ReviewEffect[]) => Promise<readonly ReviewApplied[]>
}
