/** What a line may stand in: a block quote, a list item or a footnote. */
export type Container =
  | { readonly kind: 'quote' }
  /** `width` is the columns that its content is set in; `bare` holds until it has content. */
  | { readonly kind: 'list'; readonly width: number; bare: boolean }
  | { readonly kind: 'footnote' }

/** A line with tabs as spaces, and how much of it the containers have taken. */
export interface Cursor {
  readonly line: string
  at: number
}

const TAB = 4

/** Tabs become spaces up to the next multiple of four columns, which is what they mean to block structure. */
export function withoutTabs(raw: string): string {
  const [first = '', ...rest] = raw.split('\t')
  return rest.reduce((out, part) => out + ' '.repeat(TAB - (out.length % TAB)) + part, first)
}

/** Spaces before the next character that is none. */
export function indentOf({ line, at }: Cursor): number {
  let end = at
  while (line[end] === ' ') end++
  return end - at
}

/** Whether the line goes on inside `container`; takes its marker or indent if so. */
export function goesOn(container: Container, cursor: Cursor, blank: boolean): boolean {
  if (container.kind === 'quote') return takeQuote(cursor)
  if (container.kind === 'footnote') return take(cursor, TAB, blank)
  return !(blank && container.bare) && take(cursor, container.width, blank)
}

function take(cursor: Cursor, width: number, blank: boolean): boolean {
  if (blank) return true
  if (indentOf(cursor) < width) return false
  cursor.at += width
  return true
}

function takeQuote(cursor: Cursor): boolean {
  const indent = indentOf(cursor)
  if (indent > 3 || cursor.line[cursor.at + indent] !== '>') return false
  cursor.at += indent + 1
  if (cursor.line[cursor.at] === ' ') cursor.at += 1
  return true
}

/** The container that begins at the cursor, its marker taken; null when none does. */
export function begins(cursor: Cursor, inParagraph: boolean): Container | null {
  if (takeQuote(cursor)) return { kind: 'quote' }
  return listItem(cursor, inParagraph) ?? footnote(cursor)
}

const MARKER = /^( {0,3})([-+*]|(\d{1,9})[.)])( +|$)/

function listItem(cursor: Cursor, inParagraph: boolean): Container | null {
  const rest = cursor.line.slice(cursor.at)
  const [, indent = '', marker, number, space = ''] = MARKER.exec(rest) ?? []
  if (marker === undefined) return null
  const bare = rest.trim() === marker
  if (inParagraph && (bare || (number !== undefined && Number(number) !== 1))) return null
  const gap = bare || space.length > TAB ? 1 : space.length
  const width = indent.length + marker.length + gap
  cursor.at = Math.min(cursor.at + width, cursor.line.length)
  return { kind: 'list', width, bare }
}

const FOOTNOTE = /^ {0,3}\[\^[^\]\s]+\]: */

function footnote(cursor: Cursor): Container | null {
  const found = FOOTNOTE.exec(cursor.line.slice(cursor.at))
  if (found === null) return null
  cursor.at += found[0].length
  return { kind: 'footnote' }
}
