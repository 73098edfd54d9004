import { isObject } from '../workflows.ts'
import { at, type Json, listOf, objectAt, textAt } from './json.ts'

export interface StepDefinition {
  readonly id: string | null
  readonly name: string | null
  readonly if: unknown
  /** `actions/checkout@v4`; null where a step runs a script. */
  readonly uses: string | null
  readonly run: string | null
  readonly with: Json
  readonly env: Json
  readonly continueOnError: unknown
  readonly timeoutMinutes: unknown
}

export interface JobDefinition {
  readonly key: string
  readonly name: string | null
  readonly if: unknown
  readonly needs: readonly string[]
  /** What the job says of its token; undefined where it says nothing. */
  readonly permissions: unknown
  readonly concurrency: unknown
  readonly env: Json
  readonly outputs: Json
  readonly timeoutMinutes: unknown
  readonly steps: readonly StepDefinition[]
}

export interface Definition {
  readonly runName: string | null
  readonly permissions: unknown
  readonly concurrency: unknown
  readonly env: Json
  readonly jobs: readonly JobDefinition[]
}

/** What the runner of this box does not do, so that a workflow never seems to have done it. */
const UNKNOWN_TO_JOBS = ['strategy', 'uses', 'container', 'services', 'environment', 'defaults']

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Reads the content of a workflow file. The answer is a sentence where it cannot be run here. */
export function definitionOf(content: unknown): Definition | string {
  if (!isObject(content)) return 'The file is not a mapping.'
  const jobs = objectAt(content, 'jobs')
  const keys = Object.keys(jobs)
  if (keys.length === 0) return 'The file has no jobs.'
  if (content['defaults'] !== undefined) return 'The sandbox does not know `defaults`.'
  if (bothWays(content['concurrency'])) return BOTH_WAYS
  const trouble = keys.map((key) => troubleOf(key, jobs)).find((found) => found !== null)
  if (trouble !== undefined && trouble !== null) return trouble
  return {
    runName: textOrNull(content['run-name']),
    permissions: content['permissions'],
    concurrency: content['concurrency'],
    env: objectAt(content, 'env'),
    jobs: keys.map((key) => jobOf(key, objectAt(jobs, key))),
  }
}

const BOTH_WAYS = 'A group with `queue: max` cannot have `cancel-in-progress: true`.'

const bothWays = (concurrency: unknown): boolean =>
  textAt(concurrency, 'queue') === 'max' && at(concurrency, 'cancel-in-progress') === true

function troubleOf(key: string, jobs: Json): string | null {
  const job = jobs[key]
  if (!isObject(job)) return `The job ${key} is not a mapping.`
  const strange = UNKNOWN_TO_JOBS.find((word) => job[word] !== undefined)
  if (strange !== undefined) return `The sandbox does not know \`${strange}\` of the job ${key}.`
  if (!Array.isArray(job['steps'])) return `The job ${key} has no steps.`
  if (bothWays(job['concurrency'])) return `${BOTH_WAYS} It is so of the job ${key}.`
  const missing = listOf(job['needs']).find((name) => !Object.hasOwn(jobs, name))
  if (missing !== undefined) return `The job ${key} needs ${missing}, and there is no such job.`
  return waitsForItself(key, jobs) ? `The job ${key} waits for itself.` : null
}

function waitsForItself(key: string, jobs: Json): boolean {
  const seen = new Set<string>()
  const open = [...listOf(objectAt(jobs, key)['needs'])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === key) return true
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...listOf(objectAt(jobs, next)['needs']))
  }
  return false
}

function jobOf(key: string, job: Json): JobDefinition {
  const steps: readonly unknown[] = Array.isArray(job['steps']) ? job['steps'] : []
  return {
    key,
    name: textOrNull(job['name']),
    if: job['if'],
    needs: listOf(job['needs']),
    permissions: job['permissions'],
    concurrency: job['concurrency'],
    env: objectAt(job, 'env'),
    outputs: objectAt(job, 'outputs'),
    timeoutMinutes: job['timeout-minutes'],
    steps: steps.map((step) => stepOf(isObject(step) ? step : {})),
  }
}

function stepOf(step: Json): StepDefinition {
  return {
    id: textOrNull(step['id']),
    name: textOrNull(step['name']),
    if: step['if'],
    uses: textOrNull(step['uses']),
    run: textOrNull(step['run']),
    with: objectAt(step, 'with'),
    env: objectAt(step, 'env'),
    continueOnError: step['continue-on-error'],
    timeoutMinutes: step['timeout-minutes'],
  }
}
