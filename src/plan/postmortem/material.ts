import type { Draft } from '../../postmortem/draft/about.ts'
import { NO_ITEMS, type ShownItems } from '../actions/material.ts'
import type { Effect } from '../effect.ts'
import type { SeenDocument, SeenFile } from './seen.ts'

/** What is read only where the next step needs it. */
export interface Material {
  /** What we would write now; null where nothing is to be written. */
  readonly draft: Draft | null
  /** What stands in the open pull request, where that is brought up to date. */
  readonly document: SeenDocument | null
  /** The list of all postmortems, where that is brought up to date. */
  readonly shelf: Shelf | null
  /** What becomes of what the published document promises, and what it has come to so far. */
  readonly items: { readonly effects: readonly Effect[]; readonly shown: ShownItems }
}

/** The folder of the postmortems on the default branch. */
export interface Shelf {
  /** Null where there is no list yet. */
  readonly index: SeenFile | null
  readonly documents: readonly SeenFile[]
}

export const NO_MATERIAL: Material = {
  draft: null,
  document: null,
  shelf: null,
  items: { effects: [], shown: NO_ITEMS },
}
