import { linkPieces, type Piece } from './link-places.ts'
import { type PlacedItems, placedIn, type ReadBy } from './placed-in.ts'
import type { Promised } from './promised.ts'

/** The issue that carries an item, by the item's id. */
export interface ItemLink {
  readonly id: string
  readonly number: number
  /** Page of the issue, as a browser opens it. */
  readonly url: string
}

/**
 * The document with each of these issues linked where its item stands: in the item's own cell for such links, else
 * behind its words. Everything else stays byte for byte, what is linked already stays as it is, and no link is written
 * that would make the document read otherwise. Never throws.
 */
export function linked(text: string, links: readonly ItemLink[], by: ReadBy): string {
  const before = placedIn(text, by)
  const waiting = links.flatMap((link) => waitingFor(link, text, before))
  let written = waiting
  for (;;) {
    const after = put(
      text,
      written.flatMap(({ pieces }) => pieces[0] ?? []),
    )
    const now = placedIn(after, by)
    const wrong = new Set(written.filter((one) => !isRight(one, before, now)))
    if (wrong.size === 0) return after
    written = written.flatMap((one) => (wrong.has(one) ? next(one) : one))
  }
}

interface Waiting {
  readonly link: ItemLink
  readonly item: Promised
  /** Where it can be written, the best place first. */
  readonly pieces: readonly Piece[]
}

function waitingFor(link: ItemLink, text: string, { items }: PlacedItems): readonly Waiting[] {
  const placed = items.find(({ item }) => item.id === link.id)
  if (placed === undefined || placed.item.tracked.some((one) => isSame(one, link))) return []
  const pieces = linkPieces(text, placed.at, `[#${link.number}](${link.url})`)
  return [{ link, item: placed.item, pieces }]
}

/** `#51`, `acme/shop#51` and the address of that page are one. */
function isSame(reference: string, { number, url }: ItemLink): boolean {
  const page = url.toLowerCase()
  const given = reference.toLowerCase().replace(/[?#/]+$/, '')
  return (
    given === page || given === `#${number}` || page.endsWith(`/${given.replace('#', '/issues/')}`)
  )
}

/** The next best place, if there is one. */
function next({ pieces, ...one }: Waiting): readonly Waiting[] {
  return pieces.length > 1 ? [{ ...one, pieces: pieces.slice(1) }] : []
}

/** The text with all pieces in it; the last first, so that the places of the others stay right. */
const put = (text: string, pieces: readonly Piece[]): string =>
  pieces
    .toSorted((a, b) => b.start - a.start)
    .reduce((whole, { start, end, by }) => whole.slice(0, start) + by + whole.slice(end), text)

/** Whether the item reads as before, but for the link. */
function isRight({ item, link }: Waiting, before: PlacedItems, after: PlacedItems): boolean {
  if (after.items.length !== before.items.length) return false
  const now = after.items.find(({ item: { id } }) => id === item.id)?.item
  if (now === undefined || !now.tracked.some((one) => isSame(one, link))) return false
  return JSON.stringify({ ...now, tracked: [] }) === JSON.stringify({ ...item, tracked: [] })
}
