import type { Text as Node } from './nodes.ts'
import type { Source } from './source.ts'
import type { Piece, Tree } from './tree.ts'

/** Characters of `plain`, and for each where it stands. */
export interface Characters {
  readonly plain: string[]
  readonly offsets: number[]
  readonly ends: number[]
}

/** Adds one character that stands for a place in the source. */
export function addOne(to: Characters, sign: string, start: number, end: number): void {
  to.plain.push(sign)
  to.offsets.push(start)
  to.ends.push(end)
}

/**
 * Adds what a text node says. Between its pieces stand line ends, each read as a space; a node without pieces (the
 * label of a bare address) stands in the source as it is.
 */
export function addText(
  to: Characters,
  node: Node,
  {
    pieces,
    text,
    at: placed,
  }: Pick<Tree, 'pieces'> & { readonly text: string; readonly at: Source['at'] },
): void {
  const start = node.position?.start.offset ?? 0
  const moved = placed(start) - start
  let at = 0
  let end = start + moved
  for (const piece of pieces.get(node) ?? []) {
    end = addBetween(to, node.value.slice(at, piece.at), end, text)
    addPiece(to, node.value, piece, moved)
    at = piece.at + piece.length
    end = piece.end + moved
  }
  addBetween(to, node.value.slice(at), end, text)
}

function addPiece(to: Characters, value: string, piece: Piece, moved: number): void {
  const { at, length } = piece
  const straight = piece.end - piece.start === length
  for (let index = 0; index < length; index++) {
    const place = piece.start + moved + (straight ? index : 0)
    addOne(to, value[at + index] ?? '', place, straight ? place + 1 : piece.end + moved)
  }
}

/** Returns the offset behind what it added. */
function addBetween(to: Characters, value: string, from: number, source: string): number {
  if (value === '') return from
  if (/^[\r\n]+$/.test(value)) {
    const found = source.slice(from).search(/[\r\n]/)
    const start = found === -1 ? from : from + found
    addOne(to, ' ', start, start + value.length)
    return start + value.length
  }
  for (let index = 0; index < value.length; index++) {
    addOne(to, value[index] ?? '', from + index, from + index + 1)
  }
  return from + value.length
}
