import { type Issue, type Repository, ROLES, type Role, type User } from './model.ts'
import { forbidden, notFound, Refusal } from './refusal.ts'
import type { Actor, World } from './world.ts'

const rank = (role: Role) => ROLES.indexOf(role)

/** The role a person holds. On a public repository everybody reads. */
export function roleOf(repository: Repository, user: User): Role {
  if (user.id === repository.ownerId) return 'admin'
  const explicit = repository.roles[user.id] ?? 'none'
  return explicit === 'none' && !repository.private ? 'read' : explicit
}

/** The role an actor acts with: an installation writes what it was granted, route by route. */
export function actingRole(actor: Actor, repository: Repository): Role {
  if (actor.grant === null) return roleOf(repository, actor.user)
  if (actor.grant.repositoryIds.includes(repository.id)) return 'write'
  if (actor.grant.job?.alsoReads.includes(repository.id)) return 'read'
  return repository.private ? 'none' : 'read'
}

export function may(actor: Actor, repository: Repository, role: Role): boolean {
  return rank(actingRole(actor, repository)) >= rank(role)
}

/** Throws unless the actor holds the role: 404 where even reading is not theirs, else 403. */
export function demand(actor: Actor, repository: Repository, role: Role): void {
  if (!may(actor, repository, 'read')) throw notFound()
  if (may(actor, repository, role)) return
  throw actor.grant === null ? forbidden() : forbidden('Resource not accessible by integration')
}

/** Throws unless an App was granted the right to write this; people are judged by their role. */
export function demandPermission(actor: Actor, repository: Repository, name: string): void {
  if (actor.grant === null) return
  const granted = actor.grant.permissions[name]
  const installed = actor.grant.repositoryIds.includes(repository.id)
  if (installed && (granted === 'write' || granted === 'admin')) return
  throw forbidden('Resource not accessible by integration')
}

/** Throws unless something may be written here at all. */
export function demandWritable(actor: Actor, repository: Repository): void {
  demand(actor, repository, 'read')
  if (actor.grant !== null) demand(actor, repository, 'write')
  if (repository.archived) throw forbidden('Repository was archived so is read-only.')
}

export function demandIssues(repository: Repository): void {
  if (!repository.hasIssues) throw new Refusal(410, 'Issues are disabled for this repo')
}

export function isAuthor(actor: Actor, thing: { readonly authorId: number }): boolean {
  return thing.authorId === actor.user.id
}

/** Whether this person may be assigned: collaborators, members who can read, and who has commented. */
export function assignable(
  world: World,
  repository: Repository,
  user: User,
  issue?: Issue,
): boolean {
  if (user.type === 'Organization') return false
  if (rank(repository.roles[user.id] ?? 'none') >= rank('triage')) return true
  if (user.id === repository.ownerId) return true
  const member = world.state.users[repository.ownerId]?.memberIds.includes(user.id) === true
  if (member && roleOf(repository, user) !== 'none') return true
  return issue?.comments.some((comment) => comment.authorId === user.id) === true
}

export function association(world: World, repository: Repository, user: User): string {
  if (user.id === repository.ownerId) return 'OWNER'
  if (world.state.users[repository.ownerId]?.memberIds.includes(user.id)) return 'MEMBER'
  const role = repository.roles[user.id] ?? 'none'
  if (role !== 'none') return 'COLLABORATOR'
  return hasCommitted(repository, user) ? 'CONTRIBUTOR' : 'NONE'
}

function hasCommitted(repository: Repository, user: User): boolean {
  return Object.values(repository.git.commits).some((commit) => commit.authorId === user.id)
}

/** `permission` knows four words only; `role_name` has them all. */
export function legacyPermission(role: Role): 'none' | 'read' | 'write' | 'admin' {
  if (role === 'triage') return 'read'
  return role === 'maintain' ? 'write' : role
}
