import type { Instant } from '../../domain/instant.ts'
import { demand, demandWritable } from '../access.ts'
import type { Repository } from '../model.ts'
import type {
  Annotation,
  CheckConclusion,
  CheckRun,
  CheckStatus,
  CheckSuite,
} from '../model-checks.ts'
import { checkRunPayload, checkSuitePayload } from '../present/check.ts'
import { forbidden, Refusal } from '../refusal.ts'
import { type Actor, nextId, type World } from '../world.ts'
import { installedRepositories } from './apps.ts'
import { tell } from './record.ts'

/** What a request says of a run; what it leaves out stays as it was. */
export interface CheckInput {
  readonly name?: string | undefined
  readonly status?: CheckStatus | undefined
  readonly conclusion?: CheckConclusion | undefined
  readonly startedAt?: Instant | undefined
  readonly completedAt?: Instant | undefined
  readonly externalId?: string | undefined
  readonly detailsUrl?: string | undefined
  readonly output?:
    | {
        readonly title: string | null
        readonly summary: string
        readonly text: string | null
        readonly annotations: readonly Annotation[]
      }
    | undefined
}

/** Throws 403 for whoever is no App: people read checks and never write them. */
function appOf(actor: Actor, repository: Repository): number {
  demandWritable(actor, repository)
  if (actor.grant === null) throw forbidden('You must authenticate via a GitHub App.')
  return actor.grant.appId
}

export function createCheckRun(
  world: World,
  actor: Actor,
  repository: Repository,
  headSha: string,
  input: CheckInput & { readonly name: string },
): CheckRun {
  const appId = appOf(actor, repository)
  if (repository.git.commits[headSha] === undefined) {
    throw new Refusal(422, `No commit found for SHA: ${headSha}`)
  }
  const run: CheckRun = {
    id: nextId(world),
    suiteId: suiteOf(world, repository, appId, headSha).id,
    appId,
    headSha,
    createdAt: world.now(),
    name: input.name,
    status: 'queued',
    conclusion: null,
    startedAt: world.now(),
    completedAt: null,
    externalId: '',
    detailsUrl: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
  }
  fill(world, run, input)
  repository.checkRuns[run.id] = run
  tellCheck(world, actor, repository, run, 'created')
  if (run.status === 'completed') tellCheck(world, actor, repository, run, 'completed')
  return run
}

export function suiteOf(
  world: World,
  repository: Repository,
  appId: number,
  headSha: string,
): CheckSuite {
  const known = repository.checkSuites.find(
    (suite) => suite.appId === appId && suite.headSha === headSha,
  )
  if (known !== undefined) return known
  const suite: CheckSuite = { id: nextId(world), appId, headSha, createdAt: world.now() }
  repository.checkSuites.push(suite)
  return suite
}

/** GitHub opens a suite at each push for every App that may write checks, whether it makes any or not. */
export function openSuites(world: World, repository: Repository, headSha: string): void {
  for (const installation of Object.values(world.state.installations)) {
    const { appId, permissions, suspendedAt } = installation
    if (suspendedAt !== null || permissions['checks'] !== 'write') continue
    if (!installedRepositories(world, installation).includes(repository)) continue
    suiteOf(world, repository, appId, headSha)
  }
}

/** Only the App that made a run changes it. Annotations are added to those that stand there. */
export function updateCheckRun(
  world: World,
  actor: Actor,
  repository: Repository,
  run: CheckRun,
  input: CheckInput,
): void {
  const appId = appOf(actor, repository)
  if (run.appId !== appId) {
    throw forbidden(
      `Invalid app_id \`${appId}\` - check run can only be modified by the GitHub App that created it.`,
    )
  }
  const ended = run.status === 'completed'
  fill(world, run, input)
  world.changed()
  if (!ended && run.status === 'completed') {
    tellCheck(world, actor, repository, run, 'completed')
  }
}

function fill(world: World, run: CheckRun, input: CheckInput): void {
  const { output } = input
  run.name = input.name ?? run.name
  run.externalId = input.externalId ?? run.externalId
  run.detailsUrl = input.detailsUrl ?? run.detailsUrl
  run.startedAt = input.startedAt ?? run.startedAt
  if (output !== undefined) {
    run.title = output.title ?? run.title
    run.summary = output.summary
    run.text = output.text ?? run.text
    run.annotations = [...run.annotations, ...output.annotations]
  }
  move(world, run, input)
}

/** A conclusion completes a run, whatever status is named beside it. */
function move(world: World, run: CheckRun, input: CheckInput): void {
  if (input.conclusion !== undefined) {
    run.status = 'completed'
    run.conclusion = input.conclusion
    run.completedAt = input.completedAt ?? world.now()
    return
  }
  if (input.status === undefined) return
  if (input.status === 'completed') {
    if (run.conclusion !== null) return
    throw new Refusal(422, 'Invalid request.\n\n"conclusion" wasn\'t supplied.')
  }
  run.status = input.status
  run.conclusion = null
  run.completedAt = null
}

/** Asks the App to run it again: GitHub clears what it said and tells that App alone. */
export function rerequestCheckRun(
  world: World,
  actor: Actor,
  repository: Repository,
  run: CheckRun,
): void {
  demandWritable(actor, repository)
  demand(actor, repository, 'write')
  run.status = 'queued'
  run.conclusion = null
  run.completedAt = null
  tellCheck(world, actor, repository, run, 'rerequested')
}

/** Asks the App to make all its checks of a commit again, and tells that App alone. */
export function rerequestSuite(
  world: World,
  actor: Actor,
  repository: Repository,
  suite: CheckSuite,
): void {
  demandWritable(actor, repository)
  demand(actor, repository, 'write')
  const extra = { check_suite: checkSuitePayload(world, repository, suite) }
  tell(world, actor, repository, 'check_suite', 'rerequested', extra, suite.appId)
}

function tellCheck(
  world: World,
  actor: Actor,
  repository: Repository,
  run: CheckRun,
  action: 'created' | 'completed' | 'rerequested',
): void {
  const extra = { check_run: checkRunPayload(world, repository, run) }
  const only = action === 'rerequested' ? run.appId : undefined
  tell(world, actor, repository, 'check_run', action, extra, only)
}
