import { demand, demandWritable } from '../access.ts'
import type { Issue, Repository } from '../model.ts'
import { forbidden } from '../refusal.ts'
import type { Actor, World } from '../world.ts'
import { newIssue } from './issues.ts'
import { record, tellIssue } from './record.ts'

export function lockIssue(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  lockReason: string | null,
): void {
  demandWritable(actor, repository)
  demand(actor, repository, 'triage')
  if (issue.locked) return
  issue.locked = true
  issue.lockReason = lockReason
  record(world, actor, issue, { kind: 'locked', lockReason })
  tellIssue(world, actor, repository, issue, 'locked')
}

export function unlockIssue(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
): void {
  demandWritable(actor, repository)
  demand(actor, repository, 'triage')
  if (!issue.locked) return
  issue.locked = false
  issue.lockReason = null
  record(world, actor, issue, { kind: 'unlocked' })
  tellIssue(world, actor, repository, issue, 'unlocked')
}

/** Only administrators delete, and no App can. */
export function deleteIssue(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
): void {
  if (actor.grant !== null) throw forbidden('Resource not accessible by integration')
  demandWritable(actor, repository)
  demand(actor, repository, 'admin')
  tellIssue(world, actor, repository, issue, 'deleted')
  issue.deleted = true
  world.changed()
}

/** Moves an issue to another repository of the same owner; its old address answers 301. */
export function transferIssue(
  world: World,
  actor: Actor,
  from: Repository,
  issue: Issue,
  to: Repository,
): Issue {
  if (actor.grant !== null) throw forbidden('Resource not accessible by integration')
  for (const side of [from, to]) {
    demandWritable(actor, side)
    demand(actor, side, 'write')
  }
  tellIssue(world, actor, from, issue, 'transferred')
  const moved = newIssue(world, actor, to, issue.title, issue.body, null)
  const { comments, events, reactions, state, stateReason, closedAt, closedById } = issue
  const kept = { comments, events, reactions, state, stateReason, closedAt, closedById }
  to.issues[moved.number] = { ...moved, ...kept, authorId: issue.authorId }
  issue.movedTo = { repositoryId: to.id, number: moved.number }
  world.changed()
  return to.issues[moved.number] ?? moved
}
