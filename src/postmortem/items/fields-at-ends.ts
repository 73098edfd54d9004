import type { Document, Text } from '../../markdown/document/model.ts'
import type { Range } from '../cut.ts'
import { dueIn } from './due.ts'
import { mark, type Piece, type Step } from './fields-inside.ts'
import type { ItemStatus } from './model.ts'
import { isKnown, ownersIn } from './owner.ts'
import { signAt, statusNamed } from './status.ts'

/** What stands at the end never takes more than that many characters to say. */
const TAIL = 160

/** The last characters, and what a match in them covers. */
const tailOf = ({ plain }: Text): string => plain.slice(-TAIL)
const atEnd = ({ plain }: Text, length: number): Range => ({
  from: plain.length - length,
  to: plain.length,
})

/** `✅ Ship it`, `[DONE] Ship it`, `DONE: ship it`. */
export const leadingStatus: Step = ({ document }, text) => {
  const sign = signAt(text.plain)
  if (sign !== null) return piece(text, { from: 0, to: sign.length }, sign.status)
  const [todo] = /^TODO:(?=\s+\S)/.exec(text.plain) ?? []
  if (todo !== undefined && isEmphasised(document, text)) {
    return piece(text, { from: 0, to: todo.length }, 'open')
  }
  const [all, word] = /^([\p{L}' -]{2,20}):(?=\s)/u.exec(text.plain) ?? []
  const status = word === undefined ? null : statusNamed(word)
  return all === undefined || status === null || status === 'open'
    ? null
    : piece(text, { from: 0, to: all.length }, status)
}

/** A template's own TODO is plain; people who mark what is open with it make it bold. */
const isEmphasised = ({ text }: Document, { offsets }: Text): boolean =>
  /[*_]/.test(text[(offsets[0] ?? 0) - 1] ?? '')

/** A sentence of its own. */
const SAID =
  /(?<=[.)!])\s+(?:Done|Completed?|Fixed|Shipped|Merged|Deployed|Implemented|In progress|Ongoing|Not started|Won['’]t do|Declined)[.!]?\s*$/

/** `Ship it - done`, `Ship it ✅`, `Ship it. DONE`, `Ship it. Done.` */
export const trailingStatus: Step = (_, text) => {
  const [sign] =
    /\s(?:\p{Extended_Pictographic}\ufe0f?|:[a-z_]{3,30}:)\s*$/u.exec(tailOf(text)) ?? []
  const [dashed] = /\s[-–—→:|]\s*[\p{L}' -]{2,20}[!.]?$/u.exec(tailOf(text)) ?? []
  const [shouted] =
    /[\s.](?:DONE|WIP|FIXED|COMPLETED|MERGED|WONTFIX)[!.]*$/.exec(tailOf(text)) ?? []
  const [said] = SAID.exec(tailOf(text)) ?? []
  for (const tail of [sign, dashed, shouted, said]) {
    const status =
      tail === undefined ? null : statusNamed(tail.replace(/^[\s.]*[-–—→:|]?\s*(?!\w*:)/u, ''))
    if (tail === undefined || status === null) continue
    return piece(text, atEnd(text, tail.length), status)
  }
  return null
}

const piece = (text: Text, range: Range, status: ItemStatus): Piece => ({
  range,
  fields: { status: mark(text, range, status) },
})

const SIGNED = '@[A-Za-z\\d][A-Za-z\\d/-]{0,80}'
const FIRST = new RegExp(
  `^${SIGNED}(?:(?:\\s?[,&+]\\s?|\\sand\\s)${SIGNED}){0,5}(?:\\s?[:–—-](?=\\s)|\\s(?:to|will)(?=\\s)|(?=\\s))`,
)
const LAST = new RegExp(
  `(?:^|\\s)(?:[-–—→|:,]\\s?)?${SIGNED}(?:(?:\\s?[,&+]\\s?|\\sand\\s|\\s)${SIGNED}){0,5}[.\\s]*$`,
)

/** `@alice: ship it`, `Ship it - @alice`. */
export const signedOwner: Step = (_, text) => {
  const [first] = FIRST.exec(text.plain) ?? []
  const [last] = LAST.exec(tailOf(text)) ?? []
  const range = first === undefined ? atEnd(text, last?.length ?? 0) : { from: 0, to: first.length }
  const words = first ?? last
  if (words === undefined) return null
  const from = range.from + words.indexOf('@')
  const named = text.plain.slice(from, range.to).replace(/(?:\s(?:to|will)|[\s:.–—-])*$/, '')
  return { range, fields: { owners: ownersIn(text, { from, to: from + named.length }) } }
}

const NAMED_FIRST = /^([\p{L}'’. -]{2,40}?)(?:\s?[:–—](?=\s)|\s-(?=\s)|\s(?:to|will)(?=\s))/u
const NAMED_LAST = /\s[-–—→|]\s?([\p{L}'’. -]{2,40})$/u

/** `search team`: with no more words before it than a name has. */
const TEAM = /^(?:the )?(?:[\p{L}'’-]{2,20} ){1,2}(?:team|squad)$/iu
const SPOKEN = /^(?:to|with|by|for|from|and|ask|tell|in|on|of|as|also|then|every|each|any|no) /i
const isTeam = (name: string): boolean => TEAM.test(name.trim()) && !SPOKEN.test(name.trim())

/** `Alice: ship it`, `Alice to ship it`, `Ship it - Alice`, where somebody of that name is known; `Ship it - search team`. */
export const knownOwner: Step = ({ people }, text) => {
  const first = NAMED_FIRST.exec(text.plain)
  if (first !== null && isKnown(people, first[1] ?? '')) {
    const range = { from: 0, to: first[0].length }
    return { range, fields: { owners: ownersIn(text, { from: 0, to: first[1]?.length ?? 0 }) } }
  }
  const last = NAMED_LAST.exec(tailOf(text))
  if (last?.[1] === undefined || !(isKnown(people, last[1]) || isTeam(last[1]))) return null
  const range = atEnd(text, last[0].length)
  const from = range.to - last[1].length
  return { range, fields: { owners: ownersIn(text, { from, to: range.to }) } }
}

/** `Ship it - 2026-12-01` */
export const trailingDate: Step = ({ near }, text) => {
  const [tail] = /(?:\s[-–—|:,]?\s?|,\s?)\d{4}-\d{2}-\d{2}\.?$/.exec(tailOf(text)) ?? []
  if (tail === undefined) return null
  const range = atEnd(text, tail.length)
  return { range, fields: { due: dueIn(text, range, near) } }
}

const WORD =
  '(?:github |jira |tracking )?(?:issue|ticket|pr|pull request|bug|task|story|link)s?[ :]?'
const NUMBER = '(?:[\\w.-]{1,39}/[\\w.-]{1,99})?#\\d{1,7}|[A-Z][A-Z\\d]{1,9}-\\d{1,6}|\\ufffc'
const LINK_LAST = new RegExp(
  `(?:^|[\\s.])[-–—:]?\\s?(?:${WORD}(?:${NUMBER})?|${NUMBER})[.,]?$`,
  'i',
)
const LINK_FIRST = new RegExp(`^(?:${NUMBER})(?::\\s?|\\s?[-–—]\\s|\\s)`)

/** `[Issue](…)`, `Ticket [#12](…)`, `[#12]:` at either end say where, not what. */
export const trackerLink: Step = (_, text) => {
  const [first] = LINK_FIRST.exec(text.plain) ?? []
  const [last] = LINK_LAST.exec(tailOf(text)) ?? []
  const words = first ?? last
  if (words === undefined || words.trim().length === text.plain.length) return null
  const range = first === undefined ? atEnd(text, words.length) : { from: 0, to: words.length }
  const start = text.offsets[range.from] ?? text.start
  const end = text.ends[range.to - 1] ?? text.end
  return text.links.some((link) => link.start < end && link.end > start)
    ? { range, fields: {} }
    : null
}
