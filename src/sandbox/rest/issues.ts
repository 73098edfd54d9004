import { assignable, demandIssues } from '../access.ts'
import { assign, unassign } from '../actions/assignees.ts'
import { lockIssue, unlockIssue } from '../actions/custody.ts'
import { createIssue, editIssue } from '../actions/issues.ts'
import { listIssues } from '../computed-issues.ts'
import { issueByNumber, userById, userByLogin } from '../find.ts'
import { labelNames, type Outline } from '../issue-outline.ts'
import { itemsAcross } from '../items-across.ts'
import type { Issue, StateReason } from '../model.ts'
import { eventJson, timelineJson, timelineOf } from '../present/event.ts'
import { issueJson } from '../present/issue.ts'
import { invalid, notFound } from '../refusal.ts'
import { type Body, names, nullableText, optionalText, requiredText } from './body.ts'
import { bodyAs } from './body-as.ts'
import { givenValues } from './field-values.ts'
import { created, type Here, here, listed, NOTHING, ok, type Route } from './route.ts'

export const READ = 'issues=read; pull_requests=read'
export const WRITE = 'issues=write; pull_requests=write'

export function issueHere(at: Here): Issue {
  return issueByNumber(at.world, at.repository, Number(at.params['issue_number']))
}

const show = (at: Here, issue: Issue) => ({
  ...issueJson(at.world, at.repository, issue),
  ...bodyAs(at, issue),
})

function oneOf<T extends string>(body: Body, key: string, allowed: readonly T[]): T | undefined {
  const value = optionalText(body, key)
  if (value === undefined) return undefined
  const known = allowed.find((candidate) => candidate === value)
  if (known !== undefined) return known
  throw invalid({ resource: 'Issue', code: 'invalid', field: key, value })
}

const REASONS: readonly StateReason[] = ['completed', 'not_planned', 'duplicate', 'reopened']

function wantedAssignees(body: Body): readonly string[] | undefined {
  const single = optionalText(body, 'assignee')
  return names(body, 'assignees') ?? (single === undefined ? undefined : [single])
}

function create(at: Here) {
  const { world, actor, repository, body } = at
  const issue = createIssue(world, actor, repository, {
    title: requiredText(body, 'title'),
    body: nullableText(body, 'body'),
    labels: names(body, 'labels'),
    assignees: wantedAssignees(body),
    fields: givenValues(body),
  })
  return created(show(at, issue))
}

function edit(at: Here) {
  const { world, actor, repository, body } = at
  const issue = issueHere(at)
  editIssue(world, actor, repository, issue, {
    title: optionalText(body, 'title'),
    body: nullableText(body, 'body'),
    state: oneOf(body, 'state', ['open', 'closed']),
    stateReason: oneOf(body, 'state_reason', REASONS),
    labels: names(body, 'labels'),
    assignees: wantedAssignees(body),
    fields: givenValues(body),
  })
  return ok(show(at, issue))
}

function list(at: Here) {
  demandIssues(at.repository)
  const chosen = new URLSearchParams(at.query)
  for (const paging of ['page', 'per_page', 'direction']) chosen.delete(paging)
  const kept = listIssues(at.world, at.repository, {
    key: `${chosen}`,
    matches: (issue) => matches(at, issue),
    by: SORTS[at.query.get('sort') ?? ''] ?? 'createdAt',
    descending: at.query.get('direction') !== 'asc',
  })
  return listed(kept, (issue) => show(at, issue))
}

const SORTS: Readonly<Record<string, 'comments' | 'updatedAt'>> = {
  comments: 'comments',
  updated: 'updatedAt',
}

