import MarkdownIt from 'markdown-it'
import { type Html, trusted } from './html.ts'
import { cleaned } from './markdown-clean.ts'
import { type Links, linkReferences } from './markdown-links.ts'
import { interactive, markTasks } from './markdown-tasks.ts'

const parser = new MarkdownIt({ html: true, linkify: true, breaks: true })
parser.core.ruler.push('references', (state) => {
  const { links } = state.env as { readonly links: Links }
  linkReferences(state, links)
})
parser.core.ruler.push('tasks', markTasks)

const fence = parser.renderer.rules['fence']
parser.renderer.rules['fence'] = (tokens, index, options, env, self) => {
  const token = tokens[index]
  if (token?.info.trim() === 'mermaid') {
    return `<pre class="mermaid">${parser.utils.escapeHtml(token.content)}</pre>\n`
  }
  return fence?.(tokens, index, options, env, self) ?? ''
}
// Only what we write ourselves may be an input: a person's own tag is shown as the text it is.
for (const rule of ['html_block', 'html_inline']) {
  parser.renderer.rules[rule] = (tokens, index) =>
    (tokens[index]?.content ?? '').replace(/<input\b/gi, '&lt;input')
}

/**
 * Markdown as GitHub shows it. With `editable` the boxes of task lists are buttons that send the
 * number of their line, else they are boxes that nobody can change.
 */
export function markdown(source: string, links: Links, editable: boolean): Html {
  const safe = cleaned(parser.render(source, { links }))
  return trusted(editable ? interactive(safe) : safe)
}
