import {
  ACTION_ITEM,
  kindLabel,
  priorityLabel,
  serviceLabel,
  teamLabel,
} from '../../config/labels.ts'
import { cut, inert, oneLine } from '../../markdown/inert.ts'
import { type Rendered, renderLiquid } from '../../markdown/liquid.ts'
import type { Template, TemplateProblem } from '../../postmortem/draft/about.ts'
import { unwrapped } from '../../postmortem/draft/value.ts'
import { DEFAULT_TEMPLATE } from './default-template.generated.ts'
import type { IssueAbout } from './issue-about.ts'
import { ISSUE_VARIABLES } from './issue-variables.ts'

/** What the issue of an action item is opened with. */
export interface IssueText {
  /** Plain text, which is how GitHub shows titles; at most 256 characters. */
  readonly title: string
  /** Without its marker, which is the adapter's. */
  readonly body: string
  readonly labels: readonly string[]
  /** Of the team's template; where there are any, the default was used in its place. */
  readonly problems: readonly TemplateProblem[]
}

/** What GitHub takes. */
const LONGEST_TITLE = 256
const LONGEST_LABEL = 50
/** Of 65,536, with room for the marker and a note. */
const LONGEST_BODY = 60_000
const LONGEST_VALUE = 4_000

/** The issue of an item, from the team's template or, without one or with a mistake in it, from the default. */
export function issueText(about: IssueAbout, template: Template | null): IssueText {
  const { body, problems } = written(about, template)
  return { title: titleOf(about), body, labels: labelsOf(about), problems }
}

const titleOf = ({ item, issue }: IssueAbout): string =>
  cut(oneLine(item.title), LONGEST_TITLE) || `Action item of incident ${issue.number}`

function labelsOf({ item, owners, incident }: IssueAbout): readonly string[] {
  const all = [
    ACTION_ITEM,
    ...(item.priority === null ? [] : [priorityLabel(item.priority)]),
    ...(item.kind === null ? [] : [kindLabel(item.kind)]),
    ...incident.services.map(serviceLabel),
    ...owners.teams.map(teamLabel),
  ]
  return all.filter((label) => label.length <= LONGEST_LABEL)
}

function written(
  about: IssueAbout,
  template: Template | null,
): Pick<IssueText, 'body' | 'problems'> {
  const { data, safe } = unwrapped(
    Object.fromEntries(ISSUE_VARIABLES.map(({ name, value }) => [name, value(about)])),
  )
  const shown = (text: string): string => (safe.has(text) ? text : inert(text, LONGEST_VALUE))
  const render = (text: string): Rendered =>
    bounded(renderLiquid(text.replaceAll('\r\n', '\n'), data, { escape: shown }))
  const own = template === null ? null : render(template.text)
  if (own?.ok) return { body: own.text, problems: [] }
  const standard = render(DEFAULT_TEMPLATE)
  if (!standard.ok) {
    const { line, column, message } = standard.problem
    throw new Error(`the default template cannot be rendered: ${line}:${column} ${message}`)
  }
  if (template === null || own === null) return { body: standard.text, problems: [] }
  const problem = { source: template.source, ...own.problem }
  return { body: `${standard.text}\n\n${note(problem)}`, problems: [problem] }
}

function bounded(rendered: Rendered): Rendered {
  if (!rendered.ok) return rendered
  const text = rendered.text.trim()
  if (text.length <= LONGEST_BODY) return { ok: true, text }
  const message = `this makes ${text.length} characters, and GitHub takes no more than ${LONGEST_BODY} here`
  return { ok: false, problem: { line: 1, column: 1, message } }
}

const note = ({ source, line, column, message }: TemplateProblem): string =>
  [
    '> [!WARNING]',
    `> The team's own template could not be used, so this is the default one: ${inert(source, 200)}, line ${line}, column ${column}: ${inert(message, 300)}.`,
  ].join('\n')
