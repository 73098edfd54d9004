import type {
  Block,
  Document,
  Item,
  Row,
  Section,
  Span,
  Table,
  Text,
} from '../../markdown/document/model.ts'
import { cut, opened } from '../cut.ts'
import type { Near } from '../dates.ts'
import type { Body } from '../walk.ts'
import { type Stamp, stampAt } from './stamp.ts'

/** A line of a timeline as it is written: a time, or a day for the lines below it. */
export interface RawRow extends Span {
  readonly kind: 'row' | 'day'
  readonly raw: string
  readonly text: Text
  readonly stamp: Stamp | null
  /** Says that the time stands behind the words, as in a list of what is known of an incident. */
  readonly behind: boolean
  /** Says that the row stands in a column of times: what cannot be read there was meant as one. */
  readonly column: boolean
}

/** The lines of a timeline in order, whatever their shape. */
export function rowsOf(document: Document, body: Body, near: Near | null): readonly RawRow[] {
  const reader = { document, near }
  return inBody(reader, body)
}

interface Reader {
  readonly document: Document
  readonly near: Near | null
}

function inBody(reader: Reader, { blocks, sections }: Body): readonly RawRow[] {
  const own = blocks.flatMap((block) => inBlock(reader, block))
  const nested = sections.flatMap((section) => {
    const head =
      section.heading === null ? null : begun(reader, section.heading.text, section.heading)
    // Below a time is told what happened then; below a day or a phase stand further rows.
    if (head !== null && head.kind === 'row')
      return [{ ...head, text: toldBelow(head, section), endLine: section.endLine }]
    return [...(head === null ? [] : [head]), ...inBody(reader, section)]
  })
  return [...own, ...nested]
}

/** What a heading does not say, the first paragraph below it does. */
function toldBelow({ text }: RawRow, { blocks }: Section): Text {
  const first = blocks.find((block) => block.kind === 'paragraph')
  return text.plain === '' && first !== undefined ? first.text : text
}

function inBlock(reader: Reader, block: Block): readonly RawRow[] {
  if (block.kind === 'table') return inTable(reader, block)
  if (block.kind === 'list') return block.items.flatMap((item) => inItem(reader, item))
  if (block.kind !== 'paragraph' && block.kind !== 'heading') return []
  const row = begun(reader, block.text, block)
  return row === null ? [] : [row]
}

function inItem(reader: Reader, item: Item): readonly RawRow[] {
  const head =
    item.text === null ? null : (begun(reader, item.text, item) ?? ended(reader, item.text, item))
  if (head !== null && head.kind === 'row') return [head]
  const nested = item.blocks.flatMap((block) => inBlock(reader, block))
  const alone = head !== null && nested.length === 0 ? { ...head, kind: 'row' as const } : head
  return alone === null ? nested : [alone, ...nested]
}

const place = ({ start, end, line, endLine }: Span): Span => ({ start, end, line, endLine })

function begun({ document, near }: Reader, written: Text, span: Span): RawRow | null {
  const text = opened(document, written)
  const stamp = stampAt(text.plain, near)
  if (stamp === null) return null
  const rest = cut(document, text, { from: stamp.to, to: text.plain.length })
  // A day with words behind it tells what happened on that day; alone it is a heading for what follows.
  const kind = stamp.clock === null && rest.plain === '' ? 'day' : 'row'
  const raw = text.plain.slice(stamp.from, stamp.end).trim()
  return { ...place(span), kind, raw, text: rest, stamp, behind: false, column: false }
}

/** `First detected 2026-11-20 14:05`: a day and a time at the end. */
function ended({ document, near }: Reader, text: Text, span: Span): RawRow | null {
  const [found] = /\d{4}-\d{1,2}-\d{1,2}[\sT]\s?\d{1,2}:\d{2}.{0,12}$/.exec(text.plain) ?? []
  const stamp = found === undefined ? null : stampAt(found, near)
  if (found === undefined || stamp === null || stamp.to < found.length) return null
  const words = cut(document, text, { from: 0, to: text.plain.length - found.length })
  return {
    ...place(span),
    kind: 'row',
    raw: found,
    text: words,
    stamp,
    behind: true,
    column: false,
  }
}

const TIME_HEAD = /\b(?:time|times|when|hour|timestamp|clock|utc|gmt|zeit)\b/i
const DATE_HEAD = /\b(?:date|day)\b/i

function inTable(reader: Reader, table: Table): readonly RawRow[] {
  const heads = table.header.cells.map(({ plain }) => plain)
  const time = heads.findIndex((head) => TIME_HEAD.test(head))
  const date = heads.findIndex((head, at) => at !== time && DATE_HEAD.test(head))
  const columns = [date, time].filter((at) => at !== -1)
  if (columns.length === 0) return untitled(reader, table)
  return table.rows.flatMap((row) => inRow(reader, row, columns))
}

/** A table whose columns have no names that say time: the first column tells, where it begins with times. */
function untitled(reader: Reader, table: Table): readonly RawRow[] {
  const timed = table.rows.filter(
    ({ cells }) => stampAt(cellText(reader, cells[0]), reader.near) !== null,
  )
  if (timed.length * 2 <= table.rows.length) return []
  return table.rows.flatMap((row) => inRow(reader, row, [0]))
}

function inRow(reader: Reader, row: Row, columns: readonly number[]): readonly RawRow[] {
  const raw = columns
    .map((at) => row.cells[at]?.plain.trim() ?? '')
    .join(' ')
    .trim()
  if (raw === '') return []
  const rest = row.cells.findIndex((_, at) => at > Math.max(...columns))
  const text = row.cells[rest === -1 ? Math.max(0, Math.min(...columns) - 1) : rest]
  if (text === undefined) return []
  const stamp = stampAt(raw, reader.near)
  return [{ ...place(row), kind: 'row', raw, text, stamp, behind: false, column: true }]
}

const cellText = ({ document }: Reader, cell: Text | undefined): string =>
  cell === undefined ? '' : opened(document, cell).plain.trim()
