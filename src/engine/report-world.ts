import type { Instant } from '../domain/instant.ts'
import type { ActionCase, Case, Deployment } from '../metrics/material.ts'
import type { SeenItem } from '../plan/actions/seen.ts'
import type { Setup } from '../plan/setup.ts'
import type { Snapshot } from '../plan/snapshot.ts'

/** The repository that a report is about, as one request tells it. */
export interface ReportPlace {
  /** `owner/name`. */
  readonly name: string
  /** Its page, without a slash at the end. */
  readonly home: string
  /** GitHub's number of it, which markers are bound to. */
  readonly id: number
  readonly isPublic: boolean
  /** The default branch; null where nothing was ever pushed. */
  readonly branch: string | null
  readonly setup: Setup
  /** The team's own templates by file name, `report-metrics.md`. */
  readonly templates: Readonly<Record<string, string>>
}

/** Makes a case of what GitHub shows of an issue; null where it is none of ours. */
export type Fold<S, T> = (seen: S) => T | null

export interface ReadAsked {
  /** How far back incidents and deployments matter; null for all. What is open always matters. */
  readonly since: Instant | null
  /** The moment of the report: what is open is as old as that. */
  readonly now: Instant
}

/** What was read, as far as it was. */
export type Reading<T> =
  | {
      readonly kind: 'read'
      /** What matters, by number. */
      readonly all: readonly T[]
      /** How many there are in all, those that do not matter now included. */
      readonly of: number
      /** Those that carry the label and are none of ours, by number. */
      readonly foreign: readonly number[]
      /** What could not be read, a sentence each. */
      readonly gaps: readonly string[]
    }
  | Unfinished

/** The place is kept among the files to be saved, and the next run goes on from there, at that moment at the earliest. */
export interface Unfinished {
  readonly kind: 'unfinished'
  readonly read: number
  readonly of: number
  readonly until: Instant
  /** `limit`: no more may be asked of GitHub in this hour. `outage`: it did not answer. */
  readonly why: 'limit' | 'outage'
}

/** A file of what was read, which makes the next reading short. */
export interface SavedFile {
  /** `reports/index.json`, as it is called on the data branch. */
  readonly path: string
  /** Empty where nothing needs it any more. */
  readonly text: string
}

/** Where all that a report tells is read. */
export interface ReportWorld {
  readonly now: () => Instant
  /** Null where there is no such repository, or nobody may read it. */
  readonly place: () => Promise<ReportPlace | null>
  readonly incidents: (asked: ReadAsked, fold: Fold<Snapshot, Case>) => Promise<Reading<Case>>
  readonly actions: (
    asked: ReadAsked,
    fold: Fold<SeenItem, ActionCase>,
  ) => Promise<Reading<ActionCase>>
  /** To these environments, oldest first; null where the repository tells of none, or nobody may read them. */
  readonly deployments: (
    asked: ReadAsked,
    environments: readonly string[],
  ) => Promise<Reading<Deployment> | null>
  /** What the readings so far leave to be saved for the next one; empty where nothing has changed. */
  readonly saved: () => readonly SavedFile[]
  /** Commits the files to the data branch, all of them at once. Throws Failure. */
  readonly save: (files: readonly SavedFile[], message: string) => Promise<void>
  /** Whether the data branch holds a file there. */
  readonly isKept: (path: string) => Promise<boolean>
  /** Those with the label of incidents that are open, by number, as far as they are ours. Throws Failure. */
  readonly open: <T>(fold: Fold<Snapshot, T>) => Promise<readonly T[]>
  /** What the data branch said of open incidents when the place was read; null where nothing. */
  readonly active: () => Promise<string | null>
}
