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
  return html`<table class="front-matter"><tbody>${rows(value)}</tbody></table>`
}

/** A key below the other, which reads better than GitHub's one wide row. */
const rows = (value: object): Content =>
  Object.entries(value).map(
    ([key, one]) => html`<tr><th scope="row">${key}</th><td>${cell(one)}</td></tr>`,
  )

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
  if (typeof value !== 'object') return String(value)
  if (!Array.isArray(value)) return html`<table><tbody>${rows(value)}</tbody></table>`
  const flat = value.every((one) => typeof one !== 'object')
  return flat ? value.join(', ') : html`<ul>${value.map((one) => html`<li>${cell(one)}</li>`)}</ul>`
}
