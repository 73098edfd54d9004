import type { Piece } from '../blocks.ts'
import { bodyStart, readFrontMatter } from '../front-matter.ts'
import { type Chunk, chunksOf, type Scanned } from './chunks.ts'
import { costOf } from './cost.ts'
import { lineAt, lineStarts } from './lines.ts'
import type { Document } from './model.ts'
import { contents } from './read-document.ts'
import { blank, type Stretch, sourceOf } from './source.ts'

/** In the order in which they matter, narrowed or not: what does not fit into the budget is given up from the end. */
export type Choose = (chunks: readonly Chunk[]) => readonly Chunk[]

export interface ChosenDocument {
  /** With all headings, and below those of the chosen chunks what stands there; below the others nothing. */
  readonly document: Document
  /** Chosen, and yet not read, since it would take too long: lines from 1, both inclusive. */
  readonly refused: readonly { readonly line: number; readonly endLine: number }[]
}

/** Units of `costOf` for all that is read of a document: then even hostile text takes no quarter of a second. */
const BUDGET = 100
/** Every heading is looked at in the light of those above. */
const MOST_HEADINGS = 300
/** Lines of addresses that are defined apart from where they are named. */
const MOST_DEFINING = 500

/**
 * Reads some chunks of a document as `readDocument` would, with the same offsets and lines, in time that is bounded
 * whatever stands there. Never throws.
 */
export function readChosen(text: string, choose: Choose): ChosenDocument {
  const begin = bodyStart(text)
  const scanned = chunksOf(text, begin)
  const { chunks, deepAt } = scanned
  const few = chunks.length <= MOST_HEADINGS && sum(chunks.map(linesDefining)) <= MOST_DEFINING
  const [kept, refused] = few ? affordable(choose(chunks), scanned) : [[], chunks]
  const source = few ? masked(text, begin, scanned, kept) : []
  const starts = lineStarts(text)
  const read = contents(sourceOf(source), text, starts)
  const unread = read === null ? begin : deepAt
  const line = (index: number) => lineAt(starts, scanned.starts[index] ?? text.length)
  return {
    document: {
      text,
      lines: starts.length - (text.endsWith('\n') ? 1 : 0),
      lineStarts: starts,
      unreadFrom: unread === null ? null : lineAt(starts, unread),
      frontMatter: readFrontMatter(text),
      ...(read ?? { sections: [], ignores: [] }),
    },
    refused: refused.map(({ headingFrom, to }) => ({
      line: line(headingFrom),
      endLine: Math.max(line(headingFrom), line(to) - 1),
    })),
  }
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)

function affordable(
  wanted: readonly Chunk[],
  { starts }: Scanned,
): readonly [kept: readonly Chunk[], refused: readonly Chunk[]] {
  const kept: Chunk[] = []
  const refused: Chunk[] = []
  let left = BUDGET
  for (const chunk of wanted) {
    const cost = costOf(chunk, starts)
    const fits = cost <= left
    ;(fits ? kept : refused).push(chunk)
    if (fits) left -= cost
  }
  return [kept, refused]
}

/** The document with a blank line for all that was not chosen. */
function masked(
  text: string,
  begin: number,
  { chunks, starts, deepAt }: Scanned,
  kept: readonly Chunk[],
): readonly Stretch[] {
  const byLine = new Map(kept.map((chunk) => [chunk.from, chunk]))
  const end = deepAt ?? text.length
  const at = (line: number) => Math.min(starts[line] ?? end, end)
  const stretch = (from: number, to: number) => ({ text: text.slice(from, to), start: from })
  return [
    ...blank(0, begin),
    ...chunks.flatMap((chunk) => {
      const read = byLine.get(chunk.from)
      const heading = stretch(at(chunk.headingFrom), at(chunk.from))
      return [heading, ...(read ? narrowed(read, at, stretch) : definitions(chunk, at, stretch))]
    }),
  ]
}

/** Its spans, and a blank line for what is between them. */
function narrowed(
  { spans, from, to }: Chunk,
  at: (line: number) => number,
  stretch: (from: number, to: number) => Stretch,
): readonly Stretch[] {
  const parts: Stretch[] = []
  let behind = at(from)
  for (const span of spans) {
    parts.push(...blank(behind, at(span.from)), stretch(at(span.from), at(span.to)))
    behind = at(span.to)
  }
  return [...parts, ...blank(behind, at(to))]
}

const DEFINITION = /^\[[^\]]+\]:/
export const hasDefinition = (text: string): boolean => DEFINITION.test(text)

/** A footnote, or a paragraph with which definitions of addresses may begin: they hold in the whole document. */
const isDefining = ({ kind, within, lines }: Piece): boolean =>
  within === 'footnote' ||
  (kind === 'paragraph' && within === null && hasDefinition(lines[0]?.text ?? ''))

/** Blank lines, and the definitions where they stand. */
function definitions(
  { pieces, from, to }: Chunk,
  at: (line: number) => number,
  stretch: (from: number, to: number) => Stretch,
): readonly Stretch[] {
  const parts: Stretch[] = []
  let behind = at(from)
  for (const { lines } of pieces.filter(isDefining)) {
    const first = at((lines[0]?.number ?? 1) - 1)
    const last = at(lines.at(-1)?.number ?? 0)
    parts.push(...blank(behind, first), stretch(first, last))
    behind = last
  }
  return [...parts, ...blank(behind, at(to))]
}

const linesDefining = ({ pieces }: Chunk): number =>
  pieces.filter(isDefining).reduce((sum, { lines }) => sum + lines.length, 0)
