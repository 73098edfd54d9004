import { breaksWithin } from '../markdown/document/lines.ts'
import { CODE, type Document, type Text } from '../markdown/document/model.ts'
import { lineOf, lineText, spanIn } from '../markdown/document/places.ts'
import type { Suggestion } from './finding.ts'

/** Characters of what is read, `to` exclusive. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** These characters of what is read, without the blanks around them, and the links that stand among them. */
export function cut(document: Document, text: Text, { from, to }: Range): Text {
  const piece = text.plain.slice(from, to)
  const lead = from + piece.length - piece.trimStart().length
  const behind = lead + piece.trim().length
  const offsets = text.offsets.slice(lead, behind)
  const ends = text.ends.slice(lead, behind)
  const start = offsets[0] ?? text.offsets[lead] ?? text.end
  const end = ends.at(-1) ?? start
  return {
    ...spanIn(document, start, end),
    plain: text.plain.slice(lead, behind),
    offsets,
    ends,
    breaks: breaksWithin(document.lineStarts, start, end),
    links: text.links.filter((link) => link.start < end && link.end > start),
  }
}

/** What is read without these characters. Its place stays that of the whole. */
export function without(document: Document, text: Text, ranges: readonly Range[]): Text {
  const kept: Range[] = []
  let from = 0
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    if (range.from > from) kept.push({ from, to: range.from })
    from = Math.max(from, range.to)
  }
  if (from === 0) return cut(document, text, { from: 0, to: text.plain.length })
  kept.push({ from, to: text.plain.length })
  const rest: Text = {
    ...text,
    plain: kept.map((one) => text.plain.slice(one.from, one.to)).join(''),
    offsets: kept.flatMap((one) => text.offsets.slice(one.from, one.to)),
    ends: kept.flatMap((one) => text.ends.slice(one.from, one.to)),
  }
  return cut(document, rest, { from: 0, to: rest.plain.length })
}

/** What is read, line by line as it is written. */
export function linesOf(document: Document, text: Text): readonly Text[] {
  let next = 0
  const behind = text.breaks.map((at) => {
    while (next < text.offsets.length && (text.offsets[next] ?? at) < at) next++
    return next
  })
  const known = [0, ...behind.filter((at) => at > 0 && at < text.offsets.length)]
  return known.map((from, index) =>
    cut(document, text, { from, to: known[index + 1] ?? text.plain.length }),
  )
}

/** The whole lines of a range of the document, with `by` written over the range itself. */
export function mend(document: Document, start: number, end: number, by: string): Suggestion {
  const line = lineOf(document, start)
  const endLine = lineOf(document, Math.max(start, end - 1))
  const from = document.lineStarts[line - 1] ?? 0
  const to = (document.lineStarts[endLine - 1] ?? 0) + lineText(document, endLine).length
  const text = document.text.slice(from, start) + by + document.text.slice(end, to)
  return { line, endLine, text }
}

/** The same text with the code at its start read letter by letter: some write times and names so. */
export function opened(document: Document, text: Text): Text {
  const at = text.plain.slice(0, 3).indexOf(CODE)
  return at === -1 ? text : openedAt(document, text, at)
}

const MOST_OPENED = 20

/** The same with all pieces of code, as long as they are few. */
export function allOpened(document: Document, text: Text): Text {
  let read = text
  let at = read.plain.lastIndexOf(CODE)
  for (let round = 0; round < MOST_OPENED && at !== -1; round++) {
    read = openedAt(document, read, at)
    at = at === 0 ? -1 : read.plain.lastIndexOf(CODE, at - 1)
  }
  return read
}

function openedAt(document: Document, text: Text, at: number): Text {
  const [start, end] = [text.offsets[at], text.ends[at]]
  if (start === undefined || end === undefined) return text
  const source = document.text.slice(start, end)
  const [, ticks = '', inner = ''] = /^(`+)([^`\n]{1,80})\1$/.exec(source) ?? []
  const from = start + ticks.length
  const places = [...Array.from({ length: inner.length }).keys()].map((index) => from + index)
  const replaced = <T>(list: readonly T[], by: readonly T[]) => list.toSpliced(at, 1, ...by)
  return {
    ...text,
    plain: replaced([...text.plain.split('')], inner.split('')).join(''),
    offsets: replaced(text.offsets, places),
    ends: replaced(
      text.ends,
      places.map((place) => place + 1),
    ),
  }
}
