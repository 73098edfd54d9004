import type { ActionKind, Priority } from '../domain/action.ts'
import type { Change, Detection, TimeName } from '../domain/fact.ts'
import type { Instant } from '../domain/instant.ts'
import type { Category } from '../domain/status.ts'

/** Why an incident counts in no figure: an exercise, the same as another, a false alarm, or a word that nobody took up. */
export const EXCLUSIONS = ['drill', 'duplicate', 'cancelled', 'report'] as const
export type Exclusion = (typeof EXCLUSIONS)[number]

/** An ended stretch of an incident that was opened again. */
export interface Earlier {
  readonly openedAt: Instant
  readonly mitigatedAt: Instant | null
  readonly resolvedAt: Instant | null
}

/** One incident, cut down to what figures need. All times are GitHub's, in milliseconds; null is "nobody knows". */
export interface Case {
  readonly number: number
  readonly title: string
  /** The team's name of the level; null while nobody has judged it. */
  readonly severity: string | null
  readonly category: Category
  /** Null where it counts. */
  readonly excluded: Exclusion | null
  readonly services: readonly string[]
  readonly cause: string | null
  readonly detection: Detection | null
  readonly times: Readonly<Record<TimeName, Instant | null>>
  /** Start of the running spell; the earlier ones ended before. Null where it was never opened again. */
  readonly openedAt: Instant | null
  readonly earlier: readonly Earlier[]
  /** Milliseconds in each status by category, the running one up to the reading; what is over does not run. */
  readonly inStatus: Readonly<Partial<Record<Category, number>>>
  /** Whether an alert declared it, and no person; null where the source does not say. */
  readonly alert: boolean | null
  /** Logins of whoever held a role, acknowledged it or was assigned, in lower case, each once. */
  readonly responders: readonly string[]
  /** Whether it, or one of its services in config, has a runbook; null where the source does not say. */
  readonly runbook: boolean | null
  /** Changes named as its cause. */
  readonly causedBy: readonly Change[]
  /** Share of the service that was affected, 0 to 1; null where nobody has said. */
  readonly share: number | null
  readonly postmortem: {
    readonly owed: boolean
    readonly dueAt: Instant | null
    readonly publishedAt: Instant | null
    /** Declined with a reason. */
    readonly skipped: boolean
  }
  /** Pairs of its times that cannot both be right, the one first that should be. */
  readonly disorders: readonly (readonly [TimeName, TimeName])[]
}

/** The issue of one action item. */
export interface ActionCase {
  readonly number: number
  readonly title: string
  /** The incident that promised it; null where none did. */
  readonly incident: number | null
  readonly createdAt: Instant
  /** End of the day until which it is promised. */
  readonly due: Instant | null
  readonly owners: readonly string[]
  /** `org/team`. */
  readonly team: string | null
  readonly services: readonly string[]
  readonly priority: Priority | null
  readonly kind: ActionKind | null
  /** Null while it is open. */
  readonly end: {
    readonly kind: 'verified' | 'merged' | 'unverified' | 'declined' | 'duplicate'
    readonly at: Instant
  } | null
}

/** A deployment to one of the environments that config calls production. */
export interface Deployment {
  readonly id: number
  readonly sha: string
  readonly environment: string
  readonly createdAt: Instant
  /** When it was first told to have succeeded; null where it never was. */
  readonly succeededAt: Instant | null
  /** What it brought that the one before it had not, newest first; null where that could not be read in full. */
  readonly commits: readonly { readonly sha: string; readonly at: Instant }[] | null
  /** The pull requests that its commits came by. */
  readonly pulls: readonly number[]
}

/** All that figures are computed from. */
export interface Material {
  readonly incidents: readonly Case[]
  readonly actions: readonly ActionCase[]
  /** Null where the repository tells of no deployments, or nobody may read them. */
  readonly deployments: readonly Deployment[] | null
}
