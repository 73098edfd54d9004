import type { Span, Text } from '../../markdown/document/model.ts'
import type { Stamp } from './stamp.ts'

/** A row of a timeline. */
export interface Moment extends Span {
  /** The time as it is written. */
  readonly raw: string
  /** What happened, without the time. */
  readonly text: Text
  readonly stamp: Stamp | null
  /** Day that it is on, written in it or carried over from above, `2026-11-20`; null where none is known. */
  readonly day: string | null
  /**
   * Milliseconds on one scale for all rows of the document, for order and distance alone; null where it has no time
   * of day, or none that can be read. Where `day` is null, the scale begins with the first day of the timeline.
   */
  readonly at: number | null
  /** The time stands behind the words: such lists are not always in order. */
  readonly behind: boolean
  /** It is on the day behind that of the row above, as the clock tells and nobody has written. */
  readonly rolled: boolean
  readonly problem: 'impossible' | 'ambiguous' | 'unreadable' | null
}
