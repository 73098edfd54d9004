import { type Html, html } from './html.ts'

interface Group {
  readonly title: string | null
  readonly lines: string[]
}

const MARKED = /^##\[(?<kind>group|endgroup|error|warning|notice|debug)\](?<text>.*)$/s

/** A log with its groups folded, as a step left it. */
export function logBox(log: string): Html {
  const groups: Group[] = [{ title: null, lines: [] }]
  for (const line of log.split('\n')) {
    const { kind, text = '' } = MARKED.exec(line)?.groups ?? {}
    if (kind === 'group') groups.push({ title: text, lines: [] })
    else if (kind === 'endgroup') groups.push({ title: null, lines: [] })
    else groups.at(-1)?.lines.push(line)
  }
  return html`<div class="log">${groups.map(groupBox)}</div>`
}

function groupBox({ title, lines }: Group): Html | false {
  if (title === null && lines.every((line) => line === '')) return false
  const text = html`<pre tabindex="0">${lines.map(lineOf)}</pre>`
  return title === null ? text : html`<details><summary>${title}</summary>${text}</details>`
}

function lineOf(line: string): Html {
  const { kind, text = '' } = MARKED.exec(line)?.groups ?? {}
  if (kind === undefined) return html`${line}\n`
  const word = kind[0]?.toUpperCase() + kind.slice(1)
  return html`<span class="said ${kind}">${word}: ${text}</span>\n`
}
