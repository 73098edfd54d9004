import { readFileSync } from 'node:fs'
import { fields } from '../config/form-fields.ts'
import { readConfig } from '../config/read.ts'
import { type Shape, schema } from '../config/shape.ts'
import { PROBLEMS } from '../domain/problem.ts'
import { table } from '../markdown/table.ts'
import { ISSUE_VARIABLES } from '../plan/actions/issue-variables.ts'
import { VARIABLES } from '../postmortem/draft/variables.ts'
import { FACTS } from '../reports/facts.ts'
import { REPORTS } from '../reports/report.ts'
import { sections } from '../reports/sections/registry.generated.ts'
import { between } from './between.ts'
import type { Generated } from './generated.ts'
import { metricsReference } from './metrics-reference.ts'
import { reviewRules } from './review-rules.ts'
import { workflowPermissions } from './workflow-permissions.ts'

const CONFIG_HEAD = ['Key', 'Accepts', 'Default', 'Meaning'] as const
const REPORT_HEAD = ['Name', 'Reports', 'What it is'] as const
const RIGHTS_HEAD = ['Job', 'Permission', 'Level', 'What for'] as const
const LONGEST_DEFAULT = 60

/** The page beside the templates with its tables of keys and of refusals as the code has them now. */
export function writeTemplatesReadme(): Generated {
  const path = 'templates/README.md'
  const keys = between(
    readFileSync(path, 'utf8'),
    'config',
    table(CONFIG_HEAD, rows(schema(), '', new Set())),
  )
  const refusals = Object.entries(PROBLEMS).map(([code, words]) => [
    `<a id="${code}"></a>\`${code}\``,
    words,
  ])
  const withForm = between(keys, 'form', table(['Question', 'Other headings for it'], headings()))
  const withData = between(withForm, 'postmortem', table(['Name', 'What it is'], variables()))
  const withItems = between(withData, 'action-item', table(['Name', 'What it is'], itemVariables()))
  const withReports = between(withItems, 'reports', table(REPORT_HEAD, reportNames()))
  const withMetrics = between(withReports, 'metrics', metricsReference())
  const withRules = between(withMetrics, 'rules', reviewRules())
  const withRights = between(withRules, 'workflow', table(RIGHTS_HEAD, workflowRights()))
  return { path, text: between(withRights, 'problems', table(['Code', 'What it means'], refusals)) }
}

const workflowRights = () =>
  workflowPermissions(readFileSync('templates/workflows/sitrep.yml', 'utf8'))

/** What a template of a postmortem may name, the fields of a list's entries behind the list. */
const variables = (): readonly (readonly string[])[] =>
  VARIABLES.flatMap(({ name, words, fields }) => [
    [`\`${name}\``, words],
    ...Object.entries(fields).map(([field, meaning]) => [`\`${name}[].${field}\``, meaning]),
  ])

const itemVariables = (): readonly (readonly string[])[] =>
  ISSUE_VARIABLES.map(({ name, words }) => [`\`${name}\``, words])

/** What templates of reports may name: what every one has, then the sections with the reports that have them. */
const reportNames = (): readonly (readonly string[])[] => [
  ...FACTS.map(({ name, words }) => [`\`${name}\``, REPORTS.join(', '), words]),
  ...sections.map(({ name, kinds, summary }) => [`\`${name}\``, kinds.join(', '), summary]),
]

const headings = (): readonly (readonly string[])[] =>
  fields(readConfig([]).policy).map(({ label, also }) => [label, also.join(', ')])

/** `told`: maps that were listed already, which several keys may take. */
function rows(shape: Shape, prefix: string, told: Set<string>): readonly (readonly string[])[] {
  return Object.entries(shape.properties ?? {}).flatMap(([key, child]) => {
    const path = `${prefix}${key}`
    if (child.description === undefined) throw new Error(`config key ${path} has no description`)
    const row = [`\`${path}\``, accepts(child), defaultOf(child), child.description]
    return [row, ...inside(child, path, told)]
  })
}

/** The keys of an entry: of a list, of a map with fixed names, with free ones behind them, or of one of several forms. */
function inside(shape: Shape, path: string, told: Set<string>): readonly (readonly string[])[] {
  if (shape.items?.properties) return rows(shape.items, `${path}[].`, told)
  const more = shape.additionalProperties
  const free = typeof more === 'object' ? (more.anyOf?.[0] ?? more) : {}
  const known = rows(shape, `${path}.`, told)
  return [...known, ...rows(free, `${path}.*.`, told), ...formRows(shape, path, told)]
}

function formRows({ anyOf }: Shape, path: string, told: Set<string>) {
  const form = anyOf?.find(({ properties }) => properties !== undefined)
  const keys = JSON.stringify(form?.properties)
  // `default` of a map is what its free names are, and follows with them.
  if (form === undefined || told.has(keys) || path.endsWith('.default')) return []
  told.add(keys)
  return rows(form, `${path}.`, told)
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'list',
  object: 'map',
}

function accepts({ enum: values, type, items, anyOf }: Shape): string {
  if (values !== undefined) return values.map((value) => `\`${value}\``).join(' ')
  if (anyOf !== undefined) {
    const forms = anyOf.filter((form) => form.type !== 'null')
    return [...new Set(forms.map(accepts))].join(', ')
  }
  const [first = ''] = typeof type === 'string' ? [type] : (type ?? [])
  const word = WORDS[first] ?? first
  return items?.enum === undefined ? word : `${word} of ${accepts(items)}`
}

function defaultOf(shape: Shape): string {
  if (shape.default === undefined) return ''
  const text = JSON.stringify(shape.default)
  return text.length > LONGEST_DEFAULT ? 'see [`sitrep.yml`](sitrep.yml)' : `\`${text}\``
}
