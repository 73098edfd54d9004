import type { ReportKind } from '../src/reports/report.ts'

/**
 * The inputs and outputs of the Action: from here come `action.yml`, the tables of the README, the reading and its words.
 * Plain data and no schema, since an event that is not ours loads it too.
 */
export interface Input {
  /** One or two sentences of plain text. */
  readonly description: string
  /** As `action.yml` has it; empty where an unset input means that nothing was said. */
  readonly default: string
  /** All that may be said; null where anything may. */
  readonly choices: readonly string[] | null
}

export const COMMANDS = [
  'converge',
  'sweep',
  'report',
  'review',
  'actions',
  'declare',
  'check-config',
  'setup',
] as const
export type Command = (typeof COMMANDS)[number]

const REPORTS = ['actions', 'metrics', 'trends'] as const satisfies readonly ReportKind[]
const ALERT_STATES = ['firing', 'acknowledged', 'recovered'] as const
const FLAGS = ['true', 'false'] as const

const free = (description: string, byDefault = ''): Input => ({
  description,
  default: byDefault,
  choices: null,
})

export const INPUTS = {
  token: free(
    'Who acts: the token of the workflow, or one of an App made by actions/create-github-app-token. A personal access token is refused.',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub fills it in.
    '${{ github.token }}',
  ),
  command: {
    description:
      'What to do. With auto the event decides, which is right in nearly every workflow.',
    default: 'auto',
    choices: ['auto', ...COMMANDS],
  },
  issue: free(
    'Number of the issue (converge, actions) or of the pull request (review, check-config), where the event does not say it.',
  ),
  report: {
    description: 'Which report to publish; due for all those that are.',
    default: 'due',
    choices: ['due', ...REPORTS],
  },
  period: free(
    'Which period a report is about: 2026-11, 2026-Q4, 2026-W47, or 2026-11-01..2026-11-15. Left out: the newest that has ended.',
  ),
  config: free(
    'With check-config, the file of the pull request that is checked. What holds is always read from .github/sitrep.yml, so that App, Action and command line go by the same.',
    '.github/sitrep.yml',
  ),
  'dry-run': {
    description:
      'With true everything is read and thought out, each request that would be sent is printed, and none is.',
    default: 'false',
    choices: FLAGS,
  },
  key: free(
    'Secret that signs the journal, as id:secret, several with commas while they are rotated. Set it before the first incident: what was written without it is not believed afterwards. Give the App the same one as SITREP_KEY.',
  ),
  title: free('With declare: what is broken, in one line.'),
  severity: free("With declare: one of the team's severities, or of their other names."),
  service: free('With declare: the services that are hurt, with commas between them.'),
  'alert-key': free(
    'With declare: what makes it the same alert the next time. The open incident of that key is told, and no second one opened.',
  ),
  'alert-state': {
    description: 'With declare: whether it fires, was acknowledged, or has recovered.',
    default: 'firing',
    choices: ALERT_STATES,
  },
  links: free('With declare: one link a line, as "name https://..." or the address alone.'),
} as const satisfies Readonly<Record<string, Input>>

export type InputName = keyof typeof INPUTS

/** Each is a text; empty where there is nothing to say. */
export const OUTPUTS = {
  incident: 'Number of the incident that was looked at or declared.',
  severity: 'Its severity, as the team calls it.',
  status: 'Its status, as the team calls it.',
  changes: 'What was changed, or with dry-run would be, as a JSON array.',
  'report-url': 'Address of the report that was published.',
  reason: 'Why the run ended as it did, in one word that a workflow can compare.',
} as const

export type OutputName = keyof typeof OUTPUTS

/** The inputs of a step, each read and found to be possible. Texts are trimmed; null where nothing was said. */
export interface Inputs {
  readonly token: string
  readonly command: Command | 'auto'
  readonly issue: number | null
  readonly report: ReportKind | null
  readonly period: string | null
  readonly config: string
  readonly dryRun: boolean
  readonly key: string | null
  readonly title: string | null
  readonly severity: string | null
  readonly service: string | null
  readonly alertKey: string | null
  readonly alertState: (typeof ALERT_STATES)[number]
  readonly links: string | null
}

type Said = (name: InputName) => string

/** What was said, or all mistakes at once, a sentence each. What the event's form says fills in what the step left out. */
export type ReadInputs =
  | { readonly kind: 'inputs'; readonly inputs: Inputs }
  | { readonly kind: 'mistakes'; readonly sentences: readonly string[] }

/** Reads them as the runner hands them over, and, for `workflow_dispatch`, the form that somebody filled in. */
export function readInputs(
  env: Readonly<Record<string, string | undefined>>,
  form: Readonly<Record<string, unknown>> = {},
): ReadInputs {
  const said: Said = (name) => saidIn(env, form, name)
  const sentences = (Object.keys(INPUTS) as InputName[]).flatMap((name) =>
    mistake(name, said(name)),
  )
  if (said('token') === '') sentences.push(NO_TOKEN)
  if (sentences.length > 0) return { kind: 'mistakes', sentences }
  return { kind: 'inputs', inputs: inputsOf(said) }
}

const NO_TOKEN =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what somebody has to type.
  'The input token is empty. Leave it out to act with the token of the workflow, or check that the step that makes it has run: token: ${{ steps.app-token.outputs.token }}.'

/** The variable of an input, as the runner names it. */
export const variableOf = (name: InputName): string => `INPUT_${name.toUpperCase()}`

/** What only the workflow file may say: a form is filled in by whoever may start a workflow. */
const OF_THE_FILE: ReadonlySet<InputName> = new Set(['token', 'key', 'config'])

function saidIn(
  env: Readonly<Record<string, string | undefined>>,
  form: Readonly<Record<string, unknown>>,
  name: InputName,
): string {
  const { default: unset } = INPUTS[name]
  const given = (env[variableOf(name)] ?? '').trim()
  if (OF_THE_FILE.has(name)) return given || (name === 'token' ? '' : unset)
  const typed = form[name]
  const filled = typeof typed === 'string' || typeof typed === 'boolean' ? String(typed).trim() : ''
  // A step that repeats the default has said nothing that the form could not say better.
  return (given === unset ? filled : given) || given || unset
}

function mistake(name: InputName, value: string): readonly string[] {
  const { choices } = INPUTS[name]
  if (choices !== null && !(choices as readonly string[]).includes(value)) {
    const all = choices.join(', ')
    return [`The input ${name} is ${JSON.stringify(value.slice(0, 60))}, which is none of: ${all}.`]
  }
  if (name === 'issue' && value !== '' && !NUMBER.test(value)) {
    return [
      `The input issue is ${JSON.stringify(value.slice(0, 60))}; it takes the number of an issue or pull request alone, as in issue: 123.`,
    ]
  }
  return []
}

const NUMBER = /^#?[1-9]\d{0,8}$/

function inputsOf(said: Said): Inputs {
  const text = (name: InputName): string | null => said(name) || null
  return {
    token: said('token'),
    command: said('command') as Inputs['command'],
    issue: said('issue') === '' ? null : Number(said('issue').replace('#', '')),
    report: said('report') === 'due' ? null : (said('report') as ReportKind),
    period: text('period'),
    config: said('config'),
    dryRun: said('dry-run') === 'true',
    key: text('key'),
    title: text('title'),
    severity: text('severity'),
    service: text('service'),
    alertKey: text('alert-key'),
    alertState: said('alert-state') as Inputs['alertState'],
    links: text('links'),
  }
}
