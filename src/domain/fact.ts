import type { Priority } from './action.ts'
import type { AlertState } from './alert.ts'
import type { Instant } from './instant.ts'
import type { Role } from './role.ts'
import type { Category } from './status.ts'

/** The six times of an incident, in the order in which the card lists them. */
export const TIMES = [
  'started',
  'detected',
  'declared',
  'acknowledged',
  'mitigated',
  'resolved',
] as const
export type TimeName = (typeof TIMES)[number]

export const DETECTIONS = ['alert', 'user', 'slo', 'health-check', 'other'] as const
export type Detection = (typeof DETECTIONS)[number]

/** A pull request of this or another repository, or a commit. */
export type Change =
  | { readonly kind: 'pull'; readonly repository: string | null; readonly number: number }
  | { readonly kind: 'commit'; readonly sha: string }

/** Who and what an incident hurt; null where nobody has said. */
export interface Impact {
  readonly text: string
  /** Share of the service that was affected, 0 to 1. */
  readonly share: number | null
  readonly users: number | null
  /** Money lost, in the currency that was typed. */
  readonly money: { readonly amount: number; readonly currency: string } | null
}

export interface NotedAction {
  readonly text: string
  readonly owners: readonly string[]
  /** End of the day that was named. */
  readonly due: Instant | null
  readonly priority: string | null
}

/** A postmortem on the default branch. */
export interface PublishedDocument {
  readonly path: string
  /** The commit that brought this version. */
  readonly commit: string
  /** The pull request that was merged; null where it came by a push. */
  readonly pull: number | null
}

/** A pull request that was merged; `repository` is null where it is this one. */
export interface MergedPull {
  readonly repository: string | null
  readonly number: number
}

/** What happened, without who said it and when. */
export type FactBody =
  | {
      readonly type: 'declared'
      /** A report is the word of somebody who may not declare; an alert that of a machine. */
      readonly as: 'incident' | 'report' | 'alert'
      /** The team's name of the status that it starts in: investigating, or triage for a report and an alert. */
      readonly status: string
    }
  /** An alert began it. */
  | {
      readonly type: 'alerted'
      readonly source: string
      /** Hash of source and key in hex, by which the alert is known again. */
      readonly key: string
      /** When it began as it says, else when it came. */
      readonly since: Instant
      /** When it came. */
      readonly heard: Instant
    }
  /** What alerting systems have said since: the same word again is counted. */
  | {
      readonly type: 'alert-heard'
      readonly source: string
      readonly state: AlertState
      /** How often, and when for the last time. */
      readonly times: number
      readonly last: Instant
      /** It went on and off, and `state` is the last word of many. */
      readonly unsteady?: true
      /** Title of another alert, which has opened no incident of its own since too many did. */
      readonly apart?: string
    }
  | { readonly type: 'titled'; readonly title: string }
  | { readonly type: 'released' }
  | { readonly type: 'adopted' }
  | {
      readonly type: 'severity-set'
      readonly severity: string | null
      readonly reason?: string
    }
  | { readonly type: 'severity-proposed'; readonly severity: string }
  | {
      readonly type: 'status-entered'
      readonly status: string
      readonly category: Category
      readonly reason?: string
      readonly duplicateOf?: number
      /** The issue was closed by a merged pull request, which is then the fix. */
      readonly fix?: Change
    }
  /** A person took the status label off: it stays off until the status next changes. */
  | { readonly type: 'status-label-removed' }
  | { readonly type: 'acknowledged' }
  | {
      readonly type: 'role-assigned'
      readonly role: Role
      readonly login: string | null
      /** False where GitHub would not take them as the issue's assignee. */
      readonly assignable?: boolean
      /** By the rotation, and by nobody's word. */
      readonly onCall?: true
    }
  /** Whoever is on call was made an assignee, and holds no role by that; null once a person took them off. */
  | {
      readonly type: 'on-call-assigned'
      readonly login: string | null
      readonly assignable?: boolean
    }
  | { readonly type: 'time-set'; readonly time: TimeName; readonly value: Instant }
  | { readonly type: 'timeline-noted'; readonly text: string; readonly when: Instant }
  | {
      readonly type: 'comment-pinned'
      readonly comment: number
      readonly text: string
      readonly when: Instant
      readonly author: string
    }
  | {
      readonly type: 'update-posted'
      readonly text: string
      /** When the next one is promised; null where none is. */
      readonly next: Instant | null
    }
  | { readonly type: 'published'; readonly text: string }
  | ({ readonly type: 'impact-set' } & Impact)
  | { readonly type: 'detection-set'; readonly source: Detection }
  | { readonly type: 'service-added'; readonly service: string }
  | { readonly type: 'service-removed'; readonly service: string }
  | { readonly type: 'cause-set'; readonly cause: string }
  | { readonly type: 'cause-cleared'; readonly cause: string }
  | { readonly type: 'cause-change-named'; readonly change: Change }
  | { readonly type: 'fix-named'; readonly change: Change }
  | { readonly type: 'link-added'; readonly name: string; readonly url: string }
  | { readonly type: 'item-ticked'; readonly item: string; readonly done: boolean }
  | {
      readonly type: 'escalated'
      /** Logins and `org/team` names without the sign; empty where nobody could be named. */
      readonly to: readonly string[]
      readonly service: string | null
      readonly reason: string
    }
  | { readonly type: 'drill-set'; readonly drill: boolean }
  /** Null ends a pause that is still running. */
  | { readonly type: 'snoozed'; readonly until: Instant | null; readonly reason?: string }
  | ({ readonly type: 'action-noted' } & NotedAction)
  | {
      readonly type: 'related'
      readonly issue: number
      /** `before`: the same alert's incident, which was over shortly before. `twin`: a second issue of the same alert. */
      readonly as?: 'before' | 'twin'
    }
  /** Somebody wants one, whatever the severity says. */
  | { readonly type: 'postmortem-asked' }
  | { readonly type: 'postmortem-skipped'; readonly reason: string }
  | { readonly type: 'meeting-set'; readonly when: Instant }
  | ({
      readonly type: 'postmortem-published'
      /** True where we were there when it was, so that what it promises is made issues of. */
      readonly watched?: true
    } & PublishedDocument)
  /** The document is no longer on the default branch: its merge was reverted, or it was deleted. */
  | { readonly type: 'postmortem-withdrawn'; readonly path: string }
  /** All action items of that version of the document have issues, which carry their links back. */
  | {
      readonly type: 'items-settled'
      readonly commit: string
      /** Of all that it promises, in the order in which they stand. */
      readonly issues: readonly number[]
      /** Issues of ours whose item is no longer in the document. */
      readonly removed: readonly number[]
      /** Whom the document names for an issue, as written, and who could not be made its assignee. */
      readonly unowned?: readonly { readonly issue: number; readonly names: readonly string[] }[]
      /** A due date that could not be read, as written. */
      readonly undated?: readonly { readonly issue: number; readonly text: string }[]
      /** What is carried on elsewhere, and where. */
      readonly elsewhere?: readonly { readonly title: string; readonly at: string }[]
      /** How many were over before, and how many no issue was made of since there are too many. */
      readonly over?: number
      readonly left?: number
      /** What document and issue say differently, a sentence each, as Markdown that notifies nobody; the issue holds. */
      readonly differs?: readonly { readonly issue: number; readonly words: readonly string[] }[]
      /** What GitHub did not take: as sub-issue, what it waits for, its date in the organisation's field. */
      readonly refused?: readonly {
        readonly issue: number
        readonly what: 'nested' | 'blocked' | 'dated'
      }[]
      /** The pull request that brings the links, where we may not commit ourselves. */
      readonly pull?: number
      /** Why the document carries no links: people closed the pull request with them, or GitHub refused it. */
      readonly unlinked?: 'declined' | 'refused'
    }
  | ActionBody

