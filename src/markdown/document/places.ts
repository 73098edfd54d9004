import { lineAt, spanAt } from './lines.ts'
import type { Document, Span, Text } from './model.ts'

/** Line, from 1, on which an offset of the document stands. */
export const lineOf = (document: Document, offset: number): number =>
  lineAt(document.lineStarts, offset)

/** The place between two offsets of the document. */
export const spanIn = (document: Document, start: number, end: number): Span =>
  spanAt(document.lineStarts, start, end)

/** The text of a line, from 1, without its end. Empty where there is no such line. */
export function lineText({ text, lineStarts }: Document, line: number): string {
  const start = lineStarts[line - 1]
  return start === undefined ? '' : text.slice(start, lineStarts[line]).replace(/\r?\n$/, '')
}

/** Where a piece of `plain`, `to` exclusive, stands in the document. */
export function spanOf(text: Text, from: number, to: number): Span {
  const start = text.offsets[from] ?? text.end
  const end = to > from ? (text.ends[to - 1] ?? text.end) : start
  return { start, end, line: lineIn(text, start), endLine: lineIn(text, Math.max(start, end - 1)) }
}

/** A text without breaks has one line; with them the first begins above, which is looked up without a copy of them. */
function lineIn({ line, breaks }: Text, offset: number): number {
  const [first] = breaks
  return first === undefined || offset < first ? line : line + lineAt(breaks, offset)
}
