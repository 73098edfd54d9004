import { placedIn, type ReadBy, type Unread } from './placed-in.ts'
import type { Promised } from './promised.ts'

export interface Promises {
  readonly items: readonly Promised[]
  /** Whether somebody says in words that there is nothing to be done. */
  readonly none: boolean
  /** Where items may stand that are not among these; to be told to people. */
  readonly unread: readonly Unread[]
}

/** The action items that a document promises, in the order in which they stand, as plain data. Never throws. */
export function promisedIn(text: string, by: ReadBy): Promises {
  const { items, none, unread } = placedIn(text, by)
  return { items: items.map(({ item }) => item), none, unread }
}
