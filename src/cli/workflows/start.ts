import { instant, plus } from '../../domain/instant.ts'
import { type Client, client } from '../../github/client.ts'
import { Failure } from '../../github/failure.ts'
import { CliError, type ExitCode, type Terminal } from '../command.ts'
import type { Connection } from '../connect.ts'
import type { OurWorkflow } from './our-workflows.ts'
import type { RunWish } from './run-wish.ts'
import { type FormAnswers, startable } from './startable.ts'

/** A run that was started. `conclusion` is null while it goes on, or nobody waited. */
export interface StartedRun {
  /** Null where GitHub did not say which one it is. */
  readonly id: number | null
  /** Page of the run; of all runs of the workflow where it is not known. */
  readonly url: string
  readonly workflow: string
  readonly conclusion: string | null
}

const REPO = '/repos/{owner}/{repo}'

interface Repository {
  readonly html_url: string
  readonly default_branch: string
}

/** Has the workflow do what a person's token may not write. Throws CliError where there is none, or it may not be started. */
export async function startRun(
  connection: Connection,
  answers: FormAnswers,
  { wait }: RunWish,
  terminal: Terminal,
): Promise<StartedRun> {
  const { octokit, at, clock } = connection
  const github = client(octokit, { now: clock.now })
  const { data } = await github.get(`GET ${REPO}`, at)
  const { html_url: home, default_branch: branch } = data as Repository
  const workflow = await startable(github, connection, branch, answers)
  const found = await dispatched(github, connection, { workflow, branch, answers }, terminal)
  const page = `${home}/actions/workflows/${workflow.path.split('/').at(-1)}`
  const run = { id: found?.id ?? null, url: found?.html_url ?? page, workflow: workflow.path }
  terminal.note(`started ${workflow.path}: ${run.url}`)
  if (!wait || found === null) return { ...run, conclusion: null }
  return { ...run, conclusion: await ended(github, connection, found.id, terminal) }
}

/** Whoever acts as a bot writes itself. Throws CliError. */
export async function refuseBot({ me, from }: Connection): Promise<void> {
  if (!(await me()).endsWith('[bot]')) return
  throw new CliError(`${from} may write itself: leave --run out`, 2)
}

interface Run {
  readonly id: number
  readonly html_url: string
  readonly status: string | null
  readonly conclusion: string | null
  readonly created_at: string
}

interface Wanted {
  readonly workflow: OurWorkflow
  readonly branch: string
  readonly answers: FormAnswers
}

async function dispatched(
  github: Client,
  connection: Connection,
  wanted: Wanted,
  terminal: Terminal,
): Promise<Pick<Run, 'id' | 'html_url'> | null> {
  const { id, path } = wanted.workflow
  const before = connection.clock.now()
  const parameters = {
    ...{ ...connection.at, workflow_id: id },
    ...{ ref: wanted.branch, inputs: wanted.answers },
  }
  try {
    const { data } = await dispatch(github, parameters)
    const { workflow_run_id: run, html_url: url } = (data ?? {}) as Details
    if (run !== undefined && url !== undefined) return { id: run, html_url: url }
  } catch (error) {
    throw refusedWords(error, connection, path)
  }
  return newest(github, connection, { id, since: plus(before, -SKEW_MS) }, terminal)
}

interface Details {
  readonly workflow_run_id?: number
  readonly html_url?: string
}

/** An Enterprise Server that is older than the wish to be told the run refuses it, and has done nothing then. */
async function dispatch(github: Client, parameters: Readonly<Record<string, unknown>>) {
  const route = `POST ${REPO}/actions/workflows/{workflow_id}/dispatches`
  try {
    return await github.send(route, { ...parameters, return_run_details: true })
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'invalid') throw error
    return github.send(route, parameters)
  }
}

function refusedWords(error: unknown, { at, from }: Connection, path: string): unknown {
  if (!(error instanceof Failure)) return error
  if (error.kind === 'missing' || error.kind === 'permission') {
    const what = `${from} may not start workflows of ${at.owner}/${at.repo}: it takes the role write, and a token with Actions: write (fine-grained) or the scope repo (classic).`
    return new CliError(what, 1, { cause: error })
  }
  if (error.kind !== 'invalid') return error
  const what = `GitHub does not take these answers for the form of ${path}. Take templates/workflows/sitrep.yml over again.`
  return new CliError(what, 1, { cause: error })
}

/** A second that is cut off, and clocks that differ. */
const SKEW_MS = 5_000
const LOOK_MS = 2_000
const LOOKS = 10

/** Where GitHub has not said which run it is: the first that was started by hand since. */
async function newest(
  github: Client,
  { at }: Connection,
  { id, since }: { readonly id: number; readonly since: number },
  { sleep }: Terminal,
): Promise<Run | null> {
  for (let look = 0; look < LOOKS; look++) {
    const { data } = await github.get(`GET ${REPO}/actions/workflows/{workflow_id}/runs`, {
      ...{ ...at, workflow_id: id, event: 'workflow_dispatch', per_page: 10 },
    })
    const { workflow_runs: runs = [] } = data as { workflow_runs?: readonly Run[] }
    const found = runs.filter(({ created_at: made }) => instant(made) >= since).at(-1)
    if (found !== undefined) return found
    await sleep(LOOK_MS, new AbortController().signal)
  }
  return null
}

/** No job of ours may take longer, and what waits behind others is not waited for any longer either. */
const PATIENCE_MS = 60 * 60_000
const SOON_MS = 3_000
const LATER_MS = 15_000
const MANY = 20

/** How the run ended; null where it goes on for longer than anybody waits. */
async function ended(
  github: Client,
  { at }: Connection,
  run: number,
  { sleep, note }: Terminal,
): Promise<string | null> {
  let told = ''
  let waited = 0
  for (let look = 0; waited < PATIENCE_MS; look++) {
    const { data } = await github.get(`GET ${REPO}/actions/runs/{run_id}`, { ...at, run_id: run })
    const { status, conclusion } = data as Run
    if (status === 'completed') return conclusion ?? 'neutral'
    if (status !== null && status !== told) note(`the run is ${status.replaceAll('_', ' ')}`)
    told = status ?? told
    const pause = look < MANY ? SOON_MS : LATER_MS
    await sleep(pause, new AbortController().signal)
    waited += pause
  }
  return null
}

/** For people, where the plan stands above it. */
export function runWords({ url, conclusion }: StartedRun, { wait }: RunWish): string {
  if (conclusion !== null) return `The run ended as ${conclusion}: ${url}`
  return wait ? `The run goes on, see ${url}` : `Started: ${url}`
}

/** 1 where it was waited for and did not end well. */
export const runExit = ({ conclusion }: StartedRun, { wait }: RunWish): ExitCode =>
  wait && conclusion !== 'success' ? 1 : 0
