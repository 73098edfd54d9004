import type { Instant } from '../domain/instant.ts'
import type { Workflow, WorkflowRun, WorkflowSettings } from './model-actions.ts'
import type { CheckRun, CheckSuite, Rule } from './model-checks.ts'
import type { Deployment } from './model-deployments.ts'
import type { IssueEvent } from './model-events.ts'
import type { FieldValue, IssueField } from './model-fields.ts'
import type { Linked } from './model-links.ts'
import type { Review } from './model-reviews.ts'
import type { Team } from './model-teams.ts'

/** The roles a person can hold on a repository, weakest first. */
export const ROLES = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const
export type Role = (typeof ROLES)[number]

export interface User {
  readonly id: number
  /** A bot's login carries its suffix here, as in REST: `sitrep[bot]`. */
  login: string
  name: string | null
  readonly type: 'User' | 'Bot' | 'Organization'
  readonly createdAt: Instant
  /** Ids of the people who belong to this organisation; empty for everybody else. */
  memberIds: number[]
  /** What an organisation writes down about its issues, if it does so now. */
  issueFields: readonly IssueField[]
  offersFields: boolean
}

export interface Label {
  readonly id: number
  name: string
  /** Six hex digits without `#`. */
  color: string
  description: string | null
  readonly default: boolean
}

export const REACTIONS = [
  '+1',
  '-1',
  'laugh',
  'confused',
  'heart',
  'hooray',
  'rocket',
  'eyes',
] as const
export type ReactionContent = (typeof REACTIONS)[number]

export interface Reaction {
  readonly id: number
  readonly userId: number
  readonly content: ReactionContent
  readonly createdAt: Instant
}

/** What an edit leaves behind: null fields mean "never edited". */
interface Edited {
  lastEditedAt: Instant | null
  editorId: number | null
}

export interface Comment extends Edited {
  readonly id: number
  readonly authorId: number
  /** The App through which it was written, if any. */
  readonly viaAppId: number | null
  body: string
  readonly createdAt: Instant
  updatedAt: Instant
  minimizedReason: string | null
  reactions: Reaction[]
}

export type StateReason = 'completed' | 'not_planned' | 'duplicate' | 'reopened'

/** The half of a pull request that a plain issue does not have. */
export interface PullRequest {
  readonly id: number
  readonly headRef: string
  headSha: string
  baseRef: string
  baseSha: string
  draft: boolean
  mergedAt: Instant | null
  mergedById: number | null
  /** What the merge left on the base branch; null until then. */
  mergeCommitSha: string | null
  maintainerCanModify: boolean
  requestedReviewerIds: number[]
  reviews: Review[]
}

export interface Issue extends Edited, Linked {
  readonly id: number
  readonly number: number
  title: string
  body: string | null
  state: 'open' | 'closed'
  stateReason: StateReason | null
  readonly authorId: number
  readonly viaAppId: number | null
  readonly createdAt: Instant
  updatedAt: Instant
  closedAt: Instant | null
  closedById: number | null
  labelIds: number[]
  assigneeIds: number[]
  locked: boolean
  lockReason: string | null
  comments: Comment[]
  events: IssueEvent[]
  reactions: Reaction[]
  fieldValues: readonly FieldValue[]
  pull: PullRequest | null
  /** A deleted issue answers 410. */
  deleted: boolean
  /** Where it was transferred to; asking for it here answers 301. */
  movedTo: { readonly repositoryId: number; readonly number: number } | null
}

export interface TreeEntry {
  readonly path: string
  readonly mode: '100644' | '100755' | '120000' | '040000' | '160000'
  readonly type: 'blob' | 'tree' | 'commit'
  readonly sha: string
}

export interface Signature {
  readonly name: string
  readonly email: string
  readonly date: Instant
}

export interface Commit {
  readonly sha: string
  readonly treeSha: string
  readonly parentShas: readonly string[]
  readonly message: string
  readonly author: Signature
  readonly committer: Signature
  /** The account behind the author; null where no account has that address. */
  readonly authorId: number | null
}

