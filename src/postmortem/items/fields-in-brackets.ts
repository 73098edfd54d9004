import type { Text } from '../../markdown/document/model.ts'
import type { Range } from '../cut.ts'
import { dueIn, whenEnd } from './due.ts'
import { mark, type Step } from './fields-inside.ts'
import { kindNamed } from './kind.ts'
import { type Fields, joined, NO_FIELDS } from './model.ts'
import { isKnown, isNobody, ownersIn } from './owner.ts'
import type { Reader } from './reader.ts'
import { statusNamed } from './status.ts'

const GROUP = /\(([^()]{1,120})\)|\[([^[\]]{1,120})\]|\{\{?([^{}]{1,80})\}\}?/g

/** `(@alice, due 2026-12-01)`, `[P1]`, `(done)`: brackets in which every word says who, when, how urgent or how far. */
export const bracketed: Step = (reader, text) => {
  for (const group of text.plain.matchAll(GROUP)) {
    const [whole, round, square, curly] = group
    const inner = round ?? square ?? curly ?? ''
    const from = group.index + whole.indexOf(inner)
    const fields = all(reader, text, { from, to: from + inner.length }, group.index)
    if (fields !== null)
      return { range: { from: group.index, to: group.index + whole.length }, fields }
  }
  return null
}

/** What the pieces of a bracket say together; null where one of them is something else. */
function all(reader: Reader, text: Text, range: Range, bracket: number): Fields | null {
  let fields: Fields = NO_FIELDS
  let at = range.from
  const inner = text.plain.slice(range.from, range.to)
  for (const gap of [...inner.matchAll(/[,;|]|\s\/\s|\s[-–—]\s/g), null]) {
    const to = gap === null ? range.to : range.from + gap.index
    const one = fieldOf(reader, text, { from: at, to }, bracket)
    if (one === null) return null
    fields = joined(fields, { ...NO_FIELDS, ...one })
    at = gap === null ? to : to + gap[0].length
  }
  return fields
}

const LABEL =
  /^(?:(?:owner|assignee|assigned to|dri|responsible|due|due date|deadline|eta|target|by|priority|prio|status|type|kind)\s{0,2}[: ]\s{0,2})?/i
const REFERENCE =
  /^(?:(?:issue|ticket|pr|bug|jira|gh|pull request|link|github issue|link to (?:github )?issue)?\s?(?:#?\d{1,7}|[A-Z][A-Z\d]{1,9}-\d{1,6}|\ufffc)?)$/i

function fieldOf(
  reader: Reader,
  text: Text,
  { from, to }: Range,
  bracket: number,
): Partial<Fields> | null {
  const raw = text.plain.slice(from, to)
  const words = raw.trim()
  const start = from + raw.length - raw.trimStart().length
  const label = LABEL.exec(words)?.[0] ?? ''
  const value = { from: start + label.length, to: start + words.length }
  const said = text.plain.slice(value.from, value.to)
  if (/^(?:due|deadline|eta|target|by)/i.test(label) || isWhen(reader, said)) {
    return whenEnd(said, 0, reader.near) === null ? null : { due: dueIn(text, value, reader.near) }
  }
  const short = shortOf(text, value, said)
  if (short !== null && label === '') return short
  if (/^(?:owner|assign|dri|resp)/i.test(label) || isPerson(reader, text, said, bracket)) {
    return isNobody(said) ? {} : { owners: ownersIn(text, value) }
  }
  return short
}

function shortOf(text: Text, range: Range, said: string): Partial<Fields> | null {
  const status = statusNamed(said)
  if (status !== null) return { status: mark(text, range, status) }
  if (/^(?:p[0-5]|high|medium|low|critical|urgent|major|minor)(?: prio(?:rity)?)?$/i.test(said)) {
    return { priority: mark(text, range, said.toLowerCase()) }
  }
  const kind = kindNamed(said)
  if (kind !== null) return { kind }
  return said !== '' && REFERENCE.test(said) ? {} : null
}

/** A length alone is how long it takes, not when it is due. */
const isWhen = ({ near }: Reader, said: string): boolean =>
  whenEnd(said, 0, near) === said.length && !/^\d{1,3}\s?(?:[dwm]$|[a-z]{4,}|business)/i.test(said)

const NO_NAME =
  /^(?:optional|draft|see|note|new|required|manual|automatic|internal|external|upstream|production|staging|kubernetes|grafana|prometheus|terraform|github|slack|postgres|redis|kafka|linux|windows|docker|python|java|ruby|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)\b/i

/** A login, somebody known, or one or two words at the end that look like a name. */
function isPerson({ people }: Reader, text: Text, said: string, bracket: number): boolean {
  if (/^@[\w/-]+$/.test(said) || isKnown(people, said)) return true
  const last = /^\S*[.!?]?$/.test(text.plain.slice(bracket).replace(/^[([][^)\]]*[)\]]/, ''))
  return last && /^\p{Lu}\p{Ll}{1,15}(?: \p{Lu}\p{Ll}{1,15})?$/u.test(said) && !NO_NAME.test(said)
}
