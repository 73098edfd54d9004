import { assignable, demand, demandWritable } from '../access.ts'
import { userById, userByLogin } from '../find.ts'
import type { Issue, Repository, User } from '../model.ts'
import { simpleUser } from '../present/user.ts'
import { invalid } from '../refusal.ts'
import type { Actor, World } from '../world.ts'
import { record, tellIssue } from './record.ts'

const MAX_ASSIGNEES = 10

function known(world: World, repository: Repository, issue: Issue | undefined, login: string) {
  const user = userByLogin(world, login)
  return user !== undefined && assignable(world, repository, user, issue) ? user : undefined
}

/** Adds assignees; a login that cannot be assigned is dropped without a word, as GitHub does. */
export function assign(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  logins: readonly string[],
): void {
  demandWritable(actor, repository)
  demand(actor, repository, 'triage')
  for (const login of logins) {
    const user = known(world, repository, issue, login)
    if (user !== undefined) attachAssignee(world, actor, repository, issue, user)
  }
}

/** Assigns one person, with the event; for callers that have checked the right themselves. */
export function attachAssignee(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  user: User,
): void {
  if (issue.assigneeIds.includes(user.id) || issue.assigneeIds.length >= MAX_ASSIGNEES) return
  issue.assigneeIds = [...issue.assigneeIds, user.id]
  record(world, actor, issue, { kind: 'assigned', assigneeId: user.id })
  const assignee = simpleUser(world, user)
  tellIssue(world, actor, repository, issue, 'assigned', { assignee })
}

export function unassign(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  logins: readonly string[],
): void {
  demandWritable(actor, repository)
  demand(actor, repository, 'triage')
  for (const login of logins) {
    const user = userByLogin(world, login)
    if (user === undefined || !issue.assigneeIds.includes(user.id)) continue
    issue.assigneeIds = issue.assigneeIds.filter((id) => id !== user.id)
    record(world, actor, issue, { kind: 'unassigned', assigneeId: user.id })
    const assignee = simpleUser(world, user)
    tellIssue(world, actor, repository, issue, 'unassigned', { assignee })
  }
}

/** Makes exactly these people the assignees. Throws 422 for somebody who cannot be. */
export function setAssignees(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  logins: readonly string[],
): void {
  const users = checkAssignees(world, repository, logins, issue)
  const gone = issue.assigneeIds.filter((id) => !users.some((user) => user.id === id))
  const names = gone.map((id) => userById(world, id).login)
  unassign(world, actor, repository, issue, names)
  assign(world, actor, repository, issue, logins)
}

/** The people behind these logins. Throws 422 naming the first who cannot be assigned. */
export function checkAssignees(
  world: World,
  repository: Repository,
  logins: readonly string[],
  issue?: Issue,
): User[] {
  return logins.map((login) => {
    const user = known(world, repository, issue, login)
    if (user !== undefined) return user
    throw invalid({ resource: 'Issue', field: 'assignees', code: 'invalid', value: login })
  })
}
