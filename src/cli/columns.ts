import { cut } from '../markdown/inert.ts'
import { hanging } from './wrap.ts'

const WIDEST = 72
/** Nothing stands behind the last column, so it may run on. */
const LAST = { straight: 300, folded: 1_200 } as const

/**
 * Rows under a head, aligned for a terminal; a cell is one line and is cut where it is too wide. Folded, what stands in
 * the last column goes on below itself instead of beyond a usual window.
 */
export function columns(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  look: 'straight' | 'folded' = 'straight',
): string {
  const all = [head, ...rows].map((row) =>
    head.map((_, at) => cell(row[at] ?? '', at === head.length - 1 ? LAST[look] : WIDEST)),
  )
  const widths = head.map((_, at) => Math.max(...all.map((row) => (row[at] ?? '').length)))
  return all
    .map((row) => {
      const left = row.slice(0, -1).map((text, at) => `${text.padEnd(widths[at] ?? 0)}  `)
      const last = row.at(-1) ?? ''
      const line = left.join('')
      return (look === 'folded' ? hanging(line, last) : `${line}${last}`).trimEnd()
    })
    .join('\n')
}

const cell = (text: string, widest: number): string =>
  cut(text.replaceAll(/\s+/g, ' ').trim(), widest)
