import { tmpdir } from 'node:os'
import type { JobToken } from '../actions/jobs.ts'
import type { RunJob, RunStep } from '../model-actions.ts'
import type { Place } from './contexts.ts'
import { githubContext, runContexts, secretsOf } from './contexts.ts'
import type { Definition, JobDefinition } from './definition.ts'
import { type Contexts, filledAll, type Outcome } from './expression.ts'
import type { Masks } from './step-log.ts'
import type { Workspace } from './workspace.ts'

/** What a step left for expressions of the steps after it. */
export interface StepResult {
  readonly outputs: Readonly<Record<string, string>>
  readonly outcome: string
  readonly conclusion: string
}

/** One job while it runs. */
export interface JobState {
  readonly place: Place
  readonly definition: Definition
  readonly job: JobDefinition
  readonly record: RunJob
  readonly needs: Contexts
  readonly token: JobToken
  readonly workspace: Workspace
  readonly masks: Masks
  readonly signal: AbortSignal
  /** What steps put into `GITHUB_ENV` and `GITHUB_PATH`. */
  env: Readonly<Record<string, string>>
  path: readonly string[]
  results: Readonly<Record<string, StepResult>>
  outcome: Outcome
  /** What is done when the job ends: post steps, newest first. */
  readonly later: (() => Promise<void>)[]
  readonly report: (step: RunStep) => void
}

/** All that expressions of a step may name. */
export function jobContexts(state: JobState): Contexts {
  const { place, token, record, job, definition } = state
  const common = runContexts(place)
  const github = {
    ...githubContext(place),
    token: token.token,
    job: record.key,
    workspace: state.workspace.folder,
    event_path: state.workspace.variables['GITHUB_EVENT_PATH'],
  }
  const secrets = { ...secretsOf(place), GITHUB_TOKEN: token.token }
  const base = { ...common, github, secrets, needs: state.needs, steps: state.results }
  const job_ = { status: state.outcome }
  const own = { ...base, job: job_, runner: { ...runnerContext(state) }, env: {} }
  const wide = filledAll(definition.env, own)
  const env = { ...wide, ...filledAll(job.env, { ...own, env: wide }), ...state.env }
  return { ...own, env }
}

const runnerContext = ({ workspace, place }: JobState) => ({
  os: 'Linux',
  arch: 'X64',
  name: 'Sandbox',
  environment: 'github-hosted',
  temp: workspace.temp,
  tool_cache: workspace.temp,
  debug: place.options.debug === true ? '1' : '',
})

/** The variables that a runner sets for every step, whatever the workflow says. */
export function runnerVariables(state: JobState): Readonly<Record<string, string>> {
  const { event, ...github } = githubContext(state.place)
  const named = Object.entries(github).map(([name, value]) => [
    `GITHUB_${name.toUpperCase()}`,
    String(value),
  ])
  return {
    // biome-ignore lint/style/noProcessEnv: a runner has programs where this machine has them.
    PATH: [...state.path, process.env['PATH'] ?? ''].join(':'),
    TMPDIR: tmpdir(),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    ...Object.fromEntries(named),
    GITHUB_JOB: state.record.key,
    ...state.workspace.variables,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'Sandbox',
    RUNNER_ENVIRONMENT: 'github-hosted',
    ...(state.place.options.debug === true ? { RUNNER_DEBUG: '1' } : {}),
  }
}
