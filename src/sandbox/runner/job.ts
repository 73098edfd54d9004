import { jobToken } from '../actions/jobs.ts'
import { beginRun } from '../actions/workflow-runs.ts'
import type { RunConclusion, RunJob } from '../model-actions.ts'
import type { Place } from './contexts.ts'
import type { Definition, JobDefinition } from './definition.ts'
import { type Contexts, filled, filledAll } from './expression.ts'
import { type JobState, jobContexts } from './job-state.ts'
import { grantedTo } from './permissions.ts'
import { runStep } from './step.ts'
import { createWorkspace } from './workspace.ts'

export interface JobAsked {
  readonly place: Place
  readonly definition: Definition
  readonly job: JobDefinition
  readonly record: RunJob
  readonly needs: Contexts
  readonly signal: AbortSignal
}

const MINUTE_MS = 60_000
/** What GitHub gives a job that names no time. */
const LONGEST_MINUTES = 360

/** Runs the steps of one job, whose `if:` has let it, with a token that ends with it. */
export async function runJob(asked: JobAsked): Promise<void> {
  const { place, definition, job, record } = asked
  const { world, repository, run } = place
  record.status = 'in_progress'
  record.startedAt = world.now()
  beginRun(world, repository, run)
  const token = jobToken(
    world,
    repository,
    grantedTo(definition.permissions, job.permissions),
    run.id,
  )
  const workspace = createWorkspace(place.payload)
  const timeout = AbortSignal.timeout(minutesOf(job) * MINUTE_MS)
  const signal = AbortSignal.any([asked.signal, timeout])
  const secrets = Object.values(place.options.secrets ?? {})
  const masks = new Set([token.token, ...secrets.flatMap((secret) => secret.split('\n'))])
  masks.delete('')
  const state: JobState = {
    ...asked,
    token,
    workspace,
    masks,
    signal,
    env: {},
    path: [],
    results: {},
    outcome: 'success',
    later: [],
    report: (step) => {
      record.steps.push(step)
      world.changed()
    },
  }
  try {
    await runSteps(state)
    record.outputs = filledAll(job.outputs, jobContexts(state))
  } finally {
    token.end()
    workspace.remove()
  }
  endJob(asked, timeout.aborted && !asked.signal.aborted ? 'failure' : state.outcome)
}

function minutesOf({ timeoutMinutes }: JobDefinition): number {
  const minutes = Number(timeoutMinutes ?? LONGEST_MINUTES)
  return minutes > 0 ? Math.min(minutes, LONGEST_MINUTES) : LONGEST_MINUTES
}

async function runSteps(state: JobState): Promise<void> {
  for (const step of state.job.steps) {
    if (state.signal.aborted) state.outcome = 'cancelled'
    await runStep(state, step)
  }
  for (const post of state.later.toReversed()) await post()
}

export function endJob(
  { place, record }: Pick<JobAsked, 'place' | 'record'>,
  conclusion: RunConclusion,
): void {
  record.status = 'completed'
  record.conclusion = conclusion
  record.completedAt = place.world.now()
  place.world.changed()
}

/** A job as it stands in the list before it has begun. */
export function jobRecord(id: number, job: JobDefinition, contexts: Contexts): RunJob {
  return {
    id,
    key: job.key,
    name: filled(job.name, contexts) || job.key,
    status: 'queued',
    conclusion: null,
    startedAt: null,
    completedAt: null,
    outputs: {},
    steps: [],
  }
}
