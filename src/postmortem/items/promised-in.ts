import type { Document } from '../../markdown/document/model.ts'
import { type PlacedItems, placedIn, placedOf, type ReadBy, type Unread } from './placed-in.ts'
import type { Promised } from './promised.ts'

export interface Promises {
  readonly items: readonly Promised[]
  /** Whether somebody says in words that there is nothing to be done. */
  readonly none: boolean
  /** Where items may stand that are not among these; to be told to people. */
  readonly unread: readonly Unread[]
}

/** The action items that a document promises, in the order in which they stand, as plain data. Never throws. */
export const promisedIn = (text: string, by: ReadBy): Promises => plain(placedIn(text, by))

/** The same of a document that has been read. */
export const promisedOf = (document: Document, by: ReadBy): Promises =>
  plain(placedOf(document, by))

const plain = ({ items, none, unread }: PlacedItems): Promises => ({
  items: items.map(({ item }) => item),
  none,
  unread,
})
