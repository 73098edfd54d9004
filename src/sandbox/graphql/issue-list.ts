import { listIssues } from '../computed-issues.ts'
import { userById } from '../find.ts'
import { labelNames, type Outline } from '../issue-outline.ts'
import { connection, GraphqlRefusal, type PageArguments } from './connection.ts'
import { issueNode, type Place } from './issue.ts'

interface IssueFilters {
  readonly since?: string | null
  readonly createdBy?: string | null
  readonly assignee?: string | null
  readonly labels?: readonly string[] | null
  readonly states?: readonly string[] | null
}

export interface IssueArguments extends PageArguments {
  readonly states?: readonly string[] | null
  readonly labels?: readonly string[] | null
  readonly orderBy?: { readonly field: string; readonly direction: string } | null
  readonly filterBy?: IssueFilters | null
}

/** An App reads a private repository's issues only with the permission for them. */
export function demandIssueAccess({ actor, repository }: Place): void {
  if (actor.grant === null || !repository.private) return
  if (actor.grant.permissions['issues'] !== undefined) return
  throw new GraphqlRefusal('FORBIDDEN', 'Resource not accessible by integration')
}

export function issueConnection(place: Place, asked: IssueArguments) {
  demandIssueAccess(place)
  const { first: _, last, after, before, ...chosen } = asked
  const field = asked.orderBy?.field ?? 'CREATED_AT'
  const kept = listIssues(place.world, place.world.lags.connection(place.repository), {
    key: JSON.stringify(chosen),
    matches: (issue) => matches(place, issue, asked),
    by: FIELDS[field] ?? 'createdAt',
    descending: asked.orderBy?.direction === 'DESC',
  })
  return connection('issues', kept, asked, (issue) => issueNode(place, issue))
}

const FIELDS: Readonly<Record<string, 'comments' | 'updatedAt'>> = {
  COMMENTS: 'comments',
  UPDATED_AT: 'updatedAt',
}

const matches = (place: Place, issue: Outline, asked: IssueArguments): boolean =>
  (asked.states?.includes(issue.state.toUpperCase()) ?? true) &&
  labelled(place, issue, asked.labels) &&
  filtered(place, issue, asked.filterBy)

/** GraphQL's `labels` asks for any of them, where REST's asks for all. */
function labelled(
  place: Place,
  issue: Outline,
  names: readonly string[] | null | undefined,
): boolean {
  if (names == null) return true
  const wanted = names.map((name) => name.toLowerCase())
  return labelNames(place.repository, issue).some((name) => wanted.includes(name))
}

function filtered(place: Place, issue: Outline, filter: IssueFilters | null | undefined): boolean {
  if (filter == null) return true
  const since = Date.parse(filter.since ?? '')
  const author = userById(place.world, issue.authorId).login
  return [
    Number.isNaN(since) || issue.updatedAt >= since,
    sameLogin(filter.createdBy ?? author, author),
    filter.states?.includes(issue.state.toUpperCase()) ?? true,
    labelled(place, issue, filter.labels),
    assigned(place, issue, filter.assignee),
  ].every(Boolean)
}

const sameLogin = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** Null asks for issues that are nobody's, `*` for those that are somebody's. */
function assigned(place: Place, issue: Outline, asked: string | null | undefined): boolean {
  if (asked === undefined) return true
  if (asked === null) return issue.assigneeIds.length === 0
  if (asked === '*') return issue.assigneeIds.length > 0
  return issue.assigneeIds.some((id) => sameLogin(userById(place.world, id).login, asked))
}
