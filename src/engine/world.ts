import type { Instant } from '../domain/instant.ts'
import type { Effect } from '../plan/effect.ts'
import type { Asked } from '../plan/setup.ts'
import type { Snapshot } from '../plan/snapshot.ts'

/** What became of an effect. `already` means that GitHub says it was so. */
export type Applied = { readonly effect: Effect } & (
  | { readonly result: 'done' | 'already' }
  | { readonly result: 'failed'; readonly reason: string; readonly retryable: boolean }
)

/** The only door out of the pure floors, opened for one issue. */
export interface World {
  readonly now: () => Instant
  /** Null where there is no such issue any more, or where it is a pull request. */
  readonly read: () => Promise<Snapshot | null>
  /** What GitHub knows of these people, asked now. */
  readonly ask: (logins: readonly string[]) => Promise<Asked>
  /** In order. A failure stops the rest, except that a failed nicety stops nothing. */
  readonly apply: (effects: readonly Effect[]) => Promise<readonly Applied[]>
}
