/** A change that no test can tell from the original, and why. It is shown in the table, and counts neither way. */
export interface Excuse {
  readonly file: string
  /** What the source says where the change is made, white space drawn together; its beginning is enough. */
  readonly code: string
  /** What the change makes of it, likewise; null for whatever it makes of it. */
  readonly becomes: string | null
  readonly why: string
}

/** Sources that are changed piece by piece, the tests that have to notice, and how often they have to. */
export interface Target {
  readonly name: string
  /** Globs of sources; one that begins with `!` takes away. */
  readonly files: readonly string[]
  /** Globs of tests. */
  readonly tests: readonly string[]
  /** Per cent of the changes that have to be noticed. */
  readonly least: number
  /** Examples that a property tries at most for each change. */
  readonly runs: number
  /** Kinds of changes that are left out, as Stryker names them. */
  readonly without: readonly string[]
  readonly excuses: readonly Excuse[]
}
