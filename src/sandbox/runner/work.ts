import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { type ActionFile, actionIn, inputVariables } from './action-file.ts'
import { appToken } from './app-token.ts'
import { pairsOf } from './command-file.ts'
import type { StepDefinition } from './definition.ts'
import { type Contexts, filled, filledAll } from './expression.ts'
import { type JobState, runnerVariables } from './job-state.ts'
import type { ActionSource, BuiltIn } from './options.ts'
import { type Ended, finished } from './process.ts'
import type { StepLog } from './step-log.ts'
import type { StepFiles } from './workspace.ts'

type Texts = Readonly<Record<string, string>>

/** What came of the work of a step, apart from what it said. */
export interface Worked {
  readonly ended: Ended | 'passed over'
  readonly outputs: Texts
  readonly summary: string
}

/** What an Action wants to be done when the job ends. */
export interface PostStep {
  readonly if: string
  readonly work: (log: StepLog, contexts: Contexts) => Promise<Worked>
}

export interface Asked {
  readonly state: JobState
  readonly step: StepDefinition
  readonly contexts: Contexts
  readonly env: Texts
  readonly log: StepLog
  readonly later: (post: PostStep) => void
}

const MINUTE_MS = 60_000
/** What GitHub takes of one step. */
const LONGEST_SUMMARY = 1_048_576
const DONE: Worked = { ended: { code: 0 }, outputs: {}, summary: '' }

/** Does what a step says. Throws where the box cannot, in a sentence for the log. */
export async function workOf(asked: Asked): Promise<Worked> {
  const { state, step, contexts, env, log } = asked
  if (step.run !== null) {
    const script = join(state.workspace.temp, `script-${state.record.steps.length}.sh`)
    writeFileSync(script, `${filled(step.run, contexts)}\n`)
    const parameters = ['--noprofile', '--norc', '-e', script]
    const files = state.workspace.step()
    return ran(asked, { command: 'bash', parameters, env, log, files })
  }
  const source = sourceOf(state, step.uses ?? '')
  if (source === 'nothing') return DONE
  const given = filledAll(step.with, contexts)
  return typeof source === 'function' ? builtIn(state, source, given) : used(asked, source, given)
}

/** What this box does itself unless the caller has a folder for it. */
const BUILT_IN: Readonly<Record<string, ActionSource>> = {
  'actions/checkout': 'nothing',
  'actions/create-github-app-token': appToken,
}

function sourceOf({ place }: JobState, uses: string): ActionSource {
  const all: Readonly<Record<string, ActionSource>> = { ...BUILT_IN, ...place.options.actions }
  const source = all[uses] ?? all[uses.split('@')[0] ?? '']
  if (source !== undefined) return source
  throw new Error(`The sandbox has no Action ${uses}. It has ${Object.keys(all).join(', ')}.`)
}

function builtIn(state: JobState, source: BuiltIn, inputs: Texts): Worked {
  const { world, repository } = state.place
  const { outputs, secrets, atEnd } = source(world, repository, inputs)
  for (const secret of secrets) state.masks.add(secret)
  state.later.push(async () => atEnd())
  return { ...DONE, outputs }
}

async function used(asked: Asked, folder: string, given: Texts): Promise<Worked> {
  const { state, step, contexts, env, log, later } = asked
  const action = actionIn(folder)
  warnOfUnknown(action, given, log)
  const inputs = { ...filledAll(action.defaults, contexts), ...given }
  const named = { ...inputVariables(inputs), ...actionVariables(step.uses ?? '', folder) }
  const variables = { ...env, ...named }
  const files = state.workspace.step()
  const call = { command: execPath, env: variables, files }
  const { post } = action
  if (post !== null) {
    const work: PostStep['work'] = (said) => {
      const saved = prefixed('STATE_', pairsOf(files.read('GITHUB_STATE')))
      const own = { ...call, env: { ...variables, ...saved }, files: state.workspace.step() }
      return ran(asked, { ...own, parameters: [post], log: said })
    }
    later({ if: action.postIf, work })
  }
  return ran(asked, { ...call, parameters: [action.main], log })
}

function warnOfUnknown({ defaults }: ActionFile, given: Texts, log: StepLog): void {
  const strange = Object.keys(given).filter((name) => !Object.hasOwn(defaults, name))
  if (strange.length === 0) return
  const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ')
  const valid = quoted(Object.keys(defaults))
  log.hear(`::warning::Unexpected input(s) ${quoted(strange)}, valid inputs are [${valid}]`)
}

function actionVariables(uses: string, folder: string): Texts {
  const [name = '', ref = ''] = uses.split('@')
  return {
    GITHUB_ACTION: `__${name.replaceAll('/', '_')}`,
    GITHUB_ACTION_PATH: folder,
    GITHUB_ACTION_REPOSITORY: name,
    GITHUB_ACTION_REF: ref,
  }
}

const prefixed = (prefix: string, pairs: Texts): Texts =>
  Object.fromEntries(Object.entries(pairs).map(([name, value]) => [`${prefix}${name}`, value]))

interface Call {
  readonly command: string
  readonly parameters: readonly string[]
  readonly env: Texts
  readonly log: StepLog
  readonly files: StepFiles
}

/** Runs one process of a step and takes in what it left in its files. */
async function ran({ state, step, contexts }: Asked, call: Call): Promise<Worked> {
  const minutes = Number(filled(step.timeoutMinutes, contexts))
  const { command, parameters, log, files } = call
  const ended = await finished({
    command,
    parameters,
    cwd: state.workspace.folder,
    env: {
      ...runnerVariables(state),
      ...state.place.options.env?.(),
      ...(contexts['env'] as Texts),
      ...call.env,
      ...files.variables,
    },
    hear: log.hear,
    timeoutMs: minutes > 0 ? minutes * MINUTE_MS : null,
    signal: state.signal,
  })
  tellEnd(ended, command, minutes, log)
  state.env = { ...state.env, ...pairsOf(files.read('GITHUB_ENV')) }
  const added = files.read('GITHUB_PATH').split('\n')
  state.path = [...added.filter((path) => path !== ''), ...state.path]
  const outputs = pairsOf(files.read('GITHUB_OUTPUT'))
  return { ended, outputs, summary: summaryOf(files.read('GITHUB_STEP_SUMMARY'), log) }
}

function tellEnd(ended: Ended, command: string, minutes: number, log: StepLog): void {
  if (ended === 'cancelled') log.hear('::error::The operation was canceled.')
  else if (ended === 'timed out') {
    log.hear(`::error::The action has timed out after ${minutes} minutes.`)
  } else if (ended.code !== 0 && command === 'bash') {
    log.hear(`::error::Process completed with exit code ${ended.code}.`)
  }
}

function summaryOf(text: string, log: StepLog): string {
  const bytes = Buffer.byteLength(text)
  if (bytes <= LONGEST_SUMMARY) return text
  const sizes = `supports content up to a size of 1024k, got ${Math.ceil(bytes / 1024)}k`
  log.hear(`::error::$GITHUB_STEP_SUMMARY upload aborted, ${sizes}.`)
  return ''
}
