import type { Fact, MergedPull, Said } from './fact.ts'
import type { Snooze } from './incident.ts'
import type { Instant } from './instant.ts'

/** What an action item changes: fewer incidents, found sooner, over sooner, handled better, or the damage mended. */
export const ACTION_KINDS = ['prevent', 'detect', 'mitigate', 'process', 'repair'] as const
export type ActionKind = (typeof ACTION_KINDS)[number]

/** The most urgent first. */
export const PRIORITIES = ['p1', 'p2', 'p3', 'p4'] as const
export type Priority = (typeof PRIORITIES)[number]

/**
 * How an action item ended. Verified: a merged pull request closed it, or was named as its proof, and is deployed where
 * config asks for that. Merged: the same, and nobody has seen its deployment, which only some configs ask for: `endOf`
 * says what that comes to. Unverified: somebody closed it by hand. Declined: closed as not planned. Duplicate: another
 * issue carries it on.
 */
export type ActionEnd = Said &
  (
    | { readonly kind: 'verified' | 'merged'; readonly pull: MergedPull }
    | { readonly kind: 'unverified' }
    /** The reason is null until somebody gives one. */
    | { readonly kind: 'declined'; readonly reason: string | null }
    | { readonly kind: 'duplicate' }
  )

/** An issue that carries one thing to be done after an incident, or without any. */
export interface Action {
  /** Whether it carries the label. */
  readonly ours: boolean
  readonly title: string
  /** End of the day until which it is promised, in the team's zone; null where nobody has said. */
  readonly due: Instant | null
  /** Who said so, where somebody did by a command; null where the body as created says it. */
  readonly dueBy: Said | null
  readonly priority: Priority | null
  readonly kind: ActionKind | null
  /** GitHub's assignees, as they stand. */
  readonly owners: readonly string[]
  /** By their labels, as they stand. */
  readonly services: readonly string[]
  /** `org/team` as labelled, without the sign; null where no team owns it. */
  readonly team: string | null
  /** In order and without overlap; the last may still hold. */
  readonly snoozes: readonly (Snooze & { readonly reason: string })[]
  /** Null while it is open. As folded, which knows no config: read it through `endOf`. */
  readonly end: ActionEnd | null
  /** Proofs, of whichever end, that a successful deployment contains. */
  readonly deployed: readonly MergedPull[]
  /** All that was folded, in order. */
  readonly history: readonly Fact[]
}

export const NO_ACTION: Action = {
  ours: false,
  title: '',
  due: null,
  dueBy: null,
  priority: null,
  kind: null,
  owners: [],
  services: [],
  team: null,
  snoozes: [],
  end: null,
  deployed: [],
  history: [],
}
