import { endRun } from '../actions/workflow-runs.ts'
import type { RunConclusion, RunJob, WorkflowRun } from '../model-actions.ts'
import { workflowsOf } from '../workflows.ts'
import { nextId } from '../world.ts'
import { type Concurrency, concurrencyOf, type Groups, type Holder } from './concurrency.ts'
import { type Place, runContexts } from './contexts.ts'
import { type Definition, definitionOf, type JobDefinition } from './definition.ts'
import { type Contexts, filled, holds, type Outcome } from './expression.ts'
import { endJob, jobRecord, runJob } from './job.ts'
import type { Slots } from './slots.ts'

/** What all runs share. */
export interface Shared {
  readonly groups: Groups
  readonly slots: Slots
}

/** Works one run off, from its place in the queue to its end. */
export async function workOff(place: Place, shared: Shared, abort: AbortController): Promise<void> {
  const definition = definitionFor(place)
  if (typeof definition === 'string') return troubled(place, definition)
  try {
    const contexts = runContexts(place)
    if (definition.runName !== null) place.run.title = filled(definition.runName, contexts)
    const group = concurrencyOf(definition.concurrency, contexts)
    await inTurn(place, group, shared, abort, () => runJobs(place, definition, shared, abort))
  } catch (error) {
    // An expression that cannot be read, say, which GitHub tells before it starts anything.
    if (!(error instanceof Error)) throw error
    return troubled(place, error.message)
  }
  if (place.run.status !== 'completed')
    endRun(place.world, place.repository, place.run, verdict(place.run, abort))
}

function definitionFor({ world, repository, run }: Place): Definition | string {
  const found = workflowsOf(world, repository, run.fromSha).find(
    ({ workflow }) => workflow.path === run.path,
  )
  return found?.fault ?? definitionOf(found?.content)
}

function troubled({ world, repository, run }: Place, sentence: string): void {
  run.trouble = sentence
  endRun(world, repository, run, 'startup_failure')
}

/** Waits for its turn in its group, and does nothing once it was cancelled. */
async function inTurn(
  { repository }: Place,
  wanted: Concurrency | null,
  { groups }: Shared,
  abort: AbortController,
  work: () => Promise<void>,
): Promise<void> {
  if (wanted === null) return work()
  // Groups are a repository's own.
  const own = { ...wanted, group: `${repository.id} ${wanted.group}` }
  const holder: Holder = { cancel: () => abort.abort() }
  const leave = () => groups.leave(own, holder)
  abort.signal.addEventListener('abort', () => {
    if (!working) leave()
  })
  let working = false
  await groups.enter(own, holder)
  working = true
  try {
    if (!abort.signal.aborted) await work()
  } finally {
    leave()
  }
}

async function runJobs(
  place: Place,
  definition: Definition,
  shared: Shared,
  abort: AbortController,
): Promise<void> {
  const contexts = runContexts(place)
  const { run, world } = place
  const records = definition.jobs.map((job) => jobRecord(nextId(world), job, contexts))
  run.jobs = records
  world.changed()
  const done = new Map<string, Promise<void>>()
  const start = async (job: JobDefinition, record: RunJob) => {
    await Promise.all(job.needs.map((name) => done.get(name)))
    const mine = new AbortController()
    const stop = () => mine.abort()
    abort.signal.addEventListener('abort', stop)
    if (abort.signal.aborted) stop()
    await oneJob({ place, definition, job, record, shared, abort: mine })
    abort.signal.removeEventListener('abort', stop)
  }
  for (const [at, job] of ordered(definition.jobs).entries()) {
    const record = records.find(({ key }) => key === job.key) ?? records[at]
    if (record !== undefined) done.set(job.key, start(job, record))
  }
  await Promise.all(done.values())
}

/** Each job behind those that it needs. */
function ordered(jobs: readonly JobDefinition[]): readonly JobDefinition[] {
  const placed: JobDefinition[] = []
  let left = [...jobs]
  while (left.length > 0) {
    const ready = left.filter(({ needs }) =>
      needs.every((key) => placed.some((one) => one.key === key)),
    )
    placed.push(...ready)
    left = left.filter((job) => !ready.includes(job))
  }
  return placed
}

interface OneJob {
  readonly place: Place
  readonly definition: Definition
  readonly job: JobDefinition
  readonly record: RunJob
  readonly shared: Shared
  readonly abort: AbortController
}

async function oneJob({ place, definition, job, record, shared, abort }: OneJob): Promise<void> {
  const needs = needsOf(place.run, job)
  const contexts: Contexts = { ...runContexts(place), needs }
  const outcome = abort.signal.aborted ? 'cancelled' : outcomeOf(place.run, job)
  if (!holds(job.if, contexts, outcome)) {
    return endJob({ place, record }, outcome === 'cancelled' ? 'cancelled' : 'skipped')
  }
  const group = concurrencyOf(job.concurrency, contexts)
  const asked = { place, definition, job, record, needs, signal: abort.signal }
  if (group !== null) record.status = 'pending'
  await inTurn(place, group, shared, abort, () => shared.slots.use(() => runJob(asked)))
  if (record.status !== 'completed') endJob({ place, record }, 'cancelled')
}

/** How the jobs before it went, of which a job asks by `success()` and its like. */
function outcomeOf({ jobs }: WorkflowRun, { needs }: JobDefinition): Outcome {
  const ends = jobs.filter(({ key }) => needs.includes(key)).map(({ conclusion }) => conclusion)
  if (ends.includes('failure')) return 'failure'
  if (ends.includes('cancelled')) return 'cancelled'
  return ends.includes('skipped') ? 'skipped' : 'success'
}

function needsOf({ jobs }: WorkflowRun, { needs }: JobDefinition): Contexts {
  return Object.fromEntries(
    jobs
      .filter(({ key }) => needs.includes(key))
      .map(({ key, conclusion, outputs }) => [key, { result: conclusion, outputs }]),
  )
}

function verdict({ jobs }: WorkflowRun, { signal }: AbortController): RunConclusion {
  const has = (conclusion: RunConclusion) => jobs.some((job) => job.conclusion === conclusion)
  if (has('failure')) return 'failure'
  if (signal.aborted || has('cancelled')) return 'cancelled'
  return jobs.every(({ conclusion }) => conclusion === 'skipped') ? 'skipped' : 'success'
}
