import type { Piece } from '../blocks.ts'
import type { Chunk, Lines } from './chunks.ts'
import { hasDefinition } from './read-chosen.ts'

/** Pieces that are read together or not at all. */
interface Unit {
  readonly pieces: Piece[]
  /** Whether all around it is read the same way without it. */
  readonly isLoose: boolean
}

/**
 * The chunk without what is not needed at its top level: further items of lists, paragraphs, tables and code. What may
 * be a title stays, with what stands directly below it; and so does all that stands below one that announces something.
 */
export function narrowed(
  chunk: Chunk,
  announces: (piece: Piece) => boolean,
  isNeeded: (piece: Piece) => boolean,
): Chunk {
  const units = unitsOf(chunk.pieces)
  const title = units.findIndex(
    ({ pieces: [first] }) => first !== undefined && first.within === null && announces(first),
  )
  const kept = units.map(
    ({ pieces, isLoose }, at) => !isLoose || (title !== -1 && title < at) || pieces.some(isNeeded),
  )
  if (kept.every((is) => is)) return chunk
  const spans: Lines[] = []
  let from = chunk.from
  for (const [at, unit] of units.entries()) {
    if (kept[at] === true) continue
    spans.push({ from, to: lineOf(unit, chunk.to) })
    from = lineOf(units[at + 1], chunk.to)
  }
  return {
    ...chunk,
    pieces: units.flatMap(({ pieces }, at) => (kept[at] === true ? pieces : [])),
    spans: [...spans, { from, to: chunk.to }].filter((span) => span.from < span.to),
  }
}

/** From 0. */
const lineOf = (unit: Unit | undefined, otherwise: number): number => {
  const first = unit?.pieces[0]?.lines[0]
  return first === undefined ? otherwise : first.number - 1
}

const ITEM = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/

function unitsOf(pieces: readonly Piece[]): readonly Unit[] {
  const units: Unit[] = []
  for (const [at, piece] of pieces.entries()) {
    const above = pieces[at - 1]
    const isItem = piece.within === 'list' && ITEM.test(piece.lines[0]?.raw ?? '')
    if (!isItem && piece.within !== null && units.length > 0) units.at(-1)?.pieces.push(piece)
    else if (isItem) units.push({ pieces: [piece], isLoose: above?.within === 'list' })
    else units.push({ pieces: [piece], isLoose: isLoose(piece, above) })
  }
  return units
}

/** Below a list what is set in would become part of it; below a title it is what makes it one. */
const isLoose = (piece: Piece, above: Piece | undefined): boolean =>
  piece.within === null &&
  (above === undefined || (above.within === null && !mayBeTitle(above))) &&
  (piece.kind === 'table' || piece.kind === 'code' || isSaid(piece))

const mayBeTitle = (piece: Piece): boolean => piece.kind === 'paragraph' && !isSaid(piece)

/** No title has so many words, or two lines. Words of addresses, tags and code do not count. */
const MOST_WORDS = 12

function isSaid({ kind, lines: [first, second] }: Piece): boolean {
  if (kind !== 'paragraph' || first === undefined || hasDefinition(first.text)) return false
  if (second !== undefined) return true
  const words = first.text
    .replaceAll(/`[^`]*`|\]\([^)]{0,1000}\)|\]\[[^\]]{0,500}\]|<[^>]{0,1000}>|&#?\w{1,40};/g, ' ')
    .split(/\s+/)
  return words.filter((word) => /^[^\p{L}]{0,3}\p{L}/u.test(word)).length > MOST_WORDS
}
