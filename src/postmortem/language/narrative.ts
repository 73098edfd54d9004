import type { Span, Text } from '../../markdown/document/model.ts'
import { spanOf } from '../../markdown/document/places.ts'
import { proseOf } from '../../markdown/document/prose.ts'
import { sentences } from '../../markdown/document/sentences.ts'
import type { Participant } from '../known.ts'
import type { PartName } from '../section-names.ts'
import type { Part } from '../sections.ts'
import type { Subject } from '../subject.ts'
import { type Remark, remarks } from './remarks.ts'

/** A sentence of the authors' own, and where it stands. */
export interface Told {
  readonly plain: string
  readonly text: Text
  /** Index into the text's `plain` at which it begins. */
  readonly from: number
  /** The innermost part around it; null where it is in none. */
  readonly part: PartName | null
  /** Heading of the cell's column; null outside of tables. */
  readonly column: string | null
}

/** Columns that say who: no sentence is told there. */
export const WHO =
  /\b(?:owners?|assignees?|assigned|who|responsible|dri|poc|person|people|lead|authors?|reviewers?|reporters?|by|names?|roles?|contact|team|commander|scribe|on-?call|responders?|participants?|attendees?|approvers?)\b/i

/** Every sentence that tells something in the authors' own words: no quotes, code, headings or columns that say who. */
export function narrative({
  document,
  parts,
}: Pick<Subject, 'document' | 'parts'>): readonly Told[] {
  return proseOf(document)
    .filter(({ quoted, column }) => !quoted && !(column !== null && WHO.test(column)))
    .flatMap(({ text, column }) => {
      const part = innermost(parts, text)
      return sentences(text).map(({ plain, from }) => ({ plain, text, from, part, column }))
    })
}

function innermost(parts: readonly Part[], at: Span): PartName | null {
  const around = parts.filter(({ start, end }) => start <= at.start && at.end <= end)
  const [first] = around.toSorted((a, b) => a.end - a.start - (b.end - b.start))
  return first?.name ?? null
}

/** A remark, its sentence, and where its words stand in the document. */
export interface Found extends Remark {
  readonly told: Told
  readonly at: Span
  readonly words: string
}

const read = new WeakMap<Subject, readonly Found[]>()

/** All that the document's own sentences say against somebody. Read once for each subject, since four rules ask. */
export function foundIn(subject: Subject): readonly Found[] {
  const known = read.get(subject)
  if (known !== undefined) return known
  const participants = subject.review.known?.participants ?? []
  const found = narrative(subject).flatMap((told) => spoken(told, participants))
  read.set(subject, found)
  return found
}

const spoken = (told: Told, participants: readonly Participant[]): readonly Found[] =>
  remarks(told.plain, participants).map((remark) => ({
    ...remark,
    told,
    at: spanOf(told.text, told.from + remark.start, told.from + remark.end),
    words: told.plain.slice(remark.start, remark.end),
  }))
