import { CODE } from '../../markdown/document/model.ts'

/** A word of a sentence as rules read it, and where it stands. */
export interface Word {
  /** Lower case; contractions are taken apart: `didn't` is `did` and `not`. */
  readonly lower: string
  /** As written, for its capitals. */
  readonly text: string
  /** Offsets into the sentence, `end` exclusive. */
  readonly start: number
  readonly end: number
}

/** Stands for what somebody is quoted with. */
const QUOTED = '<quote>'

const TOKEN =
  /@[a-z\d](?:[\w-]*\w)?(?:\/[\w-]+)?|[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|['.-](?=[\p{L}\p{N}]))*|'s?(?![\p{L}\p{N}])|[.,;:?!()\u2013\u2014\ufffc-]/giu

/** `sentence` in words. One mark is one word, a quotation is the word `QUOTED`, white space is gone. */
export function words(sentence: string): readonly Word[] {
  const even = sentence.replaceAll(/[\u2019\u02bc]/g, "'")
  return withoutQuotes(even).flatMap((part) =>
    part.quoted
      ? [{ lower: QUOTED, text: QUOTED, start: part.start, end: part.end }]
      : [...even.slice(part.start, part.end).matchAll(TOKEN)].flatMap(({ index, 0: text }) =>
          pieces(text, part.start + index),
        ),
  )
}

interface Part {
  readonly quoted: boolean
  readonly start: number
  readonly end: number
}

/** Pairs of quotation marks; a single one counts only at the edges of words, where no apostrophe stands. */
const QUOTE =
  /"[^"]+"|\u201c[^\u201c\u201d]+\u201d|\u201e[^\u201e\u201c\u201d]+[\u201c\u201d]|\u00ab[^\u00ab\u00bb]+\u00bb|(?<![\p{L}\p{N}.,;!?])['\u2018](?! )[^'\u2018]+'(?![\p{L}\p{N}])/gu

function withoutQuotes(text: string): readonly Part[] {
  const parts: Part[] = []
  let at = 0
  for (const { index, 0: quote } of text.matchAll(QUOTE)) {
    parts.push({ quoted: false, start: at, end: index })
    parts.push({ quoted: true, start: index, end: index + quote.length })
    at = index + quote.length
  }
  return [...parts, { quoted: false, start: at, end: text.length }]
}

const ENDINGS: ReadonlyMap<string, string> = new Map([
  ["'ve", 'have'],
  ["'ll", 'will'],
  ["'re", 'are'],
  ["'m", 'am'],
  ["'d", "'d"],
  ["'s", "'s"],
])
const WHOLE: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['cannot', ['can', 'not']],
  ["can't", ['can', 'not']],
  ["won't", ['will', 'not']],
  ["shan't", ['shall', 'not']],
])

function pieces(text: string, start: number): readonly Word[] {
  const lower = text.toLowerCase()
  const end = start + text.length
  const whole = WHOLE.get(lower)
  if (whole) return whole.map((word) => ({ lower: word, text: word, start, end }))
  if (lower === "'") return [{ lower: "'s", text, start, end }]
  if (lower.endsWith("n't")) return [...pieces(text.slice(0, -3), start), after(end, 3, 'not')]
  const at = lower.lastIndexOf("'")
  const ending = at > 0 ? ENDINGS.get(lower.slice(at)) : undefined
  if (ending) return [...pieces(text.slice(0, at), start), after(end, lower.length - at, ending)]
  return [{ lower: isMark(lower) ? mark(lower) : lower, text, start, end }]
}

const after = (end: number, length: number, lower: string): Word => ({
  lower,
  text: lower,
  start: end - length,
  end,
})

const isMark = (text: string): boolean => text.length === 1 && /[^\p{L}\p{N}]/u.test(text)
const mark = (text: string): string =>
  text === CODE ? '<code>' : /[\u2013\u2014]/.test(text) ? '-' : text
