import type { Draft } from '../../postmortem/draft/about.ts'
import type { SeenDocument, SeenFile } from './seen.ts'

/** What is read only where the next step needs it. */
export interface Material {
  /** What we would write now; null where nothing is to be written. */
  readonly draft: Draft | null
  /** What stands in the open pull request, where that is brought up to date. */
  readonly document: SeenDocument | null
  /** The list of all postmortems, where that is brought up to date. */
  readonly shelf: Shelf | null
}

/** The folder of the postmortems on the default branch. */
export interface Shelf {
  /** Null where there is no list yet. */
  readonly index: SeenFile | null
  readonly documents: readonly SeenFile[]
}

export const NO_MATERIAL: Material = { draft: null, document: null, shelf: null }
