import * as z from 'zod'
import { exactNow } from './exact-now.ts'
import { type IssueVersions, issueVersions } from './issue-versions.ts'
import type { Issue, Repository } from './model.ts'
import type { World } from './world.ts'

const Milliseconds = z.number().nonnegative().default(0)

const Shape = z.strictObject({
  /** REST lists: issues, comments, timelines, events, pull requests. */
  lists: Milliseconds,
  /** Lists of issues that ask for a label, where this is more than `lists`. */
  labels: Milliseconds,
  /** GraphQL connections: issues, comments, timelines, labels, assignees, reactions and sub-issues of an issue. */
  graphql: Milliseconds,
  /** One issue or comment by its number or id, in REST and in GraphQL; 404 while it is too new. */
  byNumber: Milliseconds,
})

/** How far each kind of read is behind what was written, in milliseconds of the world's clock. */
export type Lag = z.output<typeof Shape>

const NONE: Lag = { lists: 0, labels: 0, graphql: 0, byNumber: 0 }

/** Reads that come from a replica. Writes always meet the newest state, and so do their answers. */
export interface Lags {
  /** Kinds that are left out do not lag. Throws for what is no lag. */
  readonly set: (lag: z.input<typeof Shape>) => void
  readonly get: () => Lag
  readonly clear: () => void
  /** Remembers what just changed; whoever changes the state calls it. */
  readonly note: () => void
  /** The repository as a REST route shows it. */
  readonly rest: (repository: Repository, path: string, query: URLSearchParams) => Repository
  /** The repository as GraphQL shows one issue of it, whose connections lag further. */
  readonly graphql: (repository: Repository) => Repository
  /** The repository as GraphQL's connection of its issues shows it. */
  readonly connection: (repository: Repository) => Repository
}

export function createLags(worldOf: () => World): Lags {
  let lag = NONE
  let versions: IssueVersions | null = null
  const seen = (repository: Repository, show: Show, ...kinds: readonly (keyof Lag)[]) =>
    versions === null || kinds.every((kind) => lag[kind] === 0)
      ? repository
      : viewed(worldOf(), repository, { lag, versions }, show)
  const set: Lags['set'] = (given) => {
    lag = Shape.parse(given)
    versions ??= issueVersions(worldOf().state)
    versions.note(exactNow(worldOf()))
  }
  const note = () => {
    if (versions === null) return
    const now = exactNow(worldOf())
    versions.note(now)
    versions.forget(now - Math.max(...Object.values(lag)))
  }
  return {
    set,
    get: () => lag,
    clear: () => {
      lag = NONE
      versions = null
    },
    note,
    rest: (repository, path, query) => {
      const show = shownBy(path, query)
      return seen(repository, show, 'lists', 'labels', 'byNumber')
    },
    graphql: (repository) => seen(repository, one('graphql'), 'graphql', 'byNumber'),
    // What comes in may be one issue's view already, which knows nothing of the others.
    connection: ({ id }) => seen(fresh(worldOf(), id), (past) => past('graphql'), 'graphql'),
  }
}

/** The issue as it stood before the longest of these lags; undefined where it is too new for that. */
type Past = (...kinds: readonly (keyof Lag)[]) => Issue | undefined
/** What a reader sees of one issue; undefined for nothing. */
type Show = (past: Past) => Issue | undefined

interface Memory {
  readonly lag: Lag
  readonly versions: IssueVersions
}

function viewed(
  world: World,
  { id }: Repository,
  { lag, versions }: Memory,
  show: Show,
): Repository {
  const now = exactNow(world)
  const repository = fresh(world, id)
  const issues = Object.values(repository.issues).flatMap((issue) => {
    const shown = show((...kinds) => {
      const behind = Math.max(...kinds.map((kind) => lag[kind]))
      return behind === 0 ? issue : versions.asOf(issue, now - behind)
    })
    return shown === undefined ? [] : [[issue.number, shown] as const]
  })
  return { ...repository, issues: Object.fromEntries(issues) }
}

function fresh(world: World, id: number): Repository {
  const repository = world.state.repositories[id]
  if (repository === undefined) throw new Error(`the sandbox has no repository ${id}`)
  return repository
}

/** One issue by its number, while what hangs on it is of its own age. */
const one =
  (kind: 'lists' | 'graphql'): Show =>
  (past) => {
    const issue = past('byNumber')
    const old = past(kind)
    return issue && { ...issue, ...hanging(old) }
  }

const hanging = (old: Issue | undefined) => ({
  comments: old?.comments ?? [],
  events: old?.events ?? [],
  labelIds: old?.labelIds ?? [],
  assigneeIds: old?.assigneeIds ?? [],
  reactions: old?.reactions ?? [],
  subIssues: old?.subIssues ?? [],
  blockedBy: old?.blockedBy ?? [],
  blocking: old?.blocking ?? [],
})

const LISTS: ReadonlySet<string> = new Set(['issues', 'issues/comments', 'pulls'])
/** `/repos/{owner}/{repo}/issues/{issue_number}` is one thing, and what follows it a list. */
const HANGS_ON_ONE = /^(?:issues|pulls)\/\{\w+\}\/\w/

function shownBy(path: string, query: URLSearchParams): Show {
  const below = path.replace('/repos/{owner}/{repo}/', '')
  if (HANGS_ON_ONE.test(below)) return one('lists')
  if (!LISTS.has(below)) return (past) => past('byNumber')
  const byLabel = below === 'issues' && query.get('labels') !== null
  return (past) => (byLabel ? past('lists', 'labels') : past('lists'))
}
