import { markdownTable } from 'markdown-table'
import { inert } from './inert.ts'

/** A GitHub table, its head aligned as its cells are. Cells are Markdown that is already safe; line ends and bare pipes are mended all the same. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const width = head.length
  const full = rows.map((row) => Array.from({ length: width }, (_, at) => cell(row[at] ?? '')))
  return markdownTable([head.map(cell), ...full], {
    alignDelimiters: false,
    align: 'l',
  })
}

/** A part that is folded away. `summary` is plain text, `body` is our own Markdown. */
export function details(summary: string, body: string): string {
  return `<details><summary>${inert(summary)}</summary>\n\n${body.trim()}\n\n</details>`
}

/** An entity and not a backslash: parsers disagree on what a backslash before a backslash and a pipe means. */
const cell = (text: string): string =>
  text
    .replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
    .replaceAll(/\\?\|/g, '&#124;')
    .trim()
