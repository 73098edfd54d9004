import { fullName, userById } from '../find.ts'
import type { Repository } from '../model.ts'
import type { WorkflowRun } from '../model-actions.ts'
import type { World } from '../world.ts'
import type { Contexts } from './expression.ts'
import { type Json, objectAt } from './json.ts'
import type { RunnerOptions } from './options.ts'

/** A run that is being worked on. */
export interface Place {
  readonly world: World
  readonly repository: Repository
  readonly run: WorkflowRun
  /** The event file. */
  readonly payload: Json
  readonly options: RunnerOptions
}

/** `main` of `refs/heads/main`. */
export const refName = (ref: string): string => ref.replace(/^refs\/(?:heads|tags|pull)\//, '')

/** The `github` context, whose names are those of the variables too. */
export function githubContext({ world, repository, run, payload }: Place) {
  const name = fullName(world, repository)
  const actor = userById(world, run.actorId)
  return {
    event_name: run.event,
    event: payload,
    sha: run.headSha,
    ref: run.ref,
    ref_name: refName(run.ref),
    ref_type: run.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    ref_protected: repository.rules.some(({ branch }) => run.ref === `refs/heads/${branch}`),
    head_ref: run.headRef,
    base_ref: run.baseRef,
    repository: name,
    repository_id: String(repository.id),
    repository_owner: userById(world, repository.ownerId).login,
    repository_owner_id: String(repository.ownerId),
    actor: actor.login,
    actor_id: String(actor.id),
    triggering_actor: actor.login,
    workflow: run.name,
    workflow_ref: `${name}/${run.path}@${run.ref}`,
    workflow_sha: run.fromSha,
    run_id: String(run.id),
    run_number: String(run.runNumber),
    run_attempt: String(run.attempt),
    server_url: world.origin,
    api_url: `${world.origin}/api/v3`,
    graphql_url: `${world.origin}/api/graphql`,
    retention_days: '90',
    secret_source: 'Actions',
  }
}

/** What expressions outside of jobs may name. */
export function runContexts(place: Place): Contexts {
  const { run, payload, options } = place
  return {
    github: githubContext(place),
    inputs: run.event === 'workflow_dispatch' ? inputsOf(objectAt(payload, 'inputs')) : {},
    vars: options.variables ?? {},
    secrets: secretsOf(place),
    strategy: {},
    matrix: {},
    runner: { os: 'Linux', arch: 'X64', name: 'Sandbox', environment: 'github-hosted' },
  }
}

/** A pull request whose jobs can only read, as one from a fork, is told no secret. */
export function secretsOf({ repository, run, options }: Place): Readonly<Record<string, string>> {
  const foreign = run.event === 'pull_request' && repository.workflowSettings.readOnlyToken
  return foreign ? {} : (options.secrets ?? {})
}

/** `inputs` knows a yes or no where the event file has it as a text. */
const inputsOf = (inputs: Json): Json =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      value === 'true' || value === 'false' ? value === 'true' : value,
    ]),
  )
