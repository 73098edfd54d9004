import type { Document, Text } from '../../markdown/document/model.ts'
import { type Range, without } from '../cut.ts'
import {
  knownOwner,
  leadingStatus,
  signedOwner,
  trackerLink,
  trailingDate,
  trailingStatus,
} from './fields-at-ends.ts'
import { bracketed } from './fields-in-brackets.ts'
import { inlineDue, labelled, type Step } from './fields-inside.ts'
import { type Fields, joined, NO_FIELDS } from './model.ts'
import type { Reader } from './reader.ts'
import { trackedIn } from './tracked.ts'

const STEPS: readonly Step[] = [
  bracketed,
  inlineDue,
  labelled,
  leadingStatus,
  trackerLink,
  trailingStatus,
  signedOwner,
  trailingDate,
  knownOwner,
]
const MOST_PIECES = 16
/** Nobody says who and when in so long an item; reading it piece by piece would take long. */
const LONGEST = 4_000

/** An item's words parted into what is to be done and what is said besides. */
export function fieldsIn(
  reader: Reader,
  written: Text,
): { readonly fields: Fields; readonly text: Text } {
  let text = bare(reader.document, written)
  let fields: Fields = { ...NO_FIELDS, tracked: trackedIn(written) }
  for (let round = 0; round < MOST_PIECES && text.plain.length <= LONGEST; round++) {
    const piece = firstPiece(reader, text)
    if (piece === null) break
    fields = joined(fields, { ...NO_FIELDS, ...piece.fields })
    text = bare(
      reader.document,
      ended(reader.document, without(reader.document, text, [piece.range])),
    )
  }
  return { fields, text }
}

function firstPiece(reader: Reader, text: Text): ReturnType<Step> {
  for (const step of STEPS) {
    const piece = step(reader, text)
    if (piece !== null && piece.range.to > piece.range.from) return piece
  }
  return null
}

const LEAD = /^(?:\{\{|\(\)|\.(?=\s)|[\s,;:|*–—-])*/
const TAIL = /(?:\}\}|\(\)|\[\]|[\s,;:|*–—-])*$/

/** Full stops left over where a piece was taken off the end. */
function ended(document: Document, text: Text): Text {
  const [dots = ''] = /(?:\s?\.){2,4}\s?$/.exec(text.plain) ?? []
  const from = text.plain.length - dots.length
  return dots === '' ? text : without(document, text, [{ from: from + 1, to: text.plain.length }])
}

/** Braces of a template around what was filled in, and marks left over at the ends, say nothing. */
function bare(document: Document, text: Text): Text {
  const { plain } = text
  const lead = LEAD.exec(plain)?.[0].length ?? 0
  const kept = unclosed(plain.slice(0, plain.length - tailLength(plain)))
  const ranges: Range[] = [{ from: 0, to: lead }]
  return without(document, text, [...ranges, { from: Math.max(lead, kept), to: plain.length }])
}

const tailLength = (plain: string): number => TAIL.exec(plain.slice(-24))?.[0].length ?? 0

/** The length without a last bracket that closes nothing. */
function unclosed(plain: string): number {
  const open = { ')': '(', ']': '[' }[plain.at(-1) ?? '']
  return open === undefined || plain.includes(open) ? plain.length : plain.length - 1
}
