import type { DiffLine, Hunk } from '../diff/hunks.ts'
import { type Html, html } from './html.ts'

/** What stands below a line of a diff. */
export type Below = (line: DiffLine) => readonly Html[]

const SIGN = { same: ' ', added: '+', taken: '-' } as const

/** The hunks of one file, both line numbers in front; null for a file that is no text. */
export function diffTable(hunks: readonly Hunk[] | null, below: Below = () => []): Html {
  if (hunks === null) return html`<p class="meta binary">Binary file</p>`
  return html`<table class="diff"><tbody>${hunks.map((hunk) => hunkRows(hunk, below))}</tbody></table>`
}

function hunkRows({ header, lines }: Hunk, below: Below): Html {
  const rows = lines.map((line) => {
    const notes = below(line)
    const cells = html`<tr class="${line.kind}"><td class="number">${line.old}</td><td class="number">${line.fresh}</td><td class="sign" aria-hidden="true">${SIGN[line.kind]}</td><td class="code">${line.text}</td></tr>`
    const under = notes.length > 0 && html`<tr class="notes"><td colspan="4">${notes}</td></tr>`
    return html`${cells}${under}`
  })
  return html`<tr class="hunk"><td class="number" colspan="2"></td><td class="code" colspan="2">${header}</td></tr>${rows}`
}
