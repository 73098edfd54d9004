import type { Change } from '../domain/fact.ts'
import type { Instant } from '../domain/instant.ts'
import type { Policy } from '../domain/policy.ts'
import type { SeenItem, SeenProof } from '../plan/actions/seen.ts'
import type { Effect } from '../plan/effect.ts'
import type { Recall, Recurrence } from '../plan/follow-up.ts'
import type { Concern } from '../plan/postmortem/concern.ts'
import type { Shelf } from '../plan/postmortem/material.ts'
import type { SeenDocument, SeenFile, SeenPostmortem, SeenPull } from '../plan/postmortem/seen.ts'
import type { Asked } from '../plan/setup.ts'
import type { Snapshot } from '../plan/snapshot.ts'
import type { About, Template } from '../postmortem/draft/about.ts'
import type { Claims } from './claims.ts'

/**
 * What became of an effect. `already` means that GitHub says it was so; `stopped` that it was not sent, nor anything
 * behind it, since somebody else may write here now or we are about to end.
 */
export type Applied<E = Effect> = { readonly effect: E } & (
  | {
      readonly result: 'done'
      /** What GitHub left out without a word; left out where it took everything. */
      readonly lost?: Lost
      /** Number of the pull request that was opened, or id of the card; left out of all others. */
      readonly made?: number
      /** Whom it was to call and GitHub did not; left out where it was not looked at, or all were. */
      readonly unheard?: readonly string[]
    }
  | { readonly result: 'already' | 'stopped' }
  | {
      readonly result: 'failed'
      readonly reason: string
      readonly retryable: boolean
      /** What GitHub's refusal is about, where it is one; `pulls-box`: not the token, but a box in the settings. */
      readonly refusal?: 'protected' | 'permission' | 'pulls-box' | 'missing' | 'gone' | 'invalid'
      /** When trying again makes sense at the earliest, by the world's clock; left out where nobody says. */
      readonly until?: Instant
    }
)

/** What was asked for with an issue and does not stand in GitHub's answer. */
export interface Lost {
  readonly assignees: readonly string[]
  readonly labels: readonly string[]
  /** Whether the issue field of its due date is empty, or says something else. */
  readonly due: boolean
}

/** For which incident a draft is written. */
export interface SourcesAsked {
  readonly severity: string | null
  /** By which it began or ended. */
  readonly changes: readonly Change[]
  /** Page of the repository, as a browser opens it. */
  readonly home: string
}

/** What a draft is written from beside the incident. */
export type DraftSources = Pick<About, 'deployments' | 'pulls'> & {
  /** Null where the team has none of its own. */
  readonly template: Template | null
}

/** Which version of a document that is not published yet. */
export interface DocumentAsked {
  readonly pull: Pick<SeenPull, 'number'> | null
  /** What its branch stands at. */
  readonly head: string
}

/** What making issues of action items takes beside the document and the issues that are there. */
export interface ItemSources {
  /** The team's own `action-item.md`; null where it has none. */
  readonly template: Template | null
  /** Whether the rules of the default branch let us commit to it, as far as they can be read. */
  readonly direct: boolean
  /** Pull requests of `sitrep/actions-<number>`, newest first. */
  readonly pulls: readonly SeenPull[]
  /** What that branch stands at; null where there is none. */
  readonly branch: string | null
  readonly base: SeenPostmortem['base']
}

/** Which issues of action items are wanted, and how much has to be known of them. */
export interface ItemsAsked {
  /** Numbers of issues that are wanted whatever they are. */
  readonly also: readonly number[]
  /** Whether it matters what they wait for; else `blockedBy` is empty. */
  readonly blocked: boolean
  /** Id of the organisation's issue field that shows due dates; null where it does not matter, as `dueField` is then. */
  readonly field: number | null
}

/** How other issues of an alert are found. */
export interface SameAlert {
  /** The hash by which an alert is known again. */
  readonly keyOf: (source: string, key: string) => string
  /** Number of the oldest open incident of that alert; null where there is none. */
  readonly oldest: (policy: Policy, key: string) => Promise<number | null>
}

/** `others`: we only look. `who`: the bot that writes; null where config says so. */
export type Standing =
  | { readonly kind: 'us' }
  | { readonly kind: 'others'; readonly who: string | null }

/** The only door out of the pure floors, opened for one issue. */
export interface World {
  readonly now: () => Instant
  /** Null where there is no such issue any more, or where it is a pull request. */
  readonly read: () => Promise<Snapshot | null>
  /** What GitHub shows of the postmortem, after `read`; null where there is no branch to publish it on, or we may not see it. */
  readonly postmortem: (concern: Concern) => Promise<SeenPostmortem | null>
  /** What stands in an open pull request, or on the branch that has none yet; null where it holds no document. */
  readonly document: (asked: DocumentAsked) => Promise<SeenDocument | null>
  readonly sources: (asked: SourcesAsked) => Promise<DraftSources>
  /** All postmortems on the default branch, and the list of them. */
  readonly shelf: () => Promise<Shelf>
  /** Left out where no alert is known again. */
  readonly alerts?: SameAlert
  /** The incidents that were declared since and look the same. */
  readonly recurrences: (recall: Recall, policy: Policy) => Promise<readonly Recurrence[]>
  /** A document on the default branch, or another, as it is now; null where there is none, or it is no text of at most 1 MiB. */
  readonly published: (path: string, branch?: string) => Promise<SeenFile | null>
  readonly itemSources: () => Promise<ItemSources>
  /**
   * The issues of the incident's action items: its sub-issues that carry our marker or the label, those of ours that
   * carry its number, and those asked for beside. Lowest number first.
   */
  readonly items: (asked: ItemsAsked) => Promise<readonly SeenItem[]>
  /** The open action items of somebody, and those that were closed in the last nine days. */
  readonly itemsOf: (login: string) => Promise<readonly SeenItem[]>
  /** What these pull requests of the repository came to, `deployed` where it was deployed too. */
  readonly proofs: (
    pulls: readonly number[],
    deployed: boolean,
  ) => Promise<ReadonlyMap<number, SeenProof>>
  /** The logins of people who may be assigned here and show exactly this name, by lower-case name. */
  readonly whoIs: (names: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>
  /** Which of these logins GitHub takes as assignees here, lower case. */
  readonly assignable: (logins: readonly string[]) => Promise<ReadonlySet<string>>
  /** What GitHub knows of these people, asked now. */
  readonly ask: (logins: readonly string[]) => Promise<Asked>
  /**
   * In order. A failure stops the rest, except that a failed nicety stops nothing. `rank` says how severe what they
   * belong to is, 0 the worst: where writes queue, the worst goes first.
   */
  readonly apply: (effects: readonly Effect[], rank: number) => Promise<readonly Applied[]>
  /** Who writes here, asked only where something is to be written; left out where nobody else could. */
  readonly writes?: (policy: Policy, seen: Snapshot) => Promise<Standing>
  /** What keeps two runs from opening the same issues where there is no store; left out where there is one. */
  readonly claims?: Claims
}
