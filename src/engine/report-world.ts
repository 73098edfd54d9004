import type { Instant } from '../domain/instant.ts'
import type { ActionCase, Case, Deployment } from '../metrics/material.ts'
import type { Setup } from '../plan/setup.ts'
import type { Snapshot } from '../plan/snapshot.ts'
import type { ReportKind } from '../reports/report.ts'

/** The repository that a report is about, as one request tells it. */
export interface ReportPlace {
  /** `owner/name`. */
  readonly name: string
  /** Its page, without a slash at the end. */
  readonly home: string
  readonly setup: Setup
  /** The team's own templates by file name, `report-metrics.md`. */
  readonly templates: Readonly<Record<string, string>>
}

/** Makes a case of what GitHub shows of an issue; null where it is none of ours. */
export type Fold<T> = (seen: Snapshot) => T | null

/** How far back incidents and deployments matter; `null` for all. What is open always matters. */
export interface ReadAsked {
  readonly since: Instant | null
}

/** What was read, as far as it was. */
export type Reading<T> =
  | { readonly kind: 'read'; readonly all: readonly T[]; readonly gaps: readonly string[] }
  /** GitHub's limit was met: the place is saved, and the next run goes on from there, at that moment at the earliest. */
  | {
      readonly kind: 'unfinished'
      readonly read: number
      readonly of: number
      readonly until: Instant
    }

/** A report issue of ours, as GitHub lists it. */
export interface SeenReport {
  readonly number: number
  readonly kind: ReportKind
  /** Name of its period. */
  readonly period: string
  readonly open: boolean
}

/** The only door out of the pure floors, opened for the reports of one repository. */
export interface ReportWorld {
  readonly now: () => Instant
  /** Null where there is no such repository, or nobody may read it. */
  readonly place: () => Promise<ReportPlace | null>
  readonly incidents: (asked: ReadAsked, fold: Fold<Case>) => Promise<Reading<Case>>
  readonly actions: (asked: ReadAsked, fold: Fold<ActionCase>) => Promise<Reading<ActionCase>>
  /** To these environments, oldest first; null where the repository tells of none, or nobody may read them. */
  readonly deployments: (
    asked: ReadAsked,
    environments: readonly string[],
  ) => Promise<Reading<Deployment> | null>
  /** Newest first. */
  readonly reports: (kind: ReportKind) => Promise<readonly SeenReport[]>
}
