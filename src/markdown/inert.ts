import { seenLine } from './invisible.ts'

/** Characters of a text that has no budget of its own. */
const BUDGET = 500
/** Invisible, but it keeps GitHub from seeing a mention or a reference: both are looked for in rendered text. */
const BREAK = '&#8203;'

/**
 * Text from people on one line, rendered as exactly that text: no mention, reference, link, markup or command comes
 * of it. Safe in a paragraph, a table cell, a link label and in HTML text. `budget` counts characters (UTF-16 units)
 * before escaping; what is longer ends in an ellipsis.
 */
export function inert(text: string, budget: number = BUDGET): string {
  return escaped(cut(oneLine(text.slice(0, 8 * budget + 64)), budget))
}

/** Text of several lines as a code block that nothing inside can close; empty text gives an empty string. */
export function block(text: string, budget: number = 8 * BUDGET): string {
  const lines = cut(linesOf(text, budget).join('\n').trimEnd(), budget)
  if (lines.trim() === '') return ''
  const longest = Math.max(0, ...[...lines.matchAll(/`+/g)].map((run) => run[0].length))
  const fence = '`'.repeat(Math.max(3, longest + 1))
  return `${fence}text\n${lines}\n${fence}`
}

/** Text of several lines as a block quote, every line inert, blank lines kept; empty text gives an empty string. */
export function quoted(text: string, budget: number = 8 * BUDGET): string {
  const lines = cut(linesOf(text, budget).join('\n').trim(), budget).split('\n')
  if (lines.join('') === '') return ''
  return lines.map((line) => `> ${inert(line, budget)}`.trimEnd()).join('\n')
}

/** `text` cut at the last whole grapheme that leaves room for the ellipsis. */
export function cut(text: string, budget: number): string {
  if (text.length <= budget) return text
  let end = 0
  for (const part of new Intl.Segmenter('en').segment(text.slice(0, budget + 64))) {
    const next = part.index + part.segment.length
    if (next > budget - 1) break
    end = next
  }
  return `${text.slice(0, end).trimEnd()}…`
}

/** As it is shown on one line: nothing invisible in it, runs of blanks and line ends as one blank. */
export const oneLine = (text: string): string => seenLine(text).replaceAll(/ {2,}/g, ' ').trim()

/** Its lines without what cannot be seen; of very long text only what `budget` characters may come of. */
export const linesOf = (text: string, budget: number): readonly string[] =>
  text
    .slice(0, 8 * budget + 64)
    .split(/\r\n?|\n/)
    .map((line) => seenLine(line).trimEnd())

/** One pass, so that nothing is escaped twice; every alternative is linear. */
const ACTIVE =
  /^(?:\d{1,9}[.)]|[-+=#/])|[&<>`*~[\]|\\$"]|_|@|#(?=\d)|:\/\/|www\.|(?<![0-9a-z])gh-(?=\d)|(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/gi
const WORD = /[\p{L}\p{N}]/u

const escaped = (text: string): string =>
  text.replaceAll(ACTIVE, (found, at: number, whole: string) => {
    if (at === 0 && LEAD.test(found)) return leading(found, whole)
    if (found === '_' && isWord(whole[at - 1]) && isWord(whole[at + 1])) return found
    return broken(found)
  })

function broken(found: string): string {
  if (/^(?:[@#]|www\.|gh-)$/i.test(found)) return found + BREAK
  if (found === '://') return `:/${BREAK}/`
  if (found.length === 1) return entity(found)
  return found.replaceAll(/.{6}(?=.)/g, `$&${BREAK}`)
}

/** What would open a heading, list, rule or command at the start of a line. */
const LEAD = /^(?:\d{1,9}[.)]|[-+=#/])$/
const leading = (found: string, whole: string): string => {
  const mark = found.slice(-1)
  const after = mark === '#' && /\d/.test(whole[1] ?? '') ? BREAK : ''
  return found.slice(0, -1) + entity(mark) + after
}

const isWord = (character: string | undefined): boolean =>
  character !== undefined && WORD.test(character)
const entity = (character: string): string => `&#${character.charCodeAt(0)};`
