import type { AlertState } from './alert.ts'
import type {
  Change,
  Detection,
  Fact,
  FactBody,
  Impact,
  NotedAction,
  PublishedDocument,
  Said,
  TimeName,
} from './fact.ts'
import type { Instant } from './instant.ts'
import type { Role } from './role.ts'
import type { Category } from './status.ts'

/**
 * One of the six times and who set it. Observed: GitHub saw it happen. Entered: a person said so later.
 * Inferred: an acknowledgement read from the first sign of a response, until somebody acknowledges.
 */
export interface TimeMark {
  readonly at: Instant
  readonly by: string
  readonly provenance: 'observed' | 'entered' | 'inferred'
}

export type Times = Readonly<Partial<Record<TimeName, TimeMark>>>

/** From opening (or reopening) to the end. A reopened incident has several. */
export interface Spell {
  readonly openedAt: Instant
  readonly mitigated: TimeMark | null
  readonly resolved: TimeMark | null
}

/** Reminders that come due from `from` on wait for `until`. */
export interface Snooze {
  readonly from: Instant
  readonly until: Instant
}

type Body<T extends FactBody['type']> = Extract<FactBody, { type: T }>
export type Update = Said &
  Omit<Body<'update-posted'>, 'type'> & {
    readonly severity: string | null
    readonly status: string
  }

/** What was said about the postmortem, and where it is published. */
export interface Postmortem {
  /** The last word that asked for one; null once it was declined again. */
  readonly asked: Said | null
  /** The last word that declined one; one that was asked for later stands over it. */
  readonly skipped: (Said & { readonly reason: string }) | null
  /** When it is talked over, as somebody has set it. */
  readonly meetingAt: Instant | null
  readonly published: (Said & PublishedDocument) | null
}

/** The alert that an incident began with, and what its system said last. */
export interface IncidentAlert {
  readonly source: string
  /** Hash of source and key in hex, by which the alert is known again. */
  readonly key: string
  readonly since: Instant
  readonly state: AlertState
  /** When that was said. */
  readonly at: Instant
  /** How often it has fired, the first time included. */
  readonly fired: number
}

export interface Incident {
  /** False before it was declared, and again once somebody took the incident label off. */
  readonly ours: boolean
  /** Declared by somebody who may not: nothing pages, counts or promises until it is taken up. */
  readonly report: boolean
  /** Declared by an alert, and nobody has done anything about it yet. */
  readonly untaken: boolean
  readonly alert: IncidentAlert | null
  readonly declaredBy: string | null
  readonly title: string
  readonly severity: string | null
  readonly proposed: string | null
  readonly status: string
  readonly category: Category
  /** False while a person keeps the status label off. */
  readonly statusLabelled: boolean
  readonly reason: string | null
  readonly duplicateOf: number | null
  readonly roles: Readonly<Partial<Record<Role, string>>>
  /** Whom the rotation made an assignee, where it makes nobody commander. */
  readonly called: string | null
  /** Holders of a role whom GitHub takes as no assignee. */
  readonly unassignable: readonly string[]
  readonly times: Times
  /** Ended spells, oldest first. The running one is in `times`. */
  readonly earlier: readonly Spell[]
  /** Start of the running spell. */
  readonly openedAt: Instant | null
  readonly services: readonly string[]
  readonly cause: string | null
  readonly causedBy: readonly Change[]
  readonly fixedBy: readonly Change[]
  readonly detection: Detection | null
  /** Oldest first; the last is what holds. */
  readonly impacts: readonly (Said & Impact)[]
  readonly drill: boolean
  readonly links: readonly { readonly name: string; readonly url: string }[]
  readonly updates: readonly Update[]
  readonly published: readonly (Said & { readonly text: string })[]
  readonly ticks: Readonly<Record<string, boolean>>
  readonly actions: readonly (Said & NotedAction)[]
  readonly related: readonly number[]
  /** In order and without overlap; the last may still hold. */
  readonly snoozes: readonly Snooze[]
  readonly postmortem: Postmortem
  /** The version of the postmortem whose action items all have issues, and which; null before any has. */
  readonly items: (Said & Omit<Body<'items-settled'>, 'type'>) | null
  /** All that was folded, in order: the timeline and the durations are read from it. */
  readonly history: readonly Fact[]
}

export const UNDECLARED: Incident = {
  ours: false,
  report: false,
  untaken: false,
  alert: null,
  declaredBy: null,
  title: '',
  severity: null,
  proposed: null,
  status: 'triage',
  category: 'triage',
  statusLabelled: true,
  reason: null,
  duplicateOf: null,
  roles: {},
  called: null,
  unassignable: [],
  times: {},
  earlier: [],
  openedAt: null,
  services: [],
  cause: null,
  causedBy: [],
  fixedBy: [],
  detection: null,
  impacts: [],
  drill: false,
  links: [],
  updates: [],
  published: [],
  ticks: {},
  actions: [],
  related: [],
  snoozes: [],
  postmortem: { asked: null, skipped: null, meetingAt: null, published: null },
  items: null,
  history: [],
}
