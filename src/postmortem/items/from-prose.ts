import type { Document, Other, Text } from '../../markdown/document/model.ts'
import { spanIn } from '../../markdown/document/places.ts'
import { cut, linesOf } from '../cut.ts'
import { type Body, blocksOf } from '../walk.ts'
import { type Above, NOTHING_ABOVE } from './above.ts'
import { itemOf } from './from-list.ts'
import type { ActionItem } from './model.ts'
import type { Reader } from './reader.ts'

const VERB =
  'add|adjust|adopt|alert|audit|automate|backfill|backport|build|change|check|clarify|clean up|configure|consider|create|define|deploy|design|develop|disable|document|educate|enable|enforce|enhance|ensure|establish|evaluate|expand|explore|extend|fix|harden|implement|improve|increase|install|integrate|introduce|investigate|limit|make sure|migrate|monitor|move|notify|patch|perform|provide|publish|reduce|refactor|remove|replace|require|restrict|review|revisit|rewrite|rotate|schedule|separate|set up|simplify|split|standardi[sz]e|stop|strengthen|switch|test|track|train|tune|update|upgrade|use|validate|verify|work on|write'
/** Told to be done, or said that it will be. */
const PROMISES = new RegExp(
  `^(?:${VERB})(?=\\s)(?! (?:was|were|is|are|has|had|failed)\\b)|^(?:in (?:the )?future,? |going forward,? |additionally,? |also,? )?we(?:['’]ll| will| (?:also )?plan to| intend to|['’]re going to| are going to| need to| should| must)\\b(?! (?:not )?(?:have|be able|continue to (?:be|monitor the situation)))`,
  'i',
)
/** A mark of a list that Markdown takes for none: no blank behind a number, or a sign of a word processor. */
const MARK = /^(?:\d{1,2}[.)](?=[^\d\s])|[•●▪◦‣]\s?)/

/** Each line of a paragraph in which somebody has marked lines as items of a list. */
export function fromMarked(reader: Reader, text: Text, above: Above): readonly ActionItem[] {
  if (!MARK.test(text.plain)) return []
  return unitsOf(reader.document, text, (line) => MARK.test(line)).map((unit) => {
    const [mark = ''] = MARK.exec(unit.plain) ?? []
    return spoken(reader, unit, mark.length, above)
  })
}

/** What paragraphs promise, each in a sentence that begins a paragraph or a line. For where nothing is listed. */
export function fromProse(reader: Reader, body: Body): readonly ActionItem[] {
  return [...blocksOf(body)].flatMap((block) => {
    if (block.kind === 'code') return setIn(reader, block)
    if (block.kind !== 'paragraph') return []
    const units = unitsOf(reader.document, block.text, (line) => PROMISES.test(line))
    return units
      .filter(({ plain }) => PROMISES.test(plain) && !/[:?]\s*$/.test(plain))
      .map((unit) => spoken(reader, unit, 0, NOTHING_ABOVE))
  })
}

/** Words alone, more than a command has. */
const SENTENCE = /^\p{Lu}[\p{L}'’-]+(?: [\p{L}\d'’,.()/%-]+){3,60}$/u

/** Lines that somebody has set in by four blanks, which Markdown takes for code: where all of them are sentences. */
function setIn({ document, ...reader }: Reader, code: Other): readonly ActionItem[] {
  if (/^\s*(?:`{3}|~{3})/.test(document.text.slice(code.start, code.end))) return []
  const lines = document.text.slice(code.start, code.end).split('\n')
  let at = code.start
  const texts = lines.flatMap((line) => {
    const start = at + line.length - line.trimStart().length
    at += line.length + 1
    return line.trim() === '' ? [] : [written(document, start, line.trim())]
  })
  if (!texts.every(({ plain }) => SENTENCE.test(plain))) return []
  return texts.map((text) => spoken({ document, ...reader }, text, 0, NOTHING_ABOVE))
}

function written(document: Document, start: number, plain: string): Text {
  const offsets = [...Array.from({ length: plain.length }).keys()].map((index) => start + index)
  const ends = offsets.map((offset) => offset + 1)
  const place = spanIn(document, start, start + plain.length)
  return { ...place, plain, offsets, ends, breaks: [], links: [] }
}

/** A text in pieces, each of which begins where a line does that `begins` one, behind the end of a sentence. */
function unitsOf(
  document: Document,
  text: Text,
  begins: (line: string) => boolean,
): readonly Text[] {
  const lines = linesOf(document, text)
  const firsts = lines.filter(
    ({ plain }, at) =>
      at === 0 ||
      (begins(plain) && /[.!;)]\s*$|^.{0,3}$/.test(lines[at - 1]?.plain ?? '')) ||
      MARK.test(plain),
  )
  return firsts.map(({ offsets }, at) => {
    const from = text.offsets.indexOf(offsets[0] ?? text.start)
    const next = firsts[at + 1]?.offsets[0]
    const to = next === undefined ? text.plain.length : text.offsets.indexOf(next)
    return cut(document, text, { from: Math.max(0, from), to })
  })
}

function spoken(reader: Reader, unit: Text, lead: number, above: Above): ActionItem {
  const { start, end, line, endLine } = unit
  const words = cut(reader.document, unit, { from: lead, to: unit.plain.length })
  const frame = { start, end, line, endLine, shape: 'paragraph', own: unit, checked: null } as const
  return itemOf(reader, frame, words, [], above)
}
