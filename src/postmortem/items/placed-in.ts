import type { Document } from '../../markdown/document/model.ts'
import { readChosen } from '../../markdown/document/read-chosen.ts'
import { aboutOf } from '../about.ts'
import { factsOf } from '../facts.ts'
import type { Known } from '../known.ts'
import { partsOf } from '../sections.ts'
import { actionItems } from './items.ts'
import { located } from './located.ts'
import type { ActionItem } from './model.ts'
import type { Promised } from './promised.ts'
import { promised } from './promised-of.ts'

/** What reading a document goes by besides its words. */
export interface ReadBy {
  readonly known: Known | null
  /** IANA name of the team's zone. */
  readonly zone: string
  /** Lower-case names and initials of people whom config knows. */
  readonly names: ReadonlySet<string>
}

/** An item, and where each piece of it stands in the text. */
export interface Placed {
  readonly item: Promised
  readonly at: ActionItem
}

/** A stretch of a document that was not read, since reading it could take longer than anybody waits. */
export interface Unread {
  /** The document is larger than is read, things nest deeper than people write, or a piece is too entangled. */
  readonly reason: 'too-big' | 'too-deep' | 'too-tangled'
  /** Lines from 1, both inclusive. */
  readonly line: number
  readonly endLine: number
}

export interface PlacedItems {
  readonly items: readonly Placed[]
  /** Whether somebody says in words that there is nothing to be done. */
  readonly none: boolean
  /** Where items may stand that are not among these; to be told to people. */
  readonly unread: readonly Unread[]
}

/** No postmortem is as long, and looking where its sections are would take longer than one should wait. */
const LONGEST = 256 * 1024

/**
 * The action items of a document with their places, in the order in which they stand. Reads only the sections that may
 * list some, and those only where that takes no quarter of a second: safe on the main thread. Never throws.
 */
export function placedIn(text: string, by: ReadBy): PlacedItems {
  if (text.length > LONGEST) {
    const endLine = text.split('\n').length
    return { items: [], none: false, unread: [{ reason: 'too-big', line: 1, endLine }] }
  }
  const { document, refused } = readChosen(text, located)
  const placed = placedOf(document, by)
  const tangled = refused.map((lines) => ({ reason: 'too-tangled' as const, ...lines }))
  return { ...placed, unread: [...placed.unread, ...tangled] }
}

/** The same of a document that has been read. */
export function placedOf(document: Document, by: ReadBy): PlacedItems {
  const { items, none } = read(document, by)
  const plain = promised(document, items)
  return {
    items: items.flatMap((at, index) => {
      const item = plain[index]
      return item === undefined ? [] : [{ item, at }]
    }),
    none: none.length > 0,
    unread: unreadOf(document),
  }
}

function read(document: Document, by: ReadBy) {
  const parts = partsOf(document)
  const { near, people } = aboutOf(document, by, factsOf(document, parts))
  return actionItems({ document, near, people: people.union(by.names) }, parts)
}

function unreadOf({ unreadFrom, lines }: Document): readonly Unread[] {
  return unreadFrom === null ? [] : [{ reason: 'too-deep', line: unreadFrom, endLine: lines }]
}
