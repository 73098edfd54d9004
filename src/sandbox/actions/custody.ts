import { demand, demandWritable } from '../access.ts'
import type { Issue, Repository } from '../model.ts'
import { issueJson } from '../present/issue.ts'
import { repositoryJson } from '../present/repository.ts'
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

/**
 * Moves an issue to another repository of the same owner, with its comments, its assignees and those of its labels whose
 * names are known there; its old address answers 301.
 */
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
  const moved = newIssue(world, actor, to, issue.title, issue.body, null)
  const { events, reactions, state, stateReason, closedAt, closedById, createdAt } = issue
  const { parent, subIssues, blockedBy, blocking, assigneeIds, locked, lockReason } = issue
  const kept = {
    ...{
      events,
      reactions,
      state,
      stateReason,
      closedAt,
      closedById,
      createdAt,
      locked,
      lockReason,
    },
    assigneeIds,
    comments: [...issue.comments],
    labelIds: labelsThere(from, issue, to),
  }
  const links = { parent, subIssues, blockedBy, blocking }
  const arrived: Issue = { ...moved, ...kept, ...links, authorId: issue.authorId }
  to.issues[moved.number] = arrived
  tellTransfer(world, actor, { repository: from, issue }, { repository: to, issue: arrived })
  issue.movedTo = { repositoryId: to.id, number: moved.number }
  world.changed()
  return arrived
}

function labelsThere(from: Repository, { labelIds }: Issue, to: Repository): number[] {
  const names = from.labels.filter(({ id }) => labelIds.includes(id)).map(({ name }) => name)
  const lower = new Set(names.map((name) => name.toLowerCase()))
  return to.labels.filter(({ name }) => lower.has(name.toLowerCase())).map(({ id }) => id)
}

interface Side {
  readonly repository: Repository
  readonly issue: Issue
}

/** Each side hears of the other: the old one that it left, the new one that it came. */
function tellTransfer(world: World, actor: Actor, from: Side, to: Side): void {
  const shown = ({ repository, issue }: Side) => issueJson(world, repository, issue)
  tellIssue(world, actor, from.repository, from.issue, 'transferred', {
    changes: { new_issue: shown(to), new_repository: repositoryJson(world, to.repository) },
  })
  tellIssue(world, actor, to.repository, to.issue, 'opened', {
    changes: { old_issue: shown(from), old_repository: repositoryJson(world, from.repository) },
  })
}
