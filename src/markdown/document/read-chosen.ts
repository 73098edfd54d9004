import { bodyStart, readFrontMatter } from '../front-matter.ts'
import { type Chunk, chunksOf, type Scanned } from './chunks.ts'
import { costOf } from './cost.ts'
import { lineAt, lineStarts } from './lines.ts'
import type { Document } from './model.ts'
import { contents } from './read-document.ts'

/** In the order in which they matter: what does not fit into the budget is given up from the end. */
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

/**
 * Reads some chunks of a document as `readDocument` would, with the same offsets and lines, in time that is bounded
 * whatever stands there. Never throws.
 */
export function readChosen(text: string, choose: Choose): ChosenDocument {
  const begin = bodyStart(text)
  const scanned = chunksOf(text, begin)
  const { chunks, deepAt } = scanned
  const few = chunks.length <= MOST_HEADINGS
  const [kept, refused] = few ? affordable(choose(chunks), scanned) : [[], chunks]
  const source = few ? masked(text, begin, scanned, new Set(kept)) : ''
  const starts = lineStarts(text)
  const read = contents(source, starts)
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

/** The document with blanks for all that was not chosen, line ends kept where something stands. */
function masked(
  text: string,
  begin: number,
  { chunks, starts, deepAt }: Scanned,
  kept: ReadonlySet<Chunk>,
): string {
  const parts = [begin === 0 ? '' : blank(begin)]
  for (const chunk of chunks) {
    const at = (line: number) => starts[line] ?? text.length
    parts.push(text.slice(at(chunk.headingFrom), at(chunk.from)))
    const body = text.slice(at(chunk.from), at(chunk.to))
    parts.push(kept.has(chunk) ? body : withDefinitions(chunk, body, at))
  }
  return parts.join('').slice(0, deepAt ?? text.length)
}

const blank = (length: number): string => (length === 0 ? '' : `${' '.repeat(length - 1)}\n`)

const DEFINITION = /^\[[^\]]+\]:/
export const hasDefinition = (text: string): boolean => DEFINITION.test(text)

/** Addresses that are defined at the top level elsewhere are named anywhere. */
function withDefinitions(
  { pieces, from, to }: Chunk,
  body: string,
  at: (line: number) => number,
): string {
  const defining = pieces.filter(
    ({ kind, within, lines }) =>
      kind === 'paragraph' && within === null && hasDefinition(lines[0]?.text ?? ''),
  )
  const parts: string[] = []
  let behind = at(from)
  for (const { lines } of defining) {
    const first = at((lines[0]?.number ?? 1) - 1)
    const last = at(lines.at(-1)?.number ?? 0)
    parts.push(blank(first - behind), body.slice(first - at(from), last - at(from)))
    behind = last
  }
  return [...parts, blank(at(to) - behind)].join('')
}
