import type { Piece } from '../blocks.ts'
import type { Chunk } from './chunks.ts'

/** About a millisecond each, measured on texts that are slow to parse. */
const PER_LINE_SQUARED = 2e-4
const PER_SIGN_SQUARED = 2.5e-5
const PER_SIGN = 5e-3
/** Cells of a table are made one by one, also those that have no column. */
const PER_BAR = 8e-3
const PER_CHARACTER = 2e-3
/** What begins or ends something inside a line; the parser looks for its other end each time. */
const SIGNS = /[[\]!*_~`<&@^]|www\.|:\/\//g

/** How long parsing a stretch of a document takes at worst, in units of about a millisecond, without parsing it. */
export function costOf({ pieces, spans }: Chunk, starts: readonly number[]): number {
  const length = spans.reduce(
    (sum, { from, to }) => sum + (starts[to] ?? 0) - (starts[from] ?? 0),
    0,
  )
  const lines = spans.reduce((sum, { from, to }) => sum + to - from, 0)
  const inline = pieces.reduce((sum, piece) => sum + inlineCost(piece), 0)
  return PER_LINE_SQUARED * lines * lines + PER_CHARACTER * length + inline
}

/** Paragraphs are read as a whole, tables row by row; in code nothing is looked for. */
function inlineCost({ kind, lines }: Piece): number {
  if (kind === 'code' || kind === 'indented') return 0
  const counts = lines.map(({ text }) => [...text.matchAll(SIGNS)].length)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const squared =
    kind === 'table' ? counts.reduce((sum, count) => sum + count * count, 0) : total * total
  const bars = lines.reduce((sum, { text }) => sum + text.split('|').length - 1, 0)
  return PER_SIGN_SQUARED * squared + PER_SIGN * total + PER_BAR * bars
}
