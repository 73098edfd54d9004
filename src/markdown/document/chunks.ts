import { blocks, type Piece } from '../blocks.ts'

/** A heading, and the lines below it down to the next heading of any level. */
export interface Chunk {
  /** As written, markup included; null for what stands above the first heading. */
  readonly heading: string | null
  /** 1 to 6; 0 where it has no heading. */
  readonly level: number
  /** Lines of the heading and of what is below it, from 0, `to` exclusive. */
  readonly headingFrom: number
  readonly from: number
  readonly to: number
  readonly pieces: readonly Piece[]
  /** What of the lines below the heading is to be read: all of them, unless it was narrowed. */
  readonly spans: readonly Lines[]
}

/** From 0, `to` exclusive. */
export interface Lines {
  readonly from: number
  readonly to: number
}

export interface Scanned {
  readonly chunks: readonly Chunk[]
  /** For each line its offset, and behind them the end of what was scanned. Here CR ends a line too. */
  readonly starts: readonly number[]
  /** Offset from which on things nest deeper than is read; null where all was scanned. */
  readonly deepAt: number | null
}

/** Parts a document at its top-level headings in one pass over its lines. `begin` is where its front matter ends. */
export function chunksOf(text: string, begin: number): Scanned {
  const { pieces, givenUpAt } = blocks(text.slice(begin))
  const starts = [begin]
  for (const { index, 0: end } of text.slice(begin).matchAll(/\r\n|\r|\n/g)) {
    starts.push(begin + index + end.length)
  }
  const deepAt = givenUpAt === null ? null : (starts[givenUpAt - 1] ?? begin)
  const last = givenUpAt === null ? starts.length : givenUpAt - 1
  const heads = pieces.flatMap((piece, at) => (isHeading(piece) ? [at] : []))
  const first = heads[0] ?? pieces.length
  const chunks = heads.map((at, index) => headed(pieces, at, heads[index + 1], last))
  const below = { from: 0, to: lineOf(pieces[first], last) }
  const above: Chunk = {
    heading: null,
    level: 0,
    headingFrom: 0,
    ...below,
    pieces: pieces.slice(0, first),
    spans: [below],
  }
  return { chunks: [above, ...chunks], starts: [...starts, text.length], deepAt }
}

/** The scanner takes a line across for one too. */
const isHeading = ({ kind, within, lines }: Piece): boolean =>
  kind === 'heading' && within === null && (lines.length > 1 || HEADING.test(lines[0]?.text ?? ''))

const HEADING = /^(#{1,6})(?: |$)/

const DEFINITION = /^ {0,3}\[[^\]]{1,999}\]:/

/** Definitions of addresses right above an underlined heading are no part of it, unless there is nothing else. */
function words(lines: readonly string[]): string {
  const first = lines.findIndex((line) => !DEFINITION.test(line))
  return lines.slice(Math.max(first, 0)).join(' ')
}

const lineOf = (piece: Piece | undefined, last: number): number =>
  piece?.lines[0] === undefined ? last : piece.lines[0].number - 1

function headed(
  pieces: readonly Piece[],
  at: number,
  next: number | undefined,
  last: number,
): Chunk {
  const lines = pieces[at]?.lines ?? []
  const texts = lines.map(({ text }) => text)
  const [, marks = ''] = HEADING.exec(texts[0] ?? '') ?? []
  const underlined = marks === ''
  const below = {
    from: lineOf(pieces[at], last) + lines.length,
    to: lineOf(next === undefined ? undefined : pieces[next], last),
  }
  const heading = underlined ? words(texts.slice(0, -1)) : (texts[0] ?? '').slice(marks.length)
  return {
    heading: heading.trim(),
    level: underlined ? (texts.at(-1)?.startsWith('=') ? 1 : 2) : marks.length,
    headingFrom: lineOf(pieces[at], last),
    ...below,
    pieces: pieces.slice(at + 1, next),
    spans: [below],
  }
}
