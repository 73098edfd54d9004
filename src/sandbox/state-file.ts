import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { WORKFLOW_SETTINGS } from './actions/workflow-settings.ts'
import type { Issue, State } from './model.ts'
import { UNLINKED } from './model-links.ts'

export interface StateFile {
  /** Writes once for what changes in one go, before an answer or a webhook can tell of it: GitHub forgets neither. */
  readonly touch: () => void
  readonly flush: () => void
}

function emptyState(): State {
  return {
    version: 1,
    lastId: 1000,
    clockOffsetMs: 0,
    users: {},
    repositories: {},
    apps: {},
    installations: {},
    tokens: {},
    teams: {},
    deliveries: [],
  }
}

/** The state as it was left, or an empty one. Throws for a file that is not of this version. */
export function loadState(path: string | undefined): State {
  if (path === undefined || !existsSync(path)) return emptyState()
  const state = JSON.parse(readFileSync(path, 'utf8')) as State
  if (state.version === 1) return completed(state)
  throw new Error(`${path} was not written by this version of the sandbox; move it away`)
}

/** A file of an earlier release knows nothing of reviews, checks, rules, deployments, linked issues, fields, teams and workflows. */
function completed(state: State): State {
  for (const user of Object.values(state.users)) {
    const bare = { issueFields: [], offersFields: false }
    Object.assign(user, { ...bare, ...user })
  }
  for (const repository of Object.values(state.repositories)) {
    const nothing = { rules: [], checkSuites: [], checkRuns: {}, deployments: {} }
    const idle = { workflows: [], workflowRuns: {} }
    const workflowSettings = { ...WORKFLOW_SETTINGS, ...repository.workflowSettings }
    Object.assign(repository, { ...nothing, ...idle, ...repository, workflowSettings })
    for (const issue of Object.values(repository.issues)) completeIssue(issue)
  }
  return { ...state, teams: state.teams ?? {} }
}

function completeIssue(issue: Issue): void {
  const alone = { ...UNLINKED, fieldValues: [] }
  Object.assign(issue, { ...alone, ...issue })
  const bare = { mergeCommitSha: null, requestedReviewerIds: [], reviews: [] }
  if (issue.pull !== null) Object.assign(issue.pull, { ...bare, ...issue.pull })
  issue.events = issue.events.map((event) =>
    event.kind === 'closed' ? { ...event, closer: event.closer ?? null } : event,
  )
}

export function keepState(state: State, path: string | undefined): StateFile {
  if (path === undefined) return { touch: () => undefined, flush: () => undefined }
  mkdirSync(dirname(path), { recursive: true })
  let touched = false
  const flush = () => {
    if (!touched) return
    touched = false
    // The file holds the App's private key and tokens: for its owner's eyes only.
    writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  }
  const touch = () => {
    if (!touched) queueMicrotask(flush)
    touched = true
  }
  return { touch, flush }
}
