import type { Span } from '../markdown/document/model.ts'
import type { Suggestion } from './finding.ts'
import type { Hit } from './rule.ts'

/** Points at a place, with what is to be said about it. */
export const point = (
  { line, endLine }: Pick<Span, 'line' | 'endLine'>,
  message: string,
  suggestion: Suggestion | null = null,
): Hit => ({ line, endLine, message, suggestion })

const LONGEST = 60

/** Text of the document inside a message: in quotation marks, on one line, cut where it is long. */
export function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll('\ufffc', '…').trim()
  return `"${line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line}"`
}
