import type { Instant } from '../domain/instant.ts'
import type { IssueSource } from './computed-issues.ts'
import type { Lags } from './lags.ts'
import type { Delivery, JobOf, Permissions, Repository, State, User } from './model.ts'
import type { WorkflowRun } from './model-actions.ts'

/** Who asks: a person, or an App's installation acting as its bot within what it was granted. */
export interface Actor {
  readonly user: User
  readonly grant: Grant | null
}

export interface Grant {
  readonly appId: number
  readonly installationId: number
  readonly permissions: Permissions
  readonly repositoryIds: readonly number[]
  /** Set where it is a job that acts, and not an App. */
  readonly job?: JobGrant
}

export interface JobGrant extends JobOf {
  /** Private repositories that the job reads beside its own. */
  readonly alsoReads: readonly number[]
}

/** Something GitHub tells subscribed Apps about. The payload is a finished snapshot. */
export interface Happening {
  readonly event: string
  readonly action: string | null
  readonly repository: Repository | null
  /** Set where the event concerns one installation rather than a repository. */
  readonly installationId?: number
  /** Set where one App alone is told. */
  readonly onlyAppId?: number
  /** Set where a job's token did it, which starts no workflow. */
  readonly byJob?: true
  readonly sender: User
  readonly payload: Readonly<Record<string, unknown>>
}

/** What the page and the API ask of whoever runs workflows. */
export interface Jobs {
  readonly start: (repository: Repository, run: WorkflowRun) => void
  readonly cancel: (run: WorkflowRun) => void
}

/** What the actions stand on: the state, its clock, and the ways out. */
export interface World {
  readonly state: State
  /** The world's time, which tests can move. */
  readonly now: () => Instant
  /**
   * The host's time. Tokens and JWTs go by it: Octokit measures those with its own clock, so a moved
   * world would otherwise lock every client out.
   */
  readonly hostNow: () => Instant
  /** `http://127.0.0.1:3000`, without a slash at the end. */
  origin: string
  /** Tells subscribed Apps and whoever watches, and marks the state as changed. */
  readonly emit: (happening: Happening) => void
  /** Hears of all that Apps are told of, subscribed or not; what is returned ends it. */
  readonly watch: (watcher: (happening: Happening) => void) => () => void
  /** Hears of each move of the clock; what is returned ends it. */
  readonly onTick: (listener: () => void) => () => void
  /** Whoever runs workflows in this world; null where nobody does. */
  jobs: Jobs | null
  /** Marks the state as changed, so that it is written to its file. */
  readonly changed: () => void
  readonly redeliver: (delivery: Delivery) => void
  /** How far reads are behind what was written; not at all unless a test asks for it. */
  readonly lags: Lags
  /** Issues that are computed instead of kept, by repository. They are in no file. */
  readonly sources: Map<number, IssueSource>
}

/** The next number of this world's one id sequence, so that ids also order what happened at once. */
export function nextId(world: World): number {
  world.state.lastId += 1
  return world.state.lastId
}
