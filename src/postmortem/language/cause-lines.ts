import type { Span, Text } from '../../markdown/document/model.ts'
import { spanOf } from '../../markdown/document/places.ts'
import { sentences } from '../../markdown/document/sentences.ts'
import { labelOf, type Part } from '../sections.ts'
import type { Subject } from '../subject.ts'
import { textsOf } from '../walk.ts'

/** Words that a document puts where a cause is named: there, a person alone is an answer. */
export interface CauseLine {
  readonly plain: string
  readonly at: Span
}

const CAUSES: ReadonlySet<string> = new Set(['root-cause', 'trigger'])

/** The opening sentence below each heading or label about the cause, the end of each chain of whys, the stated cause. */
export function causeLines(subject: Subject): readonly CauseLine[] {
  const stated = subject.facts.filter(({ name, raw }) => name === 'cause' && raw.trim() !== '')
  return [
    ...stated.map(({ raw, at }) => ({ plain: raw, at })),
    ...subject.parts.flatMap((part) => {
      if (CAUSES.has(part.name)) return first(part)
      return part.name === 'five-whys' ? last(part, subject) : []
    }),
  ]
}

function first(part: Part): readonly CauseLine[] {
  const [text] = textsOf(part)
  const [sentence] = text === undefined ? [] : sentences(text)
  return text === undefined || sentence === undefined
    ? []
    : [{ plain: sentence.plain, at: sentence }]
}

/** Of the last why, what is said behind its label or its question. */
function last(part: Part, { document }: Subject): readonly CauseLine[] {
  const ends = [...textsOf(part)].filter(({ plain }) => plain.trim() !== '').slice(-2)
  return ends.flatMap((text) => {
    const sentence = sentences(labelOf(document, text)?.value ?? text).at(-1)
    return sentence === undefined
      ? []
      : [{ plain: unlabelled(sentence.plain, text), at: at(sentence, text) }]
  })
}

const unlabelled = (plain: string, { plain: whole }: Text): string =>
  plain.endsWith('?') && whole.trim() !== plain ? '' : plain.replace(/^(?:because|since)\s+/i, '')

const at = (sentence: Span, text: Text): Span =>
  sentence.start >= text.start ? sentence : spanOf(text, 0, text.plain.length)
