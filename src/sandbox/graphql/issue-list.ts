import { labelsOf, liveIssues, userById } from '../find.ts'
import type { Issue } from '../model.ts'
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
  const kept = liveIssues(place.world.lags.connection(place.repository))
    .filter((issue) => issue.pull === null)
    .filter((issue) => asked.states?.includes(issue.state.toUpperCase()) ?? true)
    .filter((issue) => labelled(place, issue, asked.labels))
    .filter((issue) => filtered(place, issue, asked.filterBy))
  const field = asked.orderBy?.field ?? 'CREATED_AT'
  const value = (issue: Issue) => {
    if (field === 'COMMENTS') return issue.comments.length
    return field === 'UPDATED_AT' ? issue.updatedAt : issue.createdAt
  }
  kept.sort((a, b) => value(a) - value(b) || a.number - b.number)
  if (asked.orderBy?.direction === 'DESC') kept.reverse()
  return connection('issues', kept, asked, (issue) => issueNode(place, issue))
}

/** GraphQL's `labels` asks for any of them, where REST's asks for all. */
function labelled(
  place: Place,
  issue: Issue,
  names: readonly string[] | null | undefined,
): boolean {
  const wanted = names?.map((name) => name.toLowerCase())
  const carried = labelsOf(place.repository, issue)
  return wanted == null || carried.some((label) => wanted.includes(label.name.toLowerCase()))
}

function filtered(place: Place, issue: Issue, filter: IssueFilters | null | undefined): boolean {
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
function assigned(place: Place, issue: Issue, asked: string | null | undefined): boolean {
  if (asked === undefined) return true
  if (asked === null) return issue.assigneeIds.length === 0
  if (asked === '*') return issue.assigneeIds.length > 0
  return issue.assigneeIds.some((id) => sameLogin(userById(place.world, id).login, asked))
}
