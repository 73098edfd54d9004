import { isAuthor, may } from '../access.ts'
import { type Comment, type Issue, REACTIONS, type Reaction, type Repository } from '../model.ts'
import { forbidden, invalid, notFound } from '../refusal.ts'
import { type Actor, nextId, type World } from '../world.ts'
import { demandConversation } from './comments.ts'

/** Leaves a reaction on an issue or on one of its comments; `existed` when it was there before. */
export function react(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  subject: Issue | Comment,
  content: string,
): { readonly reaction: Reaction; readonly existed: boolean } {
  demandConversation(actor, repository, issue)
  const known = REACTIONS.find((candidate) => candidate === content)
  if (known === undefined)
    throw invalid({ resource: 'Reaction', code: 'invalid', field: 'content' })
  const mine = subject.reactions.find(
    (reaction) => reaction.content === known && reaction.userId === actor.user.id,
  )
  if (mine !== undefined) return { reaction: mine, existed: true }
  const reaction: Reaction = {
    id: nextId(world),
    userId: actor.user.id,
    content: known,
    createdAt: world.now(),
  }
  subject.reactions.push(reaction)
  world.changed()
  return { reaction, existed: false }
}

/** Takes a reaction back: one's own, or anybody's for who may push. */
export function unreact(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  subject: Issue | Comment,
  reactionId: number,
): void {
  demandConversation(actor, repository, issue)
  const found = subject.reactions.find((reaction) => reaction.id === reactionId)
  if (found === undefined) throw notFound()
  const own = isAuthor(actor, { authorId: found.userId })
  if (!own && (actor.grant !== null || !may(actor, repository, 'write'))) throw forbidden()
  subject.reactions = subject.reactions.filter((reaction) => reaction !== found)
  world.changed()
}
