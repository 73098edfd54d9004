import { publicationOf } from '../../engine/publish-report.ts'
import { jsonOf } from '../../reports/data/json.ts'
import { rowsOf } from '../../reports/data/rows.ts'
import { rowsCsv } from '../../reports/data/rows-csv.ts'
import type { Report } from '../../reports/report.ts'
import type { Terminal } from '../command.ts'
import type { Format } from './wish.ts'

/** The report as somebody wants it. The same report is the same text. */
export function shownAs(
  report: Report,
  format: Format,
  templates: Readonly<Record<string, string>> = {},
): string {
  switch (format) {
    case 'json':
      return jsonOf(rowsOf(report))
    case 'csv':
      return rowsCsv(rowsOf(report))
    case 'md': {
      const { title, body } = publicationOf(report, [], templates)
      return `# ${title}\n\n${body}\n`
    }
    default:
      return format satisfies never
  }
}

/** What two people compare whose figures should be the same; Markdown says it by itself. */
export const hashesOf = ({ hashes }: Report): string =>
  `config ${hashes.config}, input ${hashes.input}: whoever has the same two has the same figures`

/** Into the file that was named, or to standard output. */
export async function give(
  text: string,
  file: string | undefined,
  terminal: Terminal,
): Promise<void> {
  if (file === undefined) {
    terminal.out(text.replace(/\n$/, ''))
    return
  }
  await terminal.write(file, text)
  terminal.note(`written to ${file}`)
}
