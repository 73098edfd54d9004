import { DAY_MS } from '../../domain/instant.ts'
import { endRun, requestRun } from '../actions/workflow-runs.ts'
import type { Repository } from '../model.ts'
import type { WorkflowRun } from '../model-actions.ts'
import type { Sandbox } from '../sandbox.ts'
import { type FoundWorkflow, isObject, triggersOf, workflowsOf } from '../workflows.ts'
import type { World } from '../world.ts'
import { createGroups } from './concurrency.ts'
import { refName } from './contexts.ts'
import { textAt } from './json.ts'
import { matches } from './matches.ts'
import type { RunnerOptions } from './options.ts'
import { type Shared, workOff } from './run.ts'
import { createSchedules } from './schedules.ts'
import { createSlots } from './slots.ts'
import { type Trigger, triggerOf } from './trigger.ts'

/** Runs the workflows of a sandbox's repositories, as GitHub would. */
export interface Runner {
  /** Resolves when nothing runs and nothing waits but for approval. */
  readonly idle: () => Promise<void>
  /** Every run of every repository, oldest first. */
  readonly runs: () => readonly WorkflowRun[]
  /** Ends all that runs, and hears of nothing more. */
  readonly stop: () => Promise<void>
}

const PARALLEL = 4

/** The sandbox must listen: the steps are processes of their own, which ask it over the network. */
export function runner({ world }: Pick<Sandbox, 'world'>, options: RunnerOptions): Runner {
  const shared: Shared = {
    groups: createGroups(),
    slots: createSlots(options.parallel ?? PARALLEL),
  }
  const working = new Map<
    number,
    { readonly abort: AbortController; readonly done: Promise<void> }
  >()
  const start = (repository: Repository, run: WorkflowRun) => {
    const abort = new AbortController()
    const place = { world, repository, run, payload: run.payload ?? {}, options }
    const done = workOff(place, shared, abort).finally(() => working.delete(run.id))
    working.set(run.id, { abort, done })
  }
  const begin = (found: FoundWorkflow, trigger: Trigger) => {
    const run = requested(world, found, trigger)
    if (trigger.held) endRun(world, trigger.repository, run, 'action_required')
    else start(trigger.repository, run)
  }
  abandon(world)
  const ended = [
    world.watch((happening) => {
      const trigger = triggerOf(happening)
      if (trigger !== null) for (const found of startedBy(world, trigger)) begin(found, trigger)
    }),
    keepTime(world, begin),
  ]
  world.jobs = { start, cancel: ({ id }) => working.get(id)?.abort.abort() }
  const idle = async () => {
    while (working.size > 0) await Promise.all([...working.values()].map(({ done }) => done))
  }
  return {
    idle,
    runs: () => Object.values(world.state.repositories).flatMap(runsOf),
    stop: async () => {
      for (const end of ended) end()
      world.jobs = null
      for (const { abort } of working.values()) abort.abort()
      await idle()
    },
  }
}

/** What ran when the box was last switched off is over, and so are its tokens. */
function abandon(world: World): void {
  for (const repository of Object.values(world.state.repositories)) {
    for (const run of runsOf(repository).filter(({ status }) => status !== 'completed')) {
      for (const job of run.jobs.filter(({ status }) => status !== 'completed')) {
        Object.assign(job, { status: 'completed', conclusion: 'cancelled' })
      }
      endRun(world, repository, run, 'cancelled')
    }
  }
  for (const [name, token] of Object.entries(world.state.tokens)) {
    const ofRun = token.kind === 'installation' && (token.job?.runId ?? null) !== null
    if (ofRun) delete world.state.tokens[name]
  }
}

const runsOf = ({ workflowRuns }: Repository) => Object.values(workflowRuns)

/** The workflows that an event starts. */
function startedBy(world: World, trigger: Trigger): readonly FoundWorkflow[] {
  const { event, repository, from, path } = trigger
  return workflowsOf(world, repository, from).filter(({ workflow, content }) => {
    if (workflow.state !== 'active' || (path !== null && workflow.path !== path)) return false
    const triggers = triggersOf(content)
    if (!Object.hasOwn(triggers, event)) return false
    const filter = triggers[event]
    return matches(trigger, isObject(filter) ? filter : {})
  })
}

function requested(world: World, found: FoundWorkflow, trigger: Trigger): WorkflowRun {
  const { event, payload, repository, ref, headRef, baseRef } = trigger
  return requestRun(world, repository, trigger.actor, found, {
    event,
    title: trigger.title ?? found.name,
    headSha: trigger.sha,
    headBranch: headRef === '' ? refName(ref) : headRef,
    ref,
    headRef,
    baseRef,
    fromSha: trigger.from,
    payload,
    causeId: event === 'workflow_run' ? Number(textAt(payload, 'workflow_run', 'id')) : null,
  })
}

/** Begins what is scheduled when the world's clock gets there, by itself or moved. */
function keepTime(
  world: World,
  begin: (found: FoundWorkflow, trigger: Trigger) => void,
): () => void {
  const schedules = createSchedules(world)
  let timer: NodeJS.Timeout | undefined
  const look = () => {
    for (const { found, trigger } of schedules.due()) begin(found, trigger)
    arm()
  }
  const arm = () => {
    clearTimeout(timer)
    const next = schedules.untilNext()
    // Nobody is kept alive by a schedule, and a longer timer would fire at once.
    if (next !== null) timer = setTimeout(look, Math.min(next, DAY_MS)).unref()
  }
  const ends = [world.onTick(look), world.watch(({ event }) => event === 'push' && arm())]
  arm()
  return () => {
    clearTimeout(timer)
    for (const end of ends) end()
  }
}
