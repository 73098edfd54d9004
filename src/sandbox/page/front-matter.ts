import { parseDocument } from 'yaml'
import { type Content, type Html, html } from './html.ts'

interface Split {
  /** The YAML between the rules on top; null for a text without. */
  readonly matter: string | null
  readonly body: string
}

/** Takes the front matter off a Markdown file. */
export function splitFrontMatter(text: string): Split {
  const lines = text.split('\n')
  const end = lines[0]?.trimEnd() === '---' ? lines.findIndex(isEnd) : -1
  if (end === -1) return { matter: null, body: text }
  return { matter: lines.slice(1, end).join('\n'), body: lines.slice(end + 1).join('\n') }
}

const isEnd = (line: string, at: number) => at > 0 && line.trimEnd() === '---'

/** Front matter as GitHub shows it, a table of its keys; YAML that cannot be read is shown as it stands. */
export function frontMatterTable(matter: string): Html {
  const value = readYaml(matter)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return html`<pre tabindex="0">${matter}</pre>`
  }
  const entries = Object.entries(value)
  const head = entries.map(([key]) => html`<th>${key}</th>`)
  const cells = entries.map(([, one]) => html`<td>${cell(one)}</td>`)
  return html`<table class="front-matter"><thead><tr>${head}</tr></thead><tbody><tr>${cells}</tr></tbody></table>`
}

/** What the YAML says; null where it is none, or speaks in references, of which few letters can make much. */
function readYaml(matter: string): unknown {
  const document = parseDocument(matter)
  try {
    return document.errors.length > 0 ? null : document.toJS({ maxAliasCount: 0 })
  } catch (error) {
    if (error instanceof ReferenceError) return null
    throw error
  }
}

function cell(value: unknown): Content {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) {
    return html`<table><tbody><tr>${value.map((one) => html`<td>${cell(one)}</td>`)}</tr></tbody></table>`
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
