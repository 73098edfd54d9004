import type { Text } from '../../markdown/document/model.ts'
import { spanOf } from '../../markdown/document/places.ts'
import { cut, type Range } from '../cut.ts'
import { dueIn, whenEnd } from './due.ts'
import { kindNamed } from './kind.ts'
import type { Due, Fields, Mark } from './model.ts'
import { ownersIn } from './owner.ts'
import type { Reader } from './reader.ts'
import { statusNamed } from './status.ts'
import { blockersIn } from './tracked.ts'

/** A piece of an item that is no part of what is to be done: what it says, and which characters say it. */
export interface Piece {
  readonly range: Range
  readonly fields: Partial<Fields>
}
/** Finds one piece; null where there is none of its sort. */
export type Step = (reader: Reader, text: Text) => Piece | null

export const mark = <T>(text: Text, { from, to }: Range, value: T): Mark<T> => ({
  ...spanOf(text, from, to),
  value,
  text: text.plain.slice(from, to),
})

const LABELS =
  /(?:^|(?<=[\s;,.|(*–—-]))(owners?|assignees?|assigned to|dri|responsible|who|lead|due|due date|deadline|eta|target|target date|by when|priority|prio|status|state|type|kind|tracking|tracked in|ticket|issue|blocked by|depends on)\s{0,3}:\s{0,8}/gi

/** `Owner: @alice`, `Due: 2026-12-01`, `Priority: P1` at any place. Its value ends where the next begins. */
export const labelled: Step = (reader, text) => {
  const labels = [...text.plain.matchAll(LABELS)]
  const [first, second] = labels
  if (first?.[1] === undefined) return null
  const from = first.index + first[0].length
  const until = second?.index ?? text.plain.length
  const value = { from, to: from + valueLength(text.plain.slice(from, until)) }
  const range = { from: first.index, to: value.to }
  return { range, fields: fieldNamed(first[1].toLowerCase(), reader, text, value) }
}

/** Up to a mark that ends a value, or the end of the sentence. */
function valueLength(rest: string): number {
  const end = rest.search(
    /[;|)\]]|\.(?=\s{1,3}\p{Lu})|\.\s{0,3}$|\s[-–—]\s|,\s{1,3}(?=[Dd]ue\b|by\b|[Pp]\d\b)/u,
  )
  return end === -1 ? rest.length : end
}

function fieldNamed(name: string, reader: Reader, text: Text, range: Range): Partial<Fields> {
  const words = text.plain.slice(range.from, range.to)
  if (/^(?:owner|assign|dri|respons|who|lead)/.test(name)) return { owners: ownersIn(text, range) }
  if (/^(?:due|deadline|eta|target|by when)/.test(name))
    return { due: dueIn(text, range, reader.near) }
  if (/^prio/.test(name)) return { priority: mark(text, range, words.trim().toLowerCase()) }
  if (/^stat/.test(name)) return statusOf(text, range)
  if (/^(?:blocked|depends)/.test(name)) {
    return { blockedBy: blockersIn(cut(reader.document, text, range)) }
  }
  return /^(?:type|kind)/.test(name) ? { kind: kindNamed(words) } : {}
}

function statusOf(text: Text, range: Range): Partial<Fields> {
  const status = statusNamed(text.plain.slice(range.from, range.to))
  return status === null ? {} : { status: mark(text, range, status) }
}

const BY =
  /(?:^|[\s,;(–—-])(due(?: date| on| by)*|by|until|before|no later than|deadline|eta|target(?:ing| date)?)\s{1,8}/gi
/** Behind `by` these are lengths and manners, not dates. */
const NO_DEADLINE =
  /^(?:\d{1,3}\s?(?:[dwm]\b|[a-z]{4,})|an?\b|in\b|within\b|soon|later|ongoing|immediately)/i

/** `freeze it until 2026-12-01 because of that`: how long it lasts, not when it is due. */
const isSpell = (word: string, behind: string): boolean =>
  /^until$/i.test(word) && /^\s+\p{Ll}/u.test(behind)

const isInWords = ({ reading }: Due): boolean =>
  reading.date === null
    ? reading.problem === 'relative' || reading.problem === 'vague'
    : reading.written === 'relative'

/** `by 2026-12-01`, `due next week`. */
export const inlineDue: Step = ({ near }, text) => {
  for (const found of text.plain.matchAll(BY)) {
    const from = found.index + found[0].length
    const to = whenEnd(text.plain, from, near)
    if (to === null) continue
    if (isSpell(found[1] ?? '', text.plain.slice(to))) continue
    const due = dueIn(text, { from, to }, near)
    const vague = due !== null && isInWords(due)
    const weak = /^(?:by|until|before|target)/i.test(found[1] ?? '')
    if (vague && weak && NO_DEADLINE.test(text.plain.slice(from))) continue
    return { range: { from: found.index, to }, fields: { due } }
  }
  return null
}