/** What happens on the issue of one action item. On an incident it changes nothing. */
type ActionBody =
  /** End of the day that was named; null takes the date away. */
  | { readonly type: 'due-set'; readonly due: Instant | null }
  | { readonly type: 'priority-set'; readonly priority: Priority | null }
  /** Whose it is from now on, in place of whoever it was. */
  | { readonly type: 'owner-set'; readonly login: string }
  /** Somebody says that it is done: with the merged pull request that proves it, or without. */
  | { readonly type: 'done-said'; readonly proof: MergedPull | null }
  | { readonly type: 'action-declined'; readonly reason: string }
  /** GitHub's log: the issue was closed, by a merged pull request where `pull` is not null. */
  | {
      readonly type: 'action-closed'
      readonly reason: 'completed' | 'not_planned' | 'duplicate'
      readonly pull: MergedPull | null
    }
  | { readonly type: 'action-reopened' }
  /** A successful deployment contains the merge of its proof. */
  | { readonly type: 'proof-deployed'; readonly pull: MergedPull; readonly environment: string }

/** Where a fact can be seen, which decides how it is linked and how far it is trusted. */
export type Ref =
  | { readonly kind: 'comment'; readonly id: number }
  | { readonly kind: 'event'; readonly id: string }
  | { readonly kind: 'body' }
  | { readonly kind: 'form' }
  | { readonly kind: 'card' }
  /** An alerting system. */
  | { readonly kind: 'alert' }
  /** The postmortem on the default branch, as this commit brought it. */
  | { readonly kind: 'document'; readonly commit: string }

/** Who said it, when GitHub's clock saw it, and where. */
export interface Said {
  readonly at: Instant
  readonly by: string
  readonly ref: Ref
}

/** Something that happened, in the past tense. Facts are never edited and never refused. */
export type Fact = Said & FactBody
