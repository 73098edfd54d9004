import type { LogEvent } from '../../plan/snapshot.ts'
import type { Client } from '../client.ts'
import { readMarker } from '../marker.ts'
import type { RawComment } from '../raw.ts'
import { type Comment, commentOf, type Event, eventOf, type Issue } from '../read-rest.ts'
import type { RepositoryRef } from '../setup-requests.ts'

const REPO = '/repos/{owner}/{repo}'

/** An issue as REST lists it, with what a report needs beside it. */
export interface RestIssue extends Issue {
  readonly closed_at: string | null
  readonly author_association?: string
  readonly state_reason?: string | null
  readonly parent_issue_url?: string | null
}

/** What is told of all issues of a repository at once: our own words among the comments, and the log. */
export interface RestHistory {
  readonly comments: ReadonlyMap<number, readonly RawComment[]>
  readonly events: ReadonlyMap<number, readonly LogEvent[]>
}

/** Each page of a list, before which `demand` may say that no more is to be asked. */
async function pages<T>(
  client: Client,
  route: string,
  asked: Readonly<Record<string, unknown>>,
  demand: () => void,
  take: (one: T) => void,
): Promise<void> {
  for (let page = 1; ; page++) {
    demand()
    const { data, headers } = await client.get(route, { ...asked, per_page: 100, page })
    for (const one of (data ?? []) as readonly T[]) take(one)
    if (!String(headers['link'] ?? '').includes('rel="next"')) return
  }
}

export async function restIssues(
  client: Client,
  at: RepositoryRef,
  label: string,
  demand: () => void,
): Promise<readonly RestIssue[]> {
  const issues: RestIssue[] = []
  const asked = { ...at, labels: label, state: 'all', sort: 'created', direction: 'asc' }
  await pages<RestIssue>(client, `GET ${REPO}/issues`, asked, demand, (issue) => {
    if (issue.pull_request === undefined) issues.push(issue)
  })
  return issues
}

type ListedComment = Comment & { readonly issue_url: string }
type ListedEvent = Event & { readonly issue?: { readonly number: number } | null }

/**
 * Two lists of the whole repository, in place of two for each issue. Of the comments only what carries a marker of ours
 * is kept, whoever wrote it, and of the log what can mean something.
 */
export async function restHistory(
  client: Client,
  at: RepositoryRef,
  me: string,
  demand: () => void,
): Promise<RestHistory> {
  const comments = new Map<number, RawComment[]>()
  const events = new Map<number, LogEvent[]>()
  const asked = { ...at, sort: 'created', direction: 'asc' }
  await pages<ListedComment>(client, `GET ${REPO}/issues/comments`, asked, demand, (one) => {
    if (readMarker(one.body ?? '') === null) return
    const number = Number(one.issue_url.slice(one.issue_url.lastIndexOf('/') + 1))
    push(comments, number, { ...commentOf(one, me), receipt: null })
  })
  await pages<ListedEvent>(client, `GET ${REPO}/issues/events`, at, demand, (one) => {
    const number = one.issue?.number
    if (number === undefined) return
    for (const event of eventOf(one, me)) push(events, number, event)
  })
  // This list alone comes with the newest first.
  for (const log of events.values()) log.reverse()
  return { comments, events }
}

/**
 * The log of an issue. That of the repository does not say with what reason an issue was closed: for the last time the
 * issue itself says it, and where there were others its own log is read.
 */
export async function restLog(
  client: Client,
  at: RepositoryRef,
  me: string,
  issue: RestIssue,
  { events }: RestHistory,
): Promise<readonly LogEvent[]> {
  const log = events.get(issue.number) ?? []
  const closings = log.filter(({ type }) => type === 'closed').length
  if (closings === 0) return log
  if (closings === 1 && issue.state === 'closed') {
    const reason = closedFor(issue.state_reason)
    return log.map((event) => (event.type === 'closed' ? { ...event, reason } : event))
  }
  const route = `GET ${REPO}/issues/{issue_number}/events`
  const all = await client.all(route, { ...at, issue_number: issue.number })
  return (all as readonly Event[]).flatMap((event) => eventOf(event, me))
}

const closedFor = (reason: string | null | undefined) =>
  reason === 'not_planned' || reason === 'duplicate' ? reason : 'completed'

function push<T>(lists: Map<number, T[]>, number: number, one: T): void {
  const list = lists.get(number)
  if (list === undefined) lists.set(number, [one])
  else list.push(one)
}
