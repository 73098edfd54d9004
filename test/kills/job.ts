import type { Boundary } from './boundary.ts'
import type { Deaths } from './fleet.ts'

/** What a player is asked: to play a story, from what is in one file, and to leave what it comes to in another. */
export interface Job extends Deaths {
  readonly story: string
  /** Null: from nothing. */
  readonly from: string | null
  /** Null: what it comes to is of no use to anybody. */
  readonly to: string | null
}

/** What it came to. `end` is why it could not be played on where it could not. */
export interface Done {
  readonly end: string
  readonly boundaries: readonly Boundary[]
  readonly struck: readonly Boundary[]
}
