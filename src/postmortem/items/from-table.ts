import type { Row, Span, Table, Text } from '../../markdown/document/model.ts'
import { allOpened } from '../cut.ts'
import { columnsIn } from './columns.ts'
import { dueIn } from './due.ts'
import { fieldsIn } from './fields.ts'
import { mark } from './fields-inside.ts'
import { kindNamed } from './kind.ts'
import {
  type ActionItem,
  type Cells,
  type Column,
  type Fields,
  joined,
  NO_FIELDS,
} from './model.ts'
import { ownersIn } from './owner.ts'
import type { Reader } from './reader.ts'
import { statusBehind, statusNamed, statusRemarked } from './status.ts'
import { blockersIn, trackedIn } from './tracked.ts'

/** One item a row. A row without words for what is to be done is none. */
export function fromTable(
  reader: Reader,
  table: Table,
  under: readonly string[],
): readonly ActionItem[] {
  const columns = columnsIn(table)
  const action = columns.get('action') ?? wordiest(table, new Set(columns.values()))
  const all = new Map(columns).set('action', action)
  return table.rows.flatMap((row) => fromRow(reader, row, cellsOf(row, all), under))
}

/** Where no title says what is to be done, the column with the most words does. */
function wordiest(table: Table, taken: ReadonlySet<number>): number {
  const lengths = table.header.cells.map((_, at) =>
    taken.has(at)
      ? -1
      : table.rows.reduce((sum, row) => sum + (row.cells[at]?.plain.length ?? 0), 0),
  )
  return lengths.indexOf(Math.max(...lengths))
}

function cellsOf(row: Row, columns: ReadonlyMap<Column, number>): Cells {
  const cells: Partial<Record<Column, Text>> = {}
  for (const [column, at] of columns) {
    const cell = row.cells[at]
    if (cell !== undefined) cells[column] = cell
  }
  return cells
}

function fromRow(
  reader: Reader,
  row: Row,
  cells: Cells,
  under: readonly string[],
): readonly ActionItem[] {
  if (cells.action === undefined || cells.action.plain === '') return []
  const said = fieldsIn(reader, cells.action)
  const { status, ...fields } = joined(fieldsOf(reader, cells), said.fields)
  const { start, end, line, endLine } = row
  return [
    {
      ...{ start, end, line, endLine },
      shape: 'row',
      own: placeOf(cells.action),
      text: said.text,
      ...fields,
      status: status?.value ?? 'open',
      statusAt: status,
      checked: null,
      under,
      cells,
    },
  ]
}

function fieldsOf(reader: Reader, cells: Cells): Fields {
  const { owner, due, priority, kind } = cells
  return {
    ...NO_FIELDS,
    owners: owner === undefined ? [] : ownersOf(reader, owner),
    due: due === undefined ? null : dueIn(due, whole(due), reader.near),
    priority:
      priority === undefined || priority.plain === ''
        ? null
        : mark(priority, whole(priority), priority.plain.toLowerCase()),
    status: statusOf(cells.status) ?? statusBeside(cells.tracked),
    kind: kind === undefined ? null : kindNamed(kind.plain),
    tracked: [
      ...[cells.tracked, cells.status].flatMap((cell) => linked(cell)),
      ...numbered(cells.id),
    ],
    blockedBy: cells.blocked === undefined ? [] : blockersIn(cells.blocked),
  }
}

function ownersOf({ document }: Reader, cell: Text): Fields['owners'] {
  const text = allOpened(document, cell)
  return ownersIn(text, whole(text))
}

const placeOf = ({ start, end, line, endLine }: Text): Span => ({ start, end, line, endLine })

const whole = ({ plain }: Text) => ({ from: 0, to: plain.length })

function statusOf(cell: Text | undefined): Fields['status'] {
  if (cell === undefined) return null
  const status = statusNamed(cell.plain) ?? statusRemarked(cell.plain)
  return status === null ? null : mark(cell, whole(cell), status)
}

/** Some write beside the ticket how far it is. */
function statusBeside(cell: Text | undefined): Fields['status'] {
  const status = cell === undefined ? null : statusBehind(cell.plain)
  return cell === undefined || status === null ? null : mark(cell, whole(cell), status)
}

/** A column for trackers may hold any address. */
const linked = (cell: Text | undefined): readonly string[] =>
  cell === undefined ? [] : [...new Set([...trackedIn(cell), ...cell.links.map(({ url }) => url)])]

/** In a column of ids a small number is the row's own; a ticket has a link or a longer one. */
const numbered = (cell: Text | undefined): readonly string[] =>
  cell === undefined ? [] : trackedIn(cell).filter((one) => !/^[^/]*[#-]\d{1,2}$/.test(one))
