import type { Instant } from '../domain/instant.ts'

/** What a repository and its organisation let workflows do; GitHub's own defaults are in `actions/workflow-settings.ts`. */
export interface WorkflowSettings {
  /** Whether Actions is on in the repository at all. */
  readonly actionsEnabled: boolean
  /** The box "Allow GitHub Actions to create and approve pull requests". */
  readonly mayCreatePulls: boolean
  /** Whether what a job's token makes starts no run at all, or one that waits until somebody approves it. */
  readonly tokenStartsRuns: 'never' | 'after-approval'
  /** Whether there are draft pull requests; a private repository on the free plan has none. */
  readonly draftsAllowed: boolean
  /** Jobs can only read, as those of a pull request from a fork do. */
  readonly readOnlyToken: boolean
  /** Whether a mention of a team by a job's token becomes a link and is heard. */
  readonly teamsMentionable: boolean
  /** Whether a job's token reads the private `.github` repository of the organisation. */
  readonly privateConfigReadable: boolean
}

/** A workflow file as GitHub knows it: its id stays while the path stays. */
export interface Workflow {
  readonly id: number
  readonly path: string
  readonly createdAt: Instant
  state: 'active' | 'disabled_manually' | 'disabled_inactivity'
}

export type RunStatus = 'queued' | 'pending' | 'in_progress' | 'completed'
export type RunConclusion =
  | 'success'
  | 'failure'
  | 'cancelled'
  | 'skipped'
  | 'timed_out'
  | 'action_required'
  | 'startup_failure'

/** What `::error::` and its like left, in the order in which it was said. */
export interface RunAnnotation {
  readonly level: 'failure' | 'warning' | 'notice'
  readonly title: string | null
  readonly message: string
  readonly path: string | null
  readonly line: number | null
  readonly endLine: number | null
}

export interface RunStep {
  readonly name: string
  conclusion: RunConclusion | null
  /** What it printed, without the workflow commands that only the runner hears, and with secrets masked. */
  log: string
  outputs: Readonly<Record<string, string>>
  /** What it appended to `GITHUB_STEP_SUMMARY`. */
  summary: string
  annotations: RunAnnotation[]
  /** Of the host's clock. */
  milliseconds: number
}

export interface RunJob {
  readonly id: number
  readonly key: string
  readonly name: string
  status: RunStatus
  conclusion: RunConclusion | null
  startedAt: Instant | null
  completedAt: Instant | null
  outputs: Readonly<Record<string, string>>
  steps: RunStep[]
}

export interface WorkflowRun {
  readonly id: number
  readonly workflowId: number
  readonly path: string
  readonly name: string
  readonly runNumber: number
  readonly event: string
  title: string
  readonly headSha: string
  readonly headBranch: string
  readonly suiteId: number
  readonly actorId: number
  readonly createdAt: Instant
  /** The run that started it, where one did. */
  readonly causeId: number | null
  /** `GITHUB_REF`, and the branches of a pull request. */
  readonly ref: string
  readonly headRef: string
  readonly baseRef: string
  /** The commit whose file says what to do. */
  readonly fromSha: string
  /** The event file that its jobs read; null once they have. */
  payload: Readonly<Record<string, unknown>> | null
  attempt: number
  startedAt: Instant
  updatedAt: Instant
  status: RunStatus
  conclusion: RunConclusion | null
  /** Why there is no job, where that is so. */
  trouble: string | null
  jobs: RunJob[]
}