/** Git's own object store: names are the true SHA-1 of the object, blobs are base64. */
export interface GitObjects {
  readonly blobs: Record<string, string>
  readonly trees: Record<string, readonly TreeEntry[]>
  readonly commits: Record<string, Commit>
}

export interface Repository {
  readonly id: number
  readonly ownerId: number
  name: string
  description: string | null
  private: boolean
  archived: boolean
  hasIssues: boolean
  defaultBranch: string
  readonly createdAt: Instant
  updatedAt: Instant
  pushedAt: Instant
  /** Explicit roles by user id. Nobody listed here reads a private repository. */
  roles: Record<number, Role>
  labels: Label[]
  /** By number; pull requests are issues with `pull`. */
  issues: Record<number, Issue>
  lastNumber: number
  /** Full name (`refs/heads/main`) to commit. */
  refs: Record<string, string>
  readonly git: GitObjects
  rules: Rule[]
  checkSuites: CheckSuite[]
  /** By id, which also is their order. */
  readonly checkRuns: Record<number, CheckRun>
  readonly deployments: Record<number, Deployment>
  readonly workflows: Workflow[]
  /** By id, which also is their order. */
  readonly workflowRuns: Record<number, WorkflowRun>
  workflowSettings: WorkflowSettings
}

export type Access = 'read' | 'write' | 'admin'
/** GitHub's names of App permissions: `issues`, `contents`, `pull_requests`, `metadata` ... */
export type Permissions = Readonly<Record<string, Access>>

export interface App {
  readonly id: number
  readonly slug: string
  readonly name: string
  readonly clientId: string
  readonly ownerId: number
  readonly botId: number
  readonly createdAt: Instant
  permissions: Permissions
  events: readonly string[]
  readonly publicKey: string
  /** Kept so that a start command can hand it to the app it starts; GitHub shows it once. */
  readonly privateKey: string
  readonly hookId: number
  webhookUrl: string | null
  webhookSecret: string
}

export interface Installation {
  readonly id: number
  readonly appId: number
  readonly accountId: number
  readonly createdAt: Instant
  updatedAt: Instant
  permissions: Permissions
  events: readonly string[]
  selection: 'all' | 'selected'
  repositoryIds: number[]
  suspendedAt: Instant | null
}

export type Token =
  | { readonly kind: 'user'; readonly userId: number }
  | {
      readonly kind: 'installation'
      readonly installationId: number
      readonly permissions: Permissions
      /** Null for every repository of the installation. */
      readonly repositoryIds: readonly number[] | null
      expiresAt: Instant
      /** Set where it is a job's own: the repository that the job runs in. */
      readonly job?: JobOf
    }

/** Where a job's token is at home. */
export interface JobOf {
  readonly repositoryId: number
  readonly runId: number | null
}

export interface Delivery {
  readonly id: number
  /** X-GitHub-Delivery; a redelivery keeps it. */
  readonly guid: string
  readonly event: string
  readonly action: string | null
  readonly installationId: number | null
  readonly repositoryId: number | null
  readonly redelivery: boolean
  readonly requestHeaders: Readonly<Record<string, string>>
  /** The exact bytes that were signed. */
  readonly payload: string
  readonly queuedAt: Instant
  deliveredAt: Instant | null
  /** Null while it is still queued. */
  statusCode: number | null
  status: string
  durationMs: number
  responseHeaders: Readonly<Record<string, string>>
  responseBody: string
}

/** Everything the box remembers: plain JSON, written to the state file as it stands. */
export interface State {
  readonly version: 1
  lastId: number
  /** How far `clock.advance` has moved this world ahead of the host's clock, in milliseconds. */
  clockOffsetMs: number
  readonly users: Record<number, User>
  readonly repositories: Record<number, Repository>
  readonly apps: Record<number, App>
  readonly installations: Record<number, Installation>
  readonly tokens: Record<string, Token>
  readonly teams: Record<number, Team>
  deliveries: Delivery[]
}
