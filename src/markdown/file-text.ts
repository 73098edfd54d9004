import { cut, linesOf, oneLine } from './inert.ts'
import { safeHref } from './link.ts'

/** Characters of a text that has no budget of its own. */
const BUDGET = 500

/**
 * Text from people on one line for a Markdown file that people go on writing in: shown as exactly that text, with
 * backslashes only where structure would come of it. Safe in a paragraph, heading, list item, table cell and link
 * label. Whole addresses become links. A closing keyword before an issue gets an invisible break, since what stands in
 * a file ends up in commit messages. `budget` counts characters before escaping.
 */
export function fileText(text: string, budget: number = BUDGET): string {
  return escaped(cut(oneLine(text.slice(0, 8 * budget + 64)), budget))
}

/** Text of several lines as a block quote, every line as `fileText` has it; empty text gives an empty string. */
export function fileQuote(text: string, budget: number = 4 * BUDGET): string {
  const lines = cut(linesOf(text, budget).join('\n').trim(), budget).split('\n')
  if (lines.join('').trim() === '') return ''
  return lines.map((line) => `> ${escaped(oneLine(line))}`.trimEnd()).join('\n')
}

/** A link for an address that may come from people; where it is none to follow, its label and the address as text. */
export function fileLink(url: string, label: string): string {
  const href = safeHref(url)
  const text = fileLabel(label)
  if (href !== null) return `[${text === '' ? fileLabel(url) : text}](${bare(href)})`
  return [...new Set([text, fileLabel(url)])].join(' ').trim()
}

/** With its plain signs where a renderer would take none of them for an entity. */
function bare(href: string): string {
  const plain = href.replaceAll('&amp;', '&')
  return ENTITY.test(plain) ? href : plain
}

const LABEL = 200
/** A link holds no link: an address in its label stays text. */
const fileLabel = (text: string): string => mended(cut(oneLine(text.slice(0, 2_000)), LABEL), true)

/** No entity in it, which a renderer would decode, and nothing that ends it. */
const ADDRESS =
  /(?<![A-Za-z0-9])https?:\/\/[A-Za-z0-9][A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*(?<=[A-Za-z0-9/=_-])/g
const ENTITY = /&#?[a-z0-9]{1,32};/i

function escaped(text: string): string {
  let out = ''
  let at = 0
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    if (ENTITY.test(address) || CLOSING_END.test(text.slice(Math.max(0, index - 12), index)))
      continue
    out += `${mended(text.slice(at, index), at === 0)}<${address}>`
    at = index + address.length
  }
  return out + mended(text.slice(at), at === 0)
}

const KEYWORD = '(?<!\\w)(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)'
const CLOSING_END = new RegExp(`${KEYWORD}[ :]{1,3}$`, 'iu')
/** What closes an issue once it stands in a commit message or a pull request. */
const CLOSING = new RegExp(
  `(${KEYWORD}[ :]{1,3}(?:(?:[\\w.-]{1,39}/[\\w.-]{1,100})?#|gh-|https?:/))(?=[\\d/])`,
  'giu',
)
const BREAK = '\u200b'

/** The text with an invisible break in whatever would close an issue; plain, not yet escaped. */
export const unclosing = (text: string): string => text.replaceAll(CLOSING, `$1${BREAK}`)

const ACTIVE = /[`*[\]<~|$]|_|\\|&(?=[#a-z])|(?<=\{)[{%]|:(?=\/\/)|(?<=www)\.|\u200b/gi
const LEAD = /^(?:(\d{1,9})([.)])|([-+=>:#]))/
const TAIL = /#$/
const PUNCTUATION = /[!-/:-@[-`{-~]/
const WORD = /[\p{L}\p{N}]/u

/** `leads`: it may stand at the start of a line. */
function mended(text: string, leads: boolean): string {
  const whole = unclosing(text)
  const inner = whole.replaceAll(ACTIVE, (found, at: number) => mark(found, at, whole))
  const led = leads
    ? inner.replace(LEAD, (_, digits = '', dot = '', sign = '') => `${digits}\\${dot || sign}`)
    : inner
  return led.replace(TAIL, (found) => (led === '\\#' ? found : `\\${found}`))
}

function mark(found: string, at: number, whole: string): string {
  const [before, after] = [whole[at - 1], whole[at + 1]]
  if (found === BREAK) return '&#8203;'
  if (found === '_') return isWord(before) && isWord(after) ? found : '\\_'
  if (found === '\\') return after === undefined || PUNCTUATION.test(after) ? '\\\\' : found
  // Parsers disagree on what a backslash before a backslash and a pipe means.
  if (found === '|' && before === '\\') return '&#124;'
  return `\\${found}`
}

const isWord = (character: string | undefined): boolean =>
  character !== undefined && WORD.test(character)
