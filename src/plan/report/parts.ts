import { type Instant, iso } from '../../domain/instant.ts'
import type { Row, RowForm } from './row.ts'
import type { ListName, Part } from './snapshot-index.ts'

/** GitHub shows no more than 512,000 bytes of a file in a query; lines may grow a little once they stand. */
export const LARGEST = 440_000

/** `2026-Q4`: the quarter of UTC in which something was opened. */
export function quarterOf(at: Instant): string {
  const [year, month] = iso(at).split('-')
  return `${year}-Q${Math.ceil(Number(month) / 3)}`
}

/** Where the n-th part of a quarter lies, from 1. */
export const partPath = (list: ListName, quarter: string, part: number): string =>
  `reports/${list}/${quarter}${part === 1 ? '' : `.${part}`}.jsonl`

/** Lines of one file by the number of their issue, in their order. */
export type Lines = Map<number, { readonly line: string; readonly until: number | null }>

/** The lines of a part, and what they say; null where one of them is none of ours, or not all are there. */
export function linesIn<T>(
  text: string,
  count: number,
  form: RowForm<T>,
  now: Instant,
): { readonly lines: Lines; readonly rows: readonly Row<T>[] } | null {
  const lines: Lines = new Map()
  const rows: Row<T>[] = []
  for (const line of text.split('\n')) {
    if (line === '') continue
    const row = form.decode(line, now)
    if (row === null) return null
    lines.set(row.number, { line, until: row.value === null ? 0 : form.until(row.value) })
    rows.push(row)
  }
  return lines.size === count ? { lines, rows } : null
}

export const textOf = (lines: Lines): string =>
  [...lines.values()].map(({ line }) => `${line}\n`).join('')

/** When the last of it stops mattering; null where something in it is open. */
export function untilOf(lines: Lines): number | null {
  let last = 0
  for (const { until } of lines.values()) {
    if (until === null) return null
    last = Math.max(last, until)
  }
  return last
}

/** Whether a report that looks back so far has to know what the part holds. */
export const isNeeded = ({ until }: Pick<Part, 'until'>, since: Instant | null): boolean =>
  since === null || until === null || until >= since
