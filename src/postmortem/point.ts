import type { Span } from '../markdown/document/model.ts'
import { cut, oneLine } from '../markdown/inert.ts'
import { redact } from '../markdown/secrets.ts'
import type { Suggestion } from './finding.ts'
import type { Hit } from './rule.ts'

/** Points at a place, with what is to be said about it. */
export const point = (
  { line, endLine }: Pick<Span, 'line' | 'endLine'>,
  message: string,
  suggestion: Suggestion | null = null,
): Hit => ({ line, endLine, message, suggestion })

const LONGEST = 60
/** Of longer text no more is looked at: what is left out of it makes it shorter, and hardly ever so much. */
const MOST_READ = 1_000

/**
 * Text of the document inside a message: in quotation marks, on one line, cut where it is long. Without secrets, since
 * a check run still shows them when they are long gone from the document and its branch.
 */
export function quoted(text: string): string {
  const line = text.slice(0, MOST_READ).replaceAll(/\s+/g, ' ').replaceAll('\ufffc', '…')
  return `"${cut(redact(oneLine(line)).text, LONGEST)}"`
}
