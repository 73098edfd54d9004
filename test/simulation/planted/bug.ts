import type { ThemeName } from '../themes.ts'

/** A mistake that somebody could make in the production code, to see whether the simulation would find it. */
export interface Bug {
  readonly name: string
  /** What it does wrong, as one sentence. */
  readonly does: string
  readonly edits: readonly Edit[]
  /**
   * What worlds have to be about for it to show at all, or to show soon: a hunt plays those alone. Nothing else tells the
   * simulation about it. All kinds of worlds are played where it is left out.
   */
  readonly theme?: ThemeName
}

/** The one place where `from` stands in that file becomes `to`. */
export interface Edit {
  /** From the root of the repository. */
  readonly file: string
  readonly from: string
  readonly to: string
}