/** Every filter that the query names must let the issue pass. */
function matches(at: Here, issue: Outline): boolean {
  const asked = (key: string) => at.query.get(key)?.toLowerCase()
  const state = asked('state') ?? 'open'
  const wanted =
    asked('labels')
      ?.split(',')
      .map((name) => name.trim()) ?? []
  const carried = labelNames(at.repository, issue)
  const since = Date.parse(at.query.get('since') ?? '')
  const creator = asked('creator')
  return [
    state === 'all' || issue.state === state,
    wanted.every((name) => name === '' || carried.includes(name)),
    Number.isNaN(since) || issue.updatedAt >= since,
    creator === undefined || loginOf(at, issue.authorId) === creator,
    assigneeMatches(at, issue, asked('assignee')),
  ].every(Boolean)
}

const loginOf = (at: Here, id: number) => userById(at.world, id).login.toLowerCase()

function assigneeMatches(at: Here, issue: Outline, asked: string | undefined): boolean {
  if (asked === undefined) return true
  if (asked === 'none') return issue.assigneeIds.length === 0
  if (asked === '*') return issue.assigneeIds.length > 0
  return issue.assigneeIds.some((id) => loginOf(at, id) === asked)
}

function addAssignees(at: Here) {
  const issue = issueHere(at)
  assign(at.world, at.actor, at.repository, issue, names(at.body, 'assignees') ?? [])
  return created(show(at, issue))
}

function removeAssignees(at: Here) {
  const issue = issueHere(at)
  unassign(at.world, at.actor, at.repository, issue, names(at.body, 'assignees') ?? [])
  return ok(show(at, issue))
}

function mayBeAssigned(at: Here) {
  const user = userByLogin(at.world, at.params['assignee'] ?? '')
  if (user === undefined || !assignable(at.world, at.repository, user)) throw notFound()
  return NOTHING
}

function lock(at: Here) {
  const reason = oneOf(at.body, 'lock_reason', ['off-topic', 'too heated', 'resolved', 'spam'])
  lockIssue(at.world, at.actor, at.repository, issueHere(at), reason ?? null)
  return NOTHING
}

function unlock(at: Here) {
  unlockIssue(at.world, at.actor, at.repository, issueHere(at))
  return NOTHING
}

function timeline(at: Here) {
  const issue = issueHere(at)
  const { world, repository } = at
  return listed(timelineOf(issue), (item) => timelineJson(world, repository, issue, item))
}

function events(at: Here) {
  const kept = issueHere(at).events.filter((event) => event.kind !== 'cross-referenced')
  return listed(kept, (event) => eventJson(at.world, at.repository, event))
}

/** The logs of all issues, the newest line first; each says which issue it is of. */
function everyEvent(at: Here) {
  const { world, repository } = at
  const all = itemsAcross(world, repository, {
    key: 'events',
    of: ({ events }) => events.filter(({ kind }) => kind !== 'cross-referenced'),
    by: (event) => event.createdAt,
    descending: true,
  })
  return listed(all, ({ issue, item }) => {
    // Described for the log of one issue, and not for this list.
    const { state_reason: _, ...shown } = {
      state_reason: null,
      ...eventJson(world, repository, item),
    }
    return { ...shown, issue: show(at, issue) }
  })
}

export const ISSUE_ROUTES: readonly Route[] = [
  here('GET', '/issues', READ, list),
  here('POST', '/issues', 'issues=write', create),
  here('GET', '/issues/events', READ, everyEvent),
  here('GET', '/issues/{issue_number}', READ, (at) => ok(show(at, issueHere(at)))),
  here('PATCH', '/issues/{issue_number}', WRITE, edit),
  here('POST', '/issues/{issue_number}/assignees', WRITE, addAssignees),
  here('DELETE', '/issues/{issue_number}/assignees', WRITE, removeAssignees),
  here('GET', '/assignees/{assignee}', 'metadata=read', mayBeAssigned),
  here('PUT', '/issues/{issue_number}/lock', WRITE, lock),
  here('DELETE', '/issues/{issue_number}/lock', WRITE, unlock),
  here('GET', '/issues/{issue_number}/timeline', READ, timeline),
  here('GET', '/issues/{issue_number}/events', READ, events),
]
