import { tagEnd } from './html-block.ts'

/** Why a line of a paragraph is not plain text to its reader. */
export type Hiding = 'code' | 'html' | 'link' | 'math'

export interface Hidden {
  /** For each line of the paragraph why its beginning is hidden, null where it is not. */
  readonly lines: readonly (Hiding | null)[]
  /** Raw HTML in the paragraph, in order, as written. */
  readonly tags: readonly string[]
  /** Characters looked at. */
  readonly steps: number
}

interface Span {
  readonly from: number
  readonly to: number
  readonly why: 'code' | 'html' | 'escape'
}

/**
 * Which lines of a paragraph begin inside something that began on an earlier line. Code, raw HTML and escapes are
 * found from left to right as a renderer does; brackets and formulas afterwards, rather too wide than too narrow.
 */
export function hidden(paragraph: readonly string[]): Hidden {
  const text = paragraph.join('\n')
  const spans = [...spansOf(text)]
  const bare = blanked(text, spans)
  const starts = lineStarts(text)
  const lines = openAtLineStart(bare, starts)
  const why = spanAt(spans)
  return {
    lines: starts.map((start, at) => why(start) ?? lines[at] ?? null),
    tags: spans.flatMap(({ from, to, why }) => (why === 'html' ? [text.slice(from, to)] : [])),
    // Three passes, and tags: readings that start at different brackets are never in the same state at one place,
    // outside quotes or inside either kind, so that a character is read by three of them at most.
    steps: 6 * text.length,
  }
}

function* spansOf(text: string): Generator<Span> {
  const closer = codeClosers(text)
  const interesting = /[\\`<]/g
  for (let found = interesting.exec(text); found !== null; found = interesting.exec(text)) {
    const from = found.index
    const span = spanFrom(text, from, closer)
    if (span !== null && span.why !== null) yield { from, to: span.to, why: span.why }
    interesting.lastIndex = span?.to ?? from + 1
  }
}

interface Reach {
  readonly to: number
  /** Null for backticks that stand for themselves. */
  readonly why: Span['why'] | null
}

function spanFrom(text: string, from: number, closer: CodeCloser): Reach | null {
  if (text[from] === '\\')
    return { to: text[from + 1] === '\n' ? from + 1 : from + 2, why: 'escape' }
  if (text[from] === '<') {
    const to = rawHtmlEnd(text, from)
    return to === null ? null : { to, why: 'html' }
  }
  let end = from
  while (text[end] === '`') end++
  const to = closer(end - from, end)
  return to === null ? { to: end, why: null } : { to, why: 'code' }
}

const UNTIL: readonly (readonly [start: RegExp, end: string])[] = [
  [/<!--/y, '-->'],
  [/<\?/y, '?>'],
  [/<!\[CDATA\[/y, ']]>'],
  [/<![a-zA-Z]/y, '>'],
]

/** Something opened and never closed is taken to hide the rest: that is one search, and the safe side. */
function rawHtmlEnd(text: string, from: number): number | null {
  for (const [start, end] of UNTIL) {
    start.lastIndex = from
    if (!start.test(text)) continue
    const close = text.indexOf(end, from + 2)
    return close === -1 ? text.length : close + end.length
  }
  return tagEnd(text, from)
}

type CodeCloser = (length: number, after: number) => number | null

/** Finds the end of the next run of as many backticks. Asked from left to right, so each run is passed once. */
function codeClosers(text: string): CodeCloser {
  const runs = new Map<number, number[]>()
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const same = runs.get(run.length)
    if (same === undefined) runs.set(run.length, [index])
    else same.push(index)
  }
  const passed = new Map<number, number>()
  return (length, after) => {
    const same = runs.get(length) ?? []
    let at = passed.get(length) ?? 0
    while ((same[at] ?? after) < after) at++
    passed.set(length, at)
    const found = same[at]
    return found === undefined ? null : found + length
  }
}

/** The text with every span blanked out, its line ends kept. */
function blanked(text: string, spans: readonly Span[]): string {
  const parts: string[] = []
  let at = 0
  for (const { from, to } of spans) {
    parts.push(text.slice(at, from), text.slice(from, to).replaceAll(/[^\n]/g, ' '))
    at = to
  }
  return parts.join('') + text.slice(at)
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
}

/** The span that covers a position, asked from left to right. */
function spanAt(spans: readonly Span[]): (position: number) => 'code' | 'html' | null {
  let at = 0
  return (position) => {
    while ((spans[at]?.to ?? position + 1) <= position) at++
    const span = spans[at]
    if (span === undefined || span.from >= position || span.why === 'escape') return null
    return span.why
  }
}

/** Brackets, link targets and formulas that are open where a line begins and closed on it or later. */
function openAtLineStart(text: string, starts: readonly number[]): readonly (Hiding | null)[] {
  const last: Last = {
    square: text.lastIndexOf(']'),
    round: text.lastIndexOf(')'),
    single: lastSingle(text),
    double: text.lastIndexOf('$$'),
  }
  const open: Open = { square: 0, round: 0, single: false, double: false }
  let from = 0
  return starts.map((start) => {
    for (const { 0: sign, index } of text.slice(from, start).matchAll(SIGNS)) {
      note(sign, text, from + index, open)
    }
    from = start
    return stillOpen(open, last, start)
  })
}

type Last = Readonly<Record<keyof Open, number>>

function stillOpen(open: Open, last: Last, start: number): Hiding | null {
  if (open.square > 0 && last.square >= start) return 'link'
  if (open.round > 0 && last.round >= start) return 'link'
  if (open.double && last.double >= start) return 'math'
  return open.single && last.single >= start ? 'math' : null
}

const SIGNS = /\]\(|[[\]()]|\$\$?/g

interface Open {
  square: number
  round: number
  single: boolean
  double: boolean
}

function note(sign: string, text: string, at: number, open: Open): void {
  if (sign === '[') open.square += 1
  if (sign.startsWith(']')) open.square = Math.max(0, open.square - 1)
  if (sign === '](' || (sign === '(' && open.round > 0)) open.round += 1
  if (sign === ')') open.round = Math.max(0, open.round - 1)
  if (sign === '$$') open.double = !open.double
  if (sign === '$') open.single = open.single ? !closes(text, at) : /\S/.test(text[at + 1] ?? ' ')
}

const closes = (text: string, at: number): boolean => /\S/.test(text[at - 1] ?? ' ')

function lastSingle(text: string): number {
  let at = text.lastIndexOf('$')
  while (at > 0 && !closes(text, at)) at = text.lastIndexOf('$', at - 1)
  return at
}
