import type * as fc from 'fast-check'

/** What the world says to us in text, and what reads it. */
export interface Reader {
  /** In words of the table: `comments`. */
  readonly name: string
  /** Reads as the App does; whatever a text is, nothing may be thrown. */
  readonly read: (text: string) => unknown
  /** Off the main thread a text holds up nobody but itself. */
  readonly thread: 'main' | 'own'
  /** Milliseconds that it may hold the thread, where only people whom the repository trusts can make it. */
  readonly limitMs?: number
  /** What its language is made of. */
  readonly words: readonly string[]
  /** Whole texts as people and systems send them; what is tried are changes of these. */
  readonly corpus: readonly string[]
  /** Texts that changes of the corpus would not come to. */
  readonly more?: fc.Arbitrary<string>
  /** Known to hold other readers for long: each is repeated until it is as long as may be. */
  readonly units: Readonly<Record<string, string>>
  /** As `units`, where repeating alone does not make the text. */
  readonly grown?: Readonly<Record<string, (length: number) => string>>
}

/** GitHub's bound on a comment, and ours on a file of the team. */
export const LONGEST = 65_536

export const filled = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
