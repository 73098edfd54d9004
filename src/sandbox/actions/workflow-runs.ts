import { demand } from '../access.ts'
import type { Repository, User } from '../model.ts'
import type { RunConclusion, WorkflowRun } from '../model-actions.ts'
import { workflowJson, workflowRunJson } from '../present/workflow.ts'
import { forbidden, Refusal } from '../refusal.ts'
import type { FoundWorkflow } from '../workflows.ts'
import { type Actor, nextId, type World } from '../world.ts'
import { suiteOf } from './checks.ts'
import { actionsApp } from './jobs.ts'
import { tell } from './record.ts'

type Given = Pick<
  WorkflowRun,
  | 'event'
  | 'title'
  | 'headSha'
  | 'headBranch'
  | 'ref'
  | 'headRef'
  | 'baseRef'
  | 'fromSha'
  | 'payload'
  | 'causeId'
>

/** Writes a run down, before anybody has begun with it, and tells of it. */
export function requestRun(
  world: World,
  repository: Repository,
  actor: User,
  { workflow, name }: FoundWorkflow,
  given: Given,
): WorkflowRun {
  const { id: workflowId, path } = workflow
  const before = Object.values(repository.workflowRuns).filter((one) => one.path === path)
  const at = world.now()
  const run: WorkflowRun = {
    id: nextId(world),
    workflowId,
    path,
    name,
    runNumber: before.length + 1,
    ...given,
    suiteId: suiteOf(world, repository, actionsApp(world).id, given.headSha).id,
    actorId: actor.id,
    createdAt: at,
    attempt: 1,
    startedAt: at,
    updatedAt: at,
    status: 'queued',
    conclusion: null,
    trouble: null,
    jobs: [],
  }
  repository.workflowRuns[run.id] = run
  tellRun(world, repository, run, 'requested')
  return run
}

/** The first of its jobs has begun. */
export function beginRun(world: World, repository: Repository, run: WorkflowRun): void {
  if (run.status === 'in_progress') return
  run.status = 'in_progress'
  run.startedAt = world.now()
  run.updatedAt = world.now()
  tellRun(world, repository, run, 'in_progress')
}

export function endRun(
  world: World,
  repository: Repository,
  run: WorkflowRun,
  conclusion: RunConclusion,
): void {
  run.status = 'completed'
  run.conclusion = conclusion
  run.updatedAt = world.now()
  // What waits for approval still needs its event.
  if (conclusion !== 'action_required') run.payload = null
  tellRun(world, repository, run, 'completed')
}

/** Lets a run that waits for it begin, for whoever may push. Throws 403 where none waits, or nobody runs anything. */
export function approveRun(
  world: World,
  actor: Actor,
  repository: Repository,
  run: WorkflowRun,
): void {
  demand(actor, repository, 'write')
  if (run.conclusion !== 'action_required' || world.jobs === null) {
    throw forbidden('This run is not from a fork pull request')
  }
  run.status = 'queued'
  run.conclusion = null
  world.jobs.start(repository, run)
}

/** Ends a run before its time, for whoever may push. Throws 409 where it has ended. */
export function cancelRun(
  world: World,
  actor: Actor,
  repository: Repository,
  run: WorkflowRun,
): void {
  demand(actor, repository, 'write')
  if (run.status === 'completed' || world.jobs === null) {
    throw new Refusal(409, 'Cannot cancel a workflow run that is completed')
  }
  world.jobs.cancel(run)
}

function tellRun(
  world: World,
  repository: Repository,
  run: WorkflowRun,
  action: 'requested' | 'in_progress' | 'completed',
): void {
  const user = world.state.users[run.actorId]
  const workflow = repository.workflows.find(({ id }) => id === run.workflowId)
  if (user === undefined || workflow === undefined) return
  const { name } = run
  tell(world, { user, grant: null }, repository, 'workflow_run', action, {
    workflow: workflowJson(world, repository, { workflow, name }),
    workflow_run: workflowRunJson(world, repository, run),
  })
}

/** A minute begun is a minute billed, for each job that has run. */
export function billedMinutes(run: WorkflowRun): number {
  return run.jobs
    .filter(({ startedAt }) => startedAt !== null)
    .map(({ steps }) => steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0))
    .reduce((sum, milliseconds) => sum + Math.max(1, Math.ceil(milliseconds / 60_000)), 0)
}
