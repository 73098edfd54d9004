import { inert } from '../markdown/inert.ts'
import { type Rendered, renderLiquid } from '../markdown/liquid.ts'
import { FACTS } from './facts.ts'
import type { Report, ReportKind } from './report.ts'
import { sections } from './sections/registry.generated.ts'
import { DEFAULT_TEMPLATE as ACTIONS } from './templates/actions.generated.ts'
import { DEFAULT_TEMPLATE as METRICS } from './templates/metrics.generated.ts'
import { DEFAULT_TEMPLATE as TRENDS } from './templates/trends.generated.ts'
import { reportTitle } from './title.ts'
import { withMeant } from './unknown-name.ts'

/** A team's own template, and what people call the file. */
export interface ReportTemplate {
  /** `.github/sitrep/report-metrics.md` */
  readonly source: string
  readonly text: string
}

/** A mistake in a team's template. Lines and columns count from 1. */
export interface ReportTemplateProblem {
  readonly source: string
  readonly line: number
  readonly column: number
  /** Holds words of the file: make it inert. */
  readonly message: string
}

export interface RenderedReport {
  /** Plain text, at most 256 characters. */
  readonly title: string
  /** Without its marker, which is the adapter's. */
  readonly body: string
  /** Of the team's template; where there are any, the default was used in its place. */
  readonly problems: readonly ReportTemplateProblem[]
}

const DEFAULTS: Readonly<Record<ReportKind, string>> = {
  actions: ACTIONS,
  metrics: METRICS,
  trends: TRENDS,
}

/** Of 65,536 that GitHub takes, with room for the marker and a note. */
const LONGEST_BODY = 60_000
const LONGEST_VALUE = 4_000

/** Title and body of the report, from the team's template or, without one or with a mistake in it, from the default. */
export function render(report: Report, template: ReportTemplate | null): RenderedReport {
  const title = reportTitle(report)
  const parts = partsOf(report)
  const own = template === null ? null : bounded(filled(template.text, report, parts))
  if (own?.ok) return { title, body: own.text, problems: [] }
  const body = standard(report, parts)
  if (template === null || own === null) return { title, body, problems: [] }
  const problem = { source: template.source, ...withMeant(own.problem, report.kind) }
  return { title, body: `${body}\n\n${note(problem)}`, problems: [problem] }
}

/** The sections of its kind, by name. */
const partsOf = (report: Report): ReadonlyMap<string, string> =>
  new Map(
    sections
      .filter(({ kinds }) => kinds.includes(report.kind))
      .map(({ name, render: write }) => [name, write(report)]),
  )

function filled(template: string, report: Report, parts: ReadonlyMap<string, string>): Rendered {
  const facts = FACTS.map(({ name, value }) => [name, value(report)] as const)
  const safe = new Set(parts.values())
  const shown = (text: string): string => (safe.has(text) ? text : inert(text, LONGEST_VALUE))
  const data = Object.fromEntries([...facts, ...parts])
  const rendered = renderLiquid(template.replaceAll('\r\n', '\n'), data, { escape: shown })
  return rendered.ok ? { ok: true, text: tidy(rendered.text) } : rendered
}

/** Sections that have nothing to say leave no holes. */
const tidy = (text: string): string => text.replaceAll(/\n{3,}/g, '\n\n').trim()

function bounded(rendered: Rendered): Rendered {
  if (!rendered.ok || rendered.text.length <= LONGEST_BODY) return rendered
  const message = `this makes ${rendered.text.length} characters, and GitHub takes no more than ${LONGEST_BODY} here`
  return { ok: false, problem: { line: 1, column: 1, message } }
}

/** The default, without its longest parts where all of them together would be too long for an issue. */
function standard(report: Report, parts: ReadonlyMap<string, string>): string {
  const rendered = filled(DEFAULTS[report.kind], report, parts)
  if (!rendered.ok) {
    const { line, column, message } = rendered.problem
    throw new Error(`the default template cannot be rendered: ${line}:${column} ${message}`)
  }
  if (rendered.text.length <= LONGEST_BODY) return rendered.text
  const [longest] = [...parts].toSorted(([, a], [, b]) => b.length - a.length)
  return standard(report, new Map([...parts, [longest?.[0] ?? '', leftOut(longest?.[0] ?? '')]]))
}

const leftOut = (name: string): string =>
  `*The part \`${name}\` is too long for an issue; \`sitrep report\` prints its data.*`

const note = ({ source, line, column, message }: ReportTemplateProblem): string =>
  [
    '> [!WARNING]',
    `> The team's own template could not be used, so this is the default one: ${inert(source, 200)}, line ${line}, column ${column}: ${inert(message, 300)}.`,
  ].join('\n')
