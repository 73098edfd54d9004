import type { Span, Text } from './model.ts'
import { spanOf } from './places.ts'

export interface Sentence extends Span {
  /** Without the blanks around it. */
  readonly plain: string
  /** Indices into the text's `plain`, `to` exclusive. */
  readonly from: number
  readonly to: number
}

/** What ends in a full stop and ends no sentence, in lower case and without the last stop. */
const ABBREVIATIONS = new Set(
  (
    'e.g i.e eg ie vs v cf ca approx resp incl excl esp etc no nos nr fig figs eq sec ref refs ' +
    'min max avg est dept vol ver pp al st mr mrs ms dr prof jr sr inc ltd corp co ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ' +
    'a.m p.m u.s u.k n.b p.s viz'
  ).split(' '),
)
/** These end a sentence as well where the next word has a capital. */
const EITHER = new Set([
  'etc',
  'a.m',
  'p.m',
  'inc',
  'ltd',
  'corp',
  'co',
  'u.s',
  'u.k',
  'al',
  'no',
  'min',
  'max',
  'sec',
  'sat',
  'sun',
  'ref',
  'refs',
])

/** Stops, then quotes and brackets that close, then a blank. A run of stops is tried once, from its beginning. */
const ENDING = /(?<![.!?\u2026])[.!?\u2026]+["'\u201d\u2019)\]]*(?=\s)/g

/**
 * The sentences of a text, in order. Numbers, times, versions, names of files and common abbreviations are passed
 * over. A text without a full stop is one sentence; one without words has none.
 */
export function sentences(text: Text): readonly Sentence[] {
  const { plain } = text
  const found: Sentence[] = []
  let from = 0
  for (const match of plain.matchAll(ENDING)) {
    const to = match.index + match[0].length
    if (!ends(plain, match.index, match[0], to)) continue
    push(found, text, from, to)
    from = to
  }
  push(found, text, from, plain.length)
  return found
}

function push(found: Sentence[], text: Text, from: number, to: number): void {
  const raw = text.plain.slice(from, to)
  const plain = raw.trim()
  if (!/[\p{L}\p{N}\ufffc]/u.test(plain)) return
  const start = from + raw.length - raw.trimStart().length
  const stop = start + plain.length
  found.push({ ...spanOf(text, start, stop), plain, from: start, to: stop })
}

/** `5. January` is a date. */
const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i

/** Longer than any abbreviation, and a bound on how far back is looked. */
const WORD = 24

function ends(plain: string, stop: number, marks: string, after: number): boolean {
  const next = plain.slice(after, after + WORD).trimStart()
  const goesOnSmall = /^["'\u201c\u2018([]*\p{Ll}/u.test(next)
  if (!marks.startsWith('.')) return !goesOnSmall || !/^\u2026/.test(marks)
  if (marks.startsWith('..')) return !goesOnSmall
  if (/\d/.test(plain[stop - 1] ?? '') && MONTH.test(next)) return false
  const [word = ''] = /[\p{L}.]+$/u.exec(plain.slice(Math.max(0, stop - WORD), stop)) ?? []
  const known = word.toLowerCase()
  if (ABBREVIATIONS.has(known)) return EITHER.has(known) && /^["'\u201c(]*\p{Lu}/u.test(next)
  return !isInitial(word)
}

/** `J. Doe`, but `plan B. Then` is no name; nobody can tell, and a name is the commoner. */
const isInitial = (word: string): boolean => /^(?:\p{Lu}\.)*\p{Lu}$/u.test(word) && word !== 'I'
