import { fileText } from '../../markdown/file-text.ts'
import { bodyStart } from '../../markdown/front-matter.ts'
import { type Rendered, renderLiquid } from '../../markdown/liquid.ts'
import type { About, Draft, Template, TemplateProblem } from './about.ts'
import { DEFAULT_TEMPLATE } from './default-template.generated.ts'
import { draftPath } from './path.ts'
import { scene } from './scene.ts'
import { unwrapped } from './value.ts'
import { VARIABLES } from './variables.ts'

/** Of what a template may put together out of several texts. */
const LONGEST = 4_000

/**
 * The document that an incident's postmortem begins with, from the team's template or, without one, from the default.
 * The same incident gives the same text at any time. A template with a mistake is told among the problems, and the
 * default is used with a note at its top.
 */
export function draft(about: About, template: Template | null): Draft {
  const at = scene(about)
  const { data, safe } = unwrapped(
    Object.fromEntries(VARIABLES.map(({ name, value }) => [name, value(at)])),
  )
  const inert = (text: string): string => (safe.has(text) ? text : fileText(text, LONGEST))
  const render = (text: string): Rendered =>
    renderLiquid(text.replaceAll('\r\n', '\n'), data, { escape: inert })
  const path = draftPath(about)
  const own = template === null ? null : render(template.text)
  if (own?.ok) return { path, text: tidy(own.text), problems: [] }
  const standard = render(DEFAULT_TEMPLATE)
  if (!standard.ok) {
    const { line, column, message } = standard.problem
    throw new Error(`the default template cannot be rendered: ${line}:${column} ${message}`)
  }
  if (template === null || own === null) return { path, text: tidy(standard.text), problems: [] }
  const problem = { source: template.source, ...own.problem }
  return { path, text: noted(tidy(standard.text), problem), problems: [problem] }
}

/** One line end at the end. */
const tidy = (text: string): string => `${text.trim()}\n`

/** Says, below the front matter, why this is not the team's own template. */
function noted(text: string, { source, line, column, message }: TemplateProblem): string {
  const begin = bodyStart(text)
  const where = `${fileText(source, 200)}, line ${line}, column ${column}`
  const note = [
    '<!-- sitrep: written from the default template -->',
    '> [!WARNING]',
    `> The team's own template could not be used: ${where}: ${fileText(message, 300)}.`,
    '> This is the default one. Delete this note once the document is as it should be.',
  ]
  return `${text.slice(0, begin)}\n${note.join('\n')}\n${text.slice(begin)}`
}
