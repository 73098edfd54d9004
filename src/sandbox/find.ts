import { may } from './access.ts'
import { issueAt } from './computed-issues.ts'
import { isLive } from './issue-outline.ts'
import type { App, Comment, Issue, Label, PullRequest, Repository, User } from './model.ts'
import { notFound, Refusal } from './refusal.ts'
import type { Actor, World } from './world.ts'

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

export function userByLogin(world: World, login: string): User | undefined {
  return Object.values(world.state.users).find((user) => same(user.login, login))
}

/** Throws where the state refers to nobody, which would be a fault of the box itself. */
export function userById(world: World, id: number): User {
  const user = world.state.users[id]
  if (user === undefined) throw new Error(`the sandbox has no user ${id}`)
  return user
}

export function repositoryByName(
  world: World,
  owner: string,
  name: string,
): Repository | undefined {
  return Object.values(world.state.repositories).find(
    (repository) =>
      same(repository.name, name) && same(userById(world, repository.ownerId).login, owner),
  )
}

export function fullName(world: World, repository: Repository): string {
  return `${userById(world, repository.ownerId).login}/${repository.name}`
}

/** The repository as this actor may see it; 404 hides what they may not. */
export function visibleRepository(
  world: World,
  actor: Actor,
  owner: string,
  name: string,
): Repository {
  const repository = repositoryByName(world, owner, name)
  if (repository === undefined || !may(actor, repository, 'read')) throw notFound()
  return repository
}

/** Throws 404, 410 for a deleted issue, 301 for one that was transferred. */
export function issueByNumber(world: World, repository: Repository, number: number): Issue {
  const issue = issueAt(world, repository, number)
  if (issue === undefined) throw notFound()
  if (issue.deleted) throw new Refusal(410, 'This issue was deleted')
  if (issue.movedTo === null) return issue
  const { repositoryId, number: there } = issue.movedTo
  const location = `${world.origin}/api/v3/repositories/${repositoryId}/issues/${there}`
  throw new Refusal(301, 'Moved Permanently', undefined, { location })
}

/** An issue that is a pull request. */
export type Pull = Issue & { readonly pull: PullRequest }

export const isPull = (issue: Issue): issue is Pull => issue.pull !== null

/** The issues that are kept and still live in this repository, in the order of their numbers. */
export function liveIssues(repository: Repository): Issue[] {
  return Object.values(repository.issues).filter(isLive)
}

export function commentById(
  repository: Repository,
  id: number,
): { readonly issue: Issue; readonly comment: Comment } {
  for (const issue of liveIssues(repository)) {
    const comment = issue.comments.find((candidate) => candidate.id === id)
    if (comment !== undefined) return { issue, comment }
  }
  throw notFound()
}

export function labelByName(repository: Repository, name: string): Label | undefined {
  return repository.labels.find((label) => same(label.name, name))
}

export function labelsOf(repository: Repository, issue: Issue): Label[] {
  return issue.labelIds.flatMap((id) => repository.labels.filter((label) => label.id === id))
}

export function appById(world: World, id: number): App {
  const app = world.state.apps[id]
  if (app === undefined) throw notFound()
  return app
}
