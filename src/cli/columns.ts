import { cut } from '../markdown/inert.ts'

const WIDEST = 72
/** Nothing stands behind the last column, so it may run on. */
const LAST = 300

/** Rows under a head, aligned for a terminal; a cell is one line and is cut where it is too wide. */
export function columns(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows].map((row) =>
    head.map((_, at) => cell(row[at] ?? '', at === head.length - 1 ? LAST : WIDEST)),
  )
  const widths = head.map((_, at) => Math.max(...all.map((row) => (row[at] ?? '').length)))
  return all
    .map((row) =>
      row
        .map((text, at) => text.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const cell = (text: string, widest: number): string =>
  cut(text.replaceAll(/\s+/g, ' ').trim(), widest)
