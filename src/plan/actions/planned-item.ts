import type { Promised } from '../../postmortem/items/promised.ts'
import type { SeenItem } from './seen.ts'

/** Who an item is for, once names have become people. */
export interface Owners {
  /** Logins that GitHub takes as assignees. */
  readonly assignees: readonly string[]
  /** Logins that it does not take: they are mentioned in words. */
  readonly mentioned: readonly string[]
  /** `org/team`, without the sign. */
  readonly teams: readonly string[]
  /** As written: names for which nobody was found, or several people were. */
  readonly unknown: readonly string[]
}

/**
 * What becomes of one item of a document. Where an issue is created for it, `key` is `<incident>.<item>`, and that of no
 * issue which carries another item by now.
 */
export type PlannedItem = { readonly item: Promised; readonly owners: Owners } & (
  | { readonly kind: 'create'; readonly key: string }
  /** It has its issue. `differences`: what document and issue say differently, in words; the issue holds. */
  | {
      readonly kind: 'linked'
      readonly issue: SeenItem
      readonly differences: readonly string[]
    }
  /** Something else carries it on, which is linked and left alone. `issue` where that is an issue of this repository. */
  | { readonly kind: 'tracked'; readonly issue: SeenItem | null }
  /** No issue is made of it. */
  | { readonly kind: 'left'; readonly why: 'done' | 'declined' | 'too-many' }
)

/** What becomes of a document's items, in the order in which they stand. */
export interface ItemPlan {
  readonly items: readonly PlannedItem[]
  /** Issues of ours whose item is no longer in the document: told, never closed. */
  readonly removed: readonly SeenItem[]
}
