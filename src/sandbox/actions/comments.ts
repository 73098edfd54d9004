import { demandWritable, isAuthor, may } from '../access.ts'
import type { Comment, Issue, Repository } from '../model.ts'
import { forbidden } from '../refusal.ts'
import { type Actor, nextId, type World } from '../world.ts'
import { record, tellComment } from './record.ts'
import { duplicateOf, leaveTraces } from './references.ts'
import { checkCommentBody } from './text.ts'

/** Throws 403 on a locked conversation for people who are no collaborators. */
export function demandConversation(actor: Actor, repository: Repository, issue: Issue): void {
  demandWritable(actor, repository)
  if (!issue.locked || may(actor, repository, 'triage')) return
  throw forbidden('Unable to create comment because issue is locked.')
}

export function comment(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  body: string,
): Comment {
  demandConversation(actor, repository, issue)
  checkCommentBody(body)
  const made: Comment = {
    id: nextId(world),
    authorId: actor.user.id,
    viaAppId: actor.grant?.appId ?? null,
    body,
    createdAt: world.now(),
    updatedAt: world.now(),
    lastEditedAt: null,
    editorId: null,
    minimizedReason: null,
    reactions: [],
  }
  issue.comments.push(made)
  issue.updatedAt = world.now()
  leaveTraces(world, actor, repository, issue, body)
  markDuplicate(world, actor, repository, issue, body)
  tellComment(world, actor, repository, issue, made, 'created')
  return made
}

function markDuplicate(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  body: string,
): void {
  const canonicalNumber = duplicateOf(world, repository, body)
  if (canonicalNumber === null || canonicalNumber === issue.number) return
  if (!may(actor, repository, 'triage')) return
  record(world, actor, issue, { kind: 'marked_as_duplicate', canonicalNumber })
}

/** Its author may edit a comment, and whoever may push. */
function demandComment(actor: Actor, repository: Repository, found: Comment): void {
  demandWritable(actor, repository)
  if (!isAuthor(actor, found) && !may(actor, repository, 'write')) throw forbidden()
}

export function editComment(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  found: Comment,
  body: string,
): Comment {
  demandComment(actor, repository, found)
  checkCommentBody(body)
  const from = found.body
  found.body = body
  found.updatedAt = world.now()
  if (from === body) {
    world.changed()
    return found
  }
  found.lastEditedAt = world.now()
  found.editorId = actor.user.id
  leaveTraces(world, actor, repository, issue, body)
  tellComment(world, actor, repository, issue, found, 'edited', { changes: { body: { from } } })
  return found
}

export function deleteComment(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  found: Comment,
): void {
  demandComment(actor, repository, found)
  issue.comments = issue.comments.filter((other) => other !== found)
  issue.updatedAt = world.now()
  tellComment(world, actor, repository, issue, found, 'deleted')
}

/** Folds a comment away, or shows it again with `reason: null`. GitHub tells nobody. */
export function minimizeComment(
  world: World,
  actor: Actor,
  repository: Repository,
  found: Comment,
  reason: string | null,
): void {
  demandComment(actor, repository, found)
  found.minimizedReason = reason
  world.changed()
}
