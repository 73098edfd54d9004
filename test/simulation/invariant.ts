import type { Box } from './box.ts'
import type { History } from './history.ts'
import type { Schedule } from './schedule.ts'

/** As much of a box as can be judged when nothing moves in it any more. */
export interface Seen extends Pick<Box, 'seeded' | 'history' | 'log' | 'lines'> {
  readonly sandbox: Pick<Box['sandbox'], 'state' | 'requests'>
}

/** A world that has been played to its end, and all that can be known about it. */
export interface Witness {
  readonly schedule: Schedule
  readonly it: Seen
  /** Virtual milliseconds at which the world began. */
  readonly startAt: number
  /** Path of the store that the processes shared, closed by all of them. */
  readonly store: string
  readonly history: History
  /** Virtual milliseconds at which faults stopped, and at which the world was left alone. */
  readonly calmAt: number
  /** When nothing was left to do any more; null where that was not so half an hour after faults had stopped. */
  readonly quietAt: number | null
  readonly endAt: number
  /** All that people can see at the end. */
  readonly end: string
  /** The same of a world in which people did the same and nothing went wrong. */
  readonly undisturbed: string
}

/** Something that must hold in every world, whatever goes wrong in it. */
export interface Invariant {
  /** `I1` to `I22`. */
  readonly name: string
  /** What holds, as one sentence. */
  readonly promise: string
  /** What breaks it, one line each; none where it holds. */
  readonly broken: (witness: Witness) => readonly string[]
}
