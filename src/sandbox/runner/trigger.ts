import { commitsBetween } from '../git-history.ts'
import type { Repository, User } from '../model.ts'
import { NONE } from '../present/push.ts'
import type { Happening } from '../world.ts'
import { at, type Json, textAt } from './json.ts'

/** Something that may start workflows. */
export interface Trigger {
  readonly event: string
  readonly action: string | null
  readonly payload: Json
  readonly repository: Repository
  readonly actor: User
  /** `GITHUB_REF` and `GITHUB_SHA`. */
  readonly ref: string
  readonly sha: string
  /** The branches of a pull request; empty for all else. */
  readonly headRef: string
  readonly baseRef: string
  /** The commit whose workflow files count. */
  readonly from: string
  /** What the list of runs calls it; null for the name of the workflow. */
  readonly title: string | null
  /** The one workflow that was meant; null for all. */
  readonly path: string | null
  /** Whether somebody has to approve what comes of it. */
  readonly held: boolean
}

type Place = Pick<Trigger, 'ref' | 'sha' | 'from'> &
  Partial<Pick<Trigger, 'headRef' | 'baseRef' | 'path'>> & { readonly title: string | null }

/** Null for what starts nothing, whatever a workflow says. */
export function triggerOf(happening: Happening): Trigger | null {
  const { repository, event, action, byJob } = happening
  if (repository === null || repository.archived) return null
  if (!repository.workflowSettings.actionsEnabled) return null
  if (byJob === true && !startedByJobs(repository, happening)) return null
  const { payload } = happening
  const place = placeOf(repository, happening)
  if (place === null) return null
  const common = { event, action, payload, repository, actor: happening.sender }
  const held = byJob === true && event === 'pull_request'
  return { ...common, headRef: '', baseRef: '', path: null, held, ...place }
}

const BY_JOBS: ReadonlySet<string> = new Set(['workflow_dispatch', 'repository_dispatch'])
const HELD: ReadonlySet<string | null> = new Set(['opened', 'synchronize', 'reopened'])

/** What a job does starts nothing but these; a pull request of its own waits for approval where it is not let alone. */
function startedByJobs({ workflowSettings }: Repository, { event, action }: Happening): boolean {
  if (BY_JOBS.has(event)) return true
  const may = workflowSettings.tokenStartsRuns === 'after-approval'
  return may && event === 'pull_request' && HELD.has(action)
}

function placeOf(repository: Repository, happening: Happening): Place | null {
  const { event, payload } = happening
  if (event === 'push') return ofPush(repository, payload)
  if (event === 'pull_request' || event === 'pull_request_review') {
    return ofPull(repository, payload)
  }
  if (event === 'deployment' || event === 'deployment_status') return ofDeployment(payload)
  const main = onDefault(repository)
  if (main === null) return null
  if (event === 'workflow_dispatch') return ofDispatch(repository, payload)
  if (event === 'workflow_run' && tooDeep(repository, payload)) return null
  return { ...main, title: titleOf(happening) }
}

export function onDefault(repository: Repository): Pick<Trigger, 'ref' | 'sha' | 'from'> | null {
  const ref = `refs/heads/${repository.defaultBranch}`
  const sha = repository.refs[ref]
  return sha === undefined ? null : { ref, sha, from: sha }
}

function titleOf({ event, action, payload }: Happening): string | null {
  if (event === 'repository_dispatch') return action
  const title = textAt(payload, 'issue', 'title')
  return title === '' ? null : title
}

const SKIPS = /\[(?:skip ci|ci skip|no ci|skip actions|actions skip)\]/

const firstLine = (message: string) => message.split('\n')[0] ?? ''

function ofPush(repository: Repository, payload: Json): Place | null {
  const [ref, sha] = [textAt(payload, 'ref'), textAt(payload, 'after')]
  const message = textAt(payload, 'head_commit', 'message')
  // Deleting a branch starts nothing.
  if (sha === NONE || SKIPS.test(message) || repository.git.commits[sha] === undefined) return null
  return { ref, sha, from: sha, title: firstLine(message) }
}

function ofPull(repository: Repository, payload: Json): Place | null {
  const pull = at(payload, 'pull_request')
  const [headRef, sha] = [textAt(pull, 'head', 'ref'), textAt(pull, 'head', 'sha')]
  const [baseRef, from] = [textAt(pull, 'base', 'ref'), textAt(pull, 'base', 'sha')]
  // One that conflicts has no merge commit to run on.
  if (at(pull, 'mergeable') === false) return null
  if (SKIPS.test(repository.git.commits[sha]?.message ?? '')) return null
  const ref = `refs/pull/${textAt(pull, 'number')}/merge`
  return { ref, sha, from, headRef, baseRef, title: textAt(pull, 'title') }
}

function ofDeployment(payload: Json): Place | null {
  // What went out of use is told to Apps and starts no workflow.
  if (textAt(payload, 'deployment_status', 'state') === 'inactive') return null
  const deployment = at(payload, 'deployment')
  const [name, sha] = [textAt(deployment, 'ref'), textAt(deployment, 'sha')]
  const ref = name === sha ? '' : `refs/heads/${name}`
  return { ref, sha, from: sha, title: null }
}

function ofDispatch(repository: Repository, payload: Json): Place | null {
  const ref = textAt(payload, 'ref')
  const sha = repository.refs[ref]
  if (sha === undefined) return null
  return { ref, sha, from: sha, title: null, path: textAt(payload, 'workflow') }
}

/** Workflows start each other three levels deep and no further. */
const DEEPEST = 3

function tooDeep(repository: Repository, payload: Json): boolean {
  let depth = 0
  let id = Number(textAt(payload, 'workflow_run', 'id'))
  while (depth <= DEEPEST) {
    const run = repository.workflowRuns[id]
    depth += 1
    if (run?.event !== 'workflow_run') return depth > DEEPEST
    id = run.causeId ?? 0
  }
  return true
}

/** The commits that a push brought, of which the paths are asked. */
export function pushedRange(repository: Repository, payload: Json): readonly [string, string] {
  const [before, after] = [textAt(payload, 'before'), textAt(payload, 'after')]
  if (before !== NONE) return [before, after]
  const main = repository.refs[`refs/heads/${repository.defaultBranch}`] ?? ''
  const [first] = commitsBetween(repository.git, main === after ? '' : main, after)
  return [first?.parentShas[0] ?? '', after]
}
