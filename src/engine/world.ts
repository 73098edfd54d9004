import type { Change } from '../domain/fact.ts'
import type { Instant } from '../domain/instant.ts'
import type { Policy } from '../domain/policy.ts'
import type { Effect } from '../plan/effect.ts'
import type { Recall, Recurrence } from '../plan/follow-up.ts'
import type { Concern } from '../plan/postmortem/concern.ts'
import type { Shelf } from '../plan/postmortem/material.ts'
import type { SeenDocument, SeenPostmortem, SeenPull } from '../plan/postmortem/seen.ts'
import type { Asked } from '../plan/setup.ts'
import type { Snapshot } from '../plan/snapshot.ts'
import type { About, Template } from '../postmortem/draft/about.ts'

/**
 * What became of an effect. `already` means that GitHub says it was so; `stopped` that it was not sent, nor anything
 * behind it, since somebody else may write here now or we are about to end.
 */
export type Applied<E = Effect> = { readonly effect: E } & (
  | { readonly result: 'done' | 'already' | 'stopped' }
  | {
      readonly result: 'failed'
      readonly reason: string
      readonly retryable: boolean
      /** When trying again makes sense at the earliest, by the world's clock; left out where nobody says. */
      readonly until?: Instant
    }
)

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

/** The only door out of the pure floors, opened for one issue. */
export interface World {
  readonly now: () => Instant
  /** Null where there is no such issue any more, or where it is a pull request. */
  readonly read: () => Promise<Snapshot | null>
  /** What GitHub shows of the postmortem, after `read`; null where there is no branch to publish it on, or we may not see it. */
  readonly postmortem: (concern: Concern) => Promise<SeenPostmortem | null>
  /** What stands in an open pull request; null where it holds no document. */
  readonly document: (pull: SeenPull) => Promise<SeenDocument | null>
  readonly sources: (asked: SourcesAsked) => Promise<DraftSources>
  /** All postmortems on the default branch, and the list of them. */
  readonly shelf: () => Promise<Shelf>
  /** The incidents that were declared since and look the same. */
  readonly recurrences: (recall: Recall, policy: Policy) => Promise<readonly Recurrence[]>
  /** What GitHub knows of these people, asked now. */
  readonly ask: (logins: readonly string[]) => Promise<Asked>
  /**
   * In order. A failure stops the rest, except that a failed nicety stops nothing. `rank` says how severe what they
   * belong to is, 0 the worst: where writes queue, the worst goes first.
   */
  readonly apply: (effects: readonly Effect[], rank: number) => Promise<readonly Applied[]>
}
