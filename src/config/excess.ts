import { Lexer } from 'yaml'

/** What makes a text too much to be read, and where that shows. */
export interface Excess {
  readonly words: string
  readonly offset: number
}

/** Some thousand entries, and a bound on the work for a file that strangers may offer: reading costs by these. */
const MOST_PIECES = 30_000
/** Brackets in brackets and lists in lists on one line: readers follow them by recursion. */
const DEEPEST = 100

/** Follows what cannot be told from its first sign: the next piece is text, whatever it looks like. */
const TEXT_FOLLOWS = '\u001f'
/** Pieces that stand for no character of the text. */
const CONTROL: ReadonlySet<string> = new Set(['\u0002', '\u0018', TEXT_FOLLOWS])

const TOO_MANY = `the file holds more than ${MOST_PIECES} words and signs`
const TOO_DEEP = `the file is nested deeper than ${DEEPEST} levels`

/** Looks through the pieces of a YAML text from left to right, and no further than it takes. Null where all is well. */
export function excess(text: string): Excess | null {
  const deep = { brackets: 0, marks: 0 }
  let [pieces, offset, before] = [0, 0, '']
  for (const piece of new Lexer().lex(text)) {
    if (before !== TEXT_FOLLOWS) deepen(deep, piece)
    pieces += 1 + escapes(piece)
    if (pieces > MOST_PIECES) return { words: TOO_MANY, offset }
    if (deep.brackets + deep.marks > DEEPEST) return { words: TOO_DEEP, offset }
    if (!CONTROL.has(piece)) offset += piece.length
    before = piece
  }
  return null
}

interface Deep {
  brackets: number
  /** Items and keys that begin on one line. */
  marks: number
}

function deepen(deep: Deep, piece: string): void {
  if (piece.endsWith('\n')) deep.marks = 0
  else if (piece === '-' || piece === '?') deep.marks += 1
  else if (piece === '[' || piece === '{') deep.brackets += 1
  else if (piece === ']' || piece === '}') deep.brackets -= 1
}

/** They are read one by one, except in a comment. */
const escapes = (piece: string): number =>
  piece.startsWith('#') ? 0 : (piece.match(/\\/g)?.length ?? 0)
