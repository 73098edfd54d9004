import { demand, demandIssues, demandWritable, isAuthor, may } from '../access.ts'
import { labelByName, userByLogin } from '../find.ts'
import type { Issue, PullRequest, Repository, StateReason } from '../model.ts'
import type { Closer } from '../model-events.ts'
import { UNLINKED } from '../model-links.ts'
import { type Actor, nextId, type World } from '../world.ts'
import { attachAssignee, checkAssignees, setAssignees } from './assignees.ts'
import type { GivenValue } from './field-value.ts'
import { checkedValues, fieldsOf, writeFields } from './issue-fields.ts'
import { addLabels, attachLabel, setLabels } from './labels.ts'
import { record, tellIssue } from './record.ts'
import { leaveTraces } from './references.ts'
import { checkIssueBody, checkTitle } from './text.ts'

export interface IssueInput {
  readonly title: string
  readonly body?: string | null | undefined
  /** Dropped without a word for people below triage. */
  readonly labels?: readonly string[] | undefined
  readonly assignees?: readonly string[] | undefined
  /** Dropped without a word where there are no fields, and for people below the right to push. */
  readonly fields?: readonly GivenValue[] | undefined
  /** What an issue form brings: applied for anybody, in the opener's name, existing labels only. */
  readonly form?: { readonly labels: readonly string[]; readonly assignees: readonly string[] }
}

export function createIssue(
  world: World,
  actor: Actor,
  repository: Repository,
  input: IssueInput,
): Issue {
  demandWritable(actor, repository)
  demandIssues(repository)
  checkTitle(input.title)
  checkIssueBody(input.body)
  const trusted = may(actor, repository, 'triage')
  const people = trusted ? checkAssignees(world, repository, input.assignees ?? []) : []
  const fields = openingFields(world, actor, repository, input)
  const issue = newIssue(world, actor, repository, input.title, input.body ?? null, null)
  issue.fieldValues = fields
  tellIssue(world, actor, repository, issue, 'opened')
  applyForm(world, actor, repository, issue, input)
  if (trusted) addLabels(world, actor, repository, issue, input.labels ?? [])
  for (const person of people) attachAssignee(world, actor, repository, issue, person)
  leaveTraces(world, actor, repository, issue, input.body ?? '')
  return issue
}

function openingFields(world: World, actor: Actor, repository: Repository, input: IssueInput) {
  const fields = fieldsOf(world, repository)
  const taken = fields.length > 0 && may(actor, repository, 'write')
  return taken ? checkedValues(fields, input.fields ?? []) : []
}

function applyForm(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  input: IssueInput,
): void {
  for (const name of input.form?.labels ?? []) {
    const label = labelByName(repository, name)
    if (label !== undefined) attachLabel(world, actor, repository, issue, label)
  }
  for (const login of input.form?.assignees ?? []) {
    const user = userByLogin(world, login)
    if (user !== undefined) attachAssignee(world, actor, repository, issue, user)
  }
}

/** Takes the next number; issues and pull requests share one row of numbers. Tells nobody. */
export function newIssue(
  world: World,
  actor: Actor,
  repository: Repository,
  title: string,
  body: string | null,
  pull: PullRequest | null,
): Issue {
  repository.lastNumber += 1
  const at = world.now()
  const issue: Issue = {
    id: nextId(world),
    number: repository.lastNumber,
    title: title.trim(),
    body: body === '' ? null : body,
    state: 'open',
    stateReason: null,
    authorId: actor.user.id,
    viaAppId: actor.grant?.appId ?? null,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    closedById: null,
    labelIds: [],
    assigneeIds: [],
    locked: false,
    lockReason: null,
    comments: [],
    events: [],
    reactions: [],
    fieldValues: [],
    pull,
    deleted: false,
    movedTo: null,
    lastEditedAt: null,
    editorId: null,
    ...UNLINKED,
  }
  repository.issues[issue.number] = issue
  return issue
}

export interface IssueEdit {
  readonly title?: string | undefined
  readonly body?: string | null | undefined
  readonly state?: 'open' | 'closed' | undefined
  readonly stateReason?: StateReason | null | undefined
  readonly labels?: readonly string[] | undefined
  readonly assignees?: readonly string[] | undefined
  readonly fields?: readonly GivenValue[] | undefined
}

/** One PATCH: each part is its own event, as on GitHub. */
export function editIssue(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  edit: IssueEdit,
): Issue {
  demandWritable(actor, repository)
  if (!isAuthor(actor, issue)) demand(actor, repository, 'triage')
  if (edit.title !== undefined || edit.body !== undefined) {
    editText(world, actor, repository, issue, edit)
  }
  const trusted = may(actor, repository, 'triage')
  if (trusted && edit.labels) setLabels(world, actor, repository, issue, edit.labels)
  if (trusted && edit.assignees) setAssignees(world, actor, repository, issue, edit.assignees)
  if (edit.fields && fieldsOf(world, repository).length > 0) {
    writeFields(world, actor, repository, issue, edit.fields, 'add')
  }
  if (edit.state === 'closed') {
    closeIssue(world, actor, repository, issue, edit.stateReason ?? 'completed')
  }
  if (edit.state === 'open') reopenIssue(world, actor, repository, issue)
  return issue
}

function editText(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  edit: IssueEdit,
): void {
  if (!isAuthor(actor, issue)) demand(actor, repository, 'write')
  const before = { title: issue.title, body: issue.body }
  const title = edit.title?.trim() ?? issue.title
  const body = edit.body === undefined ? issue.body : edit.body
  checkTitle(title)
  checkIssueBody(body)
  issue.title = title
  issue.body = body
  const changes: Record<string, { from: string }> = {}
  if (before.title !== title) {
    changes['title'] = { from: before.title }
    record(world, actor, issue, { kind: 'renamed', from: before.title, to: title })
  }
  if (before.body !== body) {
    changes['body'] = { from: before.body ?? '' }
    issue.lastEditedAt = world.now()
    issue.editorId = actor.user.id
    issue.updatedAt = world.now()
    leaveTraces(world, actor, repository, issue, body ?? '')
  }
  if (Object.keys(changes).length > 0) {
    tellIssue(world, actor, repository, issue, 'edited', { changes })
  }
}

/** Closes, or changes the reason of what is closed. Author or triage. */
export function closeIssue(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  stateReason: StateReason = 'completed',
  closer: Closer | null = null,
): void {
  demandWritable(actor, repository)
  if (!isAuthor(actor, issue)) demand(actor, repository, 'triage')
  const reason = stateReason === 'reopened' ? 'completed' : stateReason
  if (issue.state === 'closed' && (issue.pull !== null || issue.stateReason === reason)) return
  issue.state = 'closed'
  issue.stateReason = issue.pull === null ? reason : null
  issue.closedAt = world.now()
  issue.closedById = actor.user.id
  record(world, actor, issue, { kind: 'closed', stateReason: reason, closer })
  tellIssue(world, actor, repository, issue, 'closed')
}

/** Reopens. Whoever only opened it may undo their own closing, not a collaborator's. */
export function reopenIssue(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
): void {
  demandWritable(actor, repository)
  const own = isAuthor(actor, issue) && issue.closedById === actor.user.id
  if (issue.state === 'open') return
  if (!own) demand(actor, repository, 'triage')
  issue.state = 'open'
  issue.stateReason = issue.pull === null ? 'reopened' : null
  issue.closedAt = null
  issue.closedById = null
  record(world, actor, issue, { kind: 'reopened' })
  tellIssue(world, actor, repository, issue, 'reopened')
}
