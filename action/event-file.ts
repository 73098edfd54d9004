import type { Env } from './begin.ts'
import type { Event } from './told.ts'

export type FoundEvent =
  | {
      readonly kind: 'event'
      readonly event: Event
      readonly repository: { readonly owner: string; readonly repo: string }
    }
  | { readonly kind: 'broken'; readonly sentence: string }

/** The event that started us and the repository that it is about, as the runner says them. */
export function eventOf(env: Env, read: (path: string) => string): FoundEvent {
  const name = env['GITHUB_EVENT_NAME'] ?? ''
  const path = env['GITHUB_EVENT_PATH'] ?? ''
  const [, owner, repo] = REPOSITORY.exec(env['GITHUB_REPOSITORY'] ?? '') ?? []
  if (name === '' || path === '') return broken(NO_RUNNER)
  if (owner === undefined || repo === undefined) return broken(NO_REPOSITORY)
  const payload = payloadIn(path, read)
  if (typeof payload === 'string') return broken(payload)
  return { kind: 'event', event: { name, payload }, repository: { owner, repo } }
}

const REPOSITORY = /^([\w.-]{1,100})\/([\w.-]{1,100})$/

/** The payload, or in one sentence why there is none. */
function payloadIn(path: string, read: (path: string) => string): Event['payload'] | string {
  let text: string
  try {
    text = read(path)
  } catch {
    return `The file of the event cannot be read: GITHUB_EVENT_PATH names ${path}. ${AGAIN}`
  }
  if (text.trim() === '') return `The file of the event is empty: ${path}. ${AGAIN}`
  const value = parsed(text)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Event['payload']
  }
  return `The file of the event is no JSON object: ${path}. ${AGAIN}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const AGAIN =
  'The runner writes it before the step begins; start the job again, and where you run this by hand, put the event there, or {}.'

const NO_RUNNER =
  'This is the start of a GitHub Action, and no runner has started it: GITHUB_EVENT_NAME and GITHUB_EVENT_PATH are not set. At a terminal type: npm run sitrep -- --help.'

const NO_REPOSITORY =
  'GITHUB_REPOSITORY does not say which repository this is about; a runner sets it to owner/name.'

const broken = (sentence: string): FoundEvent => ({ kind: 'broken', sentence })
