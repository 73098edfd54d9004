import type { Instant } from '../domain/instant.ts'
import type { Effect } from '../plan/effect.ts'
import type { Asked } from '../plan/setup.ts'
import type { Snapshot } from '../plan/snapshot.ts'

/**
 * What became of an effect. `already` means that GitHub says it was so; `stopped` that it was not sent, nor anything
 * behind it, since somebody else may write here now or we are about to end.
 */
export type Applied = { readonly effect: Effect } & (
  | { readonly result: 'done' | 'already' | 'stopped' }
  | {
      readonly result: 'failed'
      readonly reason: string
      readonly retryable: boolean
      /** When trying again makes sense at the earliest, by the world's clock; left out where nobody says. */
      readonly until?: Instant
    }
)

/** The only door out of the pure floors, opened for one issue. */
export interface World {
  readonly now: () => Instant
  /** Null where there is no such issue any more, or where it is a pull request. */
  readonly read: () => Promise<Snapshot | null>
  /** What GitHub knows of these people, asked now. */
  readonly ask: (logins: readonly string[]) => Promise<Asked>
  /**
   * In order. A failure stops the rest, except that a failed nicety stops nothing. `rank` says how severe what they
   * belong to is, 0 the worst: where writes queue, the worst goes first.
   */
  readonly apply: (effects: readonly Effect[], rank: number) => Promise<readonly Applied[]>
}
