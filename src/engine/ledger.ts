import type { Instant } from '../domain/instant.ts'

/**
 * What may be done now about something that GitHub would happily do twice, such as a comment. `go`: it is noted as
 * sent from this moment. `done`: it was sent and GitHub gave it this id. `unknown`: it was sent, no answer came, and
 * whether it happened is known at `until` at the earliest. `lost`: somebody else writes here now.
 */
export type Intention =
  | { readonly kind: 'go' }
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'unknown'; readonly until: Instant }
  | { readonly kind: 'lost' }

/** What keeps the writes on one issue single and unrepeated while processes come and go. */
export interface Ledger {
  /** False once somebody else may write here, or we are about to stop. Asked before every write. */
  readonly held: () => boolean
  /**
   * Asked before what is not unique on the server. `readAt` is when the reading began that did not show it: a reading
   * that began long enough after an unanswered sending proves that it never happened, and lets it be sent again. One
   * that began as long after it was settled proves that somebody has deleted it since: `go` as well.
   */
  readonly intend: (key: string, readAt: Instant, now: Instant) => Intention
  /** It happened, as GitHub's answer, our own webhook or a later reading says. */
  readonly settle: (key: string, id: number, now: Instant) => void
  /** GitHub said that it did not happen. */
  readonly drop: (key: string) => void
  /** Keys of what was sent and never answered, so that a reading that shows one can settle it. */
  readonly unknown: () => readonly string[]
  /**
   * A reading that began at `readAt` and would show what these keys stand for shows nothing of it: what was sent long
   * enough before it never happened. Nobody may ask for that key again, so it must not be waited for until somebody does.
   */
  readonly disprove: (readAt: Instant, keys: readonly string[]) => void
  /** What happened with the id that GitHub gave it, also where somebody has deleted it since. */
  readonly done: () => ReadonlyMap<string, number>
}

/** Where there is no store: a workflow's concurrency group or the terminal's person is the lock. */
export const NO_LEDGER: Ledger = {
  held: () => true,
  intend: () => ({ kind: 'go' }),
  settle: () => {},
  drop: () => {},
  unknown: () => [],
  disprove: () => {},
  done: () => new Map(),
}
