import { Cron } from 'croner'
import { type Instant, instant, iso } from '../domain/instant.ts'
import { readTree } from './document.ts'

export type Access = 'none' | 'read' | 'write'

/** What a job's token may do, by scope: `pull-requests`. `default`: the file does not say, the repository's settings do. */
export type TokenAccess = ReadonlyMap<string, Access> | 'read-all' | 'write-all' | 'default'

/** A job that runs Sitrep's Action. */
export interface SitrepJob {
  readonly name: string
  /** `acme/sitrep@v1` */
  readonly uses: string
  readonly access: TokenAccess
  /** Whether a token of its own is handed to the Action, as of an App, instead of the workflow's. */
  readonly ownToken: boolean
}

export interface DispatchInput {
  readonly required: boolean
  /** Null where anything may be entered. */
  readonly options: readonly string[] | null
}

/** As much of a workflow file as tells what it does for Sitrep. */
export interface WorkflowFile {
  readonly jobs: readonly SitrepJob[]
  readonly events: ReadonlySet<string>
  /** Five fields each, in UTC. */
  readonly crons: readonly string[]
  /** By name; null where it cannot be started by hand. */
  readonly inputs: ReadonlyMap<string, DispatchInput> | null
}

/** Null for what is no workflow. Never throws: it was written by strangers. */
export function workflowFile(text: string): WorkflowFile | null {
  const tree = readTree(text)
  if ('unreadable' in tree) return null
  const { values } = tree
  const on = values.get('on') ?? values.get('true')
  const jobs = recordOf(values.get('jobs'))
  if (on === undefined || jobs === null) return null
  return {
    jobs: Object.entries(jobs).flatMap(([name, job]) => sitrepJob(name, job, values)),
    events: eventsOf(on),
    crons: cronsOf(recordOf(on)?.['schedule']),
    inputs: inputsOf(on),
  }
}

type Plain = Readonly<Record<string, unknown>>

const recordOf = (value: unknown): Plain | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Plain) : null

/** Empty for what is no plain word. */
const wordOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The Action by whatever owner it is taken from, or out of the checkout itself. */
const OURS = /^(?:[\w.-]{1,39}\/sitrep[\w.-]{0,90}(?:\/action)?@\S{1,250}|\.\/?(?:action\/?)?)$/

function sitrepJob(name: string, value: unknown, file: ReadonlyMap<string, unknown>): SitrepJob[] {
  const job = recordOf(value)
  const step = listOf(job?.['steps'])
    .map(recordOf)
    .find((one) => OURS.test(wordOf(one?.['uses'])))
  if (job === null || step === undefined || step === null) return []
  const access = accessOf(job['permissions'] ?? file.get('permissions'))
  const token = recordOf(step['with'])?.['token']
  return [{ name, uses: wordOf(step['uses']), access, ownToken: isOwn(token) }]
}

/** Whatever names the token that every workflow has is that one. */
const isOwn = (token: unknown): boolean =>
  token !== undefined && !/\bgithub\.token\b|\bGITHUB_TOKEN\b/.test(wordOf(token))

function accessOf(value: unknown): TokenAccess {
  if (value === undefined || value === null) return 'default'
  if (value === 'read-all' || value === 'write-all') return value
  const entries = Object.entries(recordOf(value) ?? {})
  return new Map(entries.map(([scope, level]) => [scope, levelOf(level)]))
}

const levelOf = (level: unknown): Access => (level === 'read' || level === 'write' ? level : 'none')

function eventsOf(on: unknown): ReadonlySet<string> {
  if (typeof on === 'string') return new Set([on])
  return new Set(Array.isArray(on) ? on.map(wordOf) : Object.keys(recordOf(on) ?? {}))
}

const cronsOf = (schedule: unknown): readonly string[] =>
  listOf(schedule).flatMap((one) => {
    const cron = recordOf(one)?.['cron']
    return typeof cron === 'string' ? [cron] : []
  })

function inputsOf(on: unknown): WorkflowFile['inputs'] {
  if (!eventsOf(on).has('workflow_dispatch')) return null
  const inputs = recordOf(recordOf(recordOf(on)?.['workflow_dispatch'])?.['inputs']) ?? {}
  return new Map(Object.entries(inputs).map(([name, value]) => [name, inputOf(recordOf(value))]))
}

function inputOf(value: Plain | null): DispatchInput {
  const options = value?.['type'] === 'choice' ? listOf(value['options']).map(wordOf) : null
  const filled = value?.['default'] !== undefined
  return { required: value?.['required'] === true && !filled, options }
}

/**
 * When a schedule of GitHub's should have run, newest first, up to `at`; fewer than asked for where it is no schedule,
 * or did not come so often.
 */
export function scheduledRuns(cron: string, at: Instant, count: number): readonly Instant[] {
  try {
    const clock = new Cron(cron, { mode: '5-part', timezone: 'UTC' })
    return clock.previousRuns(count, iso(at)).map((one) => instant(one.toISOString()))
  } catch (error) {
    // Croner throws what it cannot read as a plain Error or a TypeError; GitHub tells the same on the file's page.
    if (error instanceof Error) return []
    throw error
  }
}
