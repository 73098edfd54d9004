import { demand, demandWritable, isAuthor } from '../access.ts'
import { fullName, type Pull, userById, userByLogin } from '../find.ts'
import type { Issue, Repository, User } from '../model.ts'
import { simpleUser } from '../present/user.ts'
import { Refusal } from '../refusal.ts'
import type { Actor, World } from '../world.ts'
import { record, tellIssue } from './record.ts'

function demandRequests(actor: Actor, repository: Repository, issue: Issue): void {
  demandWritable(actor, repository)
  if (!isAuthor(actor, issue)) demand(actor, repository, 'triage')
}

/** Throws 422, and asks nobody at all, where one of them cannot be asked. */
export function requestReviewers(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Pull,
  logins: readonly string[],
): void {
  demandRequests(actor, repository, issue)
  const users = logins.map((login) => reviewer(world, repository, issue, login))
  for (const user of users) {
    if (issue.pull.requestedReviewerIds.includes(user.id)) continue
    issue.pull.requestedReviewerIds = [...issue.pull.requestedReviewerIds, user.id]
    tellRequest(world, actor, repository, issue, user, 'review_requested')
  }
}

function reviewer(world: World, repository: Repository, issue: Issue, login: string): User {
  const user = userByLogin(world, login)
  if (user !== undefined && user.id === issue.authorId) {
    throw new Refusal(422, 'Review cannot be requested from pull request author.')
  }
  const role = user === undefined ? 'none' : (repository.roles[user.id] ?? 'none')
  if (user !== undefined && (role !== 'none' || user.id === repository.ownerId)) return user
  throw new Refusal(
    422,
    `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${fullName(world, repository)} repository.`,
  )
}

export function removeReviewers(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Pull,
  logins: readonly string[],
): void {
  demandRequests(actor, repository, issue)
  const wanted = new Set(logins.map((login) => login.toLowerCase()))
  for (const id of issue.pull.requestedReviewerIds) {
    const user = userById(world, id)
    if (!wanted.has(user.login.toLowerCase())) continue
    issue.pull.requestedReviewerIds = issue.pull.requestedReviewerIds.filter((one) => one !== id)
    tellRequest(world, actor, repository, issue, user, 'review_request_removed')
  }
}

function tellRequest(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Pull,
  user: User,
  kind: 'review_requested' | 'review_request_removed',
): void {
  record(world, actor, issue, { kind, reviewerId: user.id })
  const requested_reviewer = simpleUser(world, user)
  tellIssue(world, actor, repository, issue, kind, { requested_reviewer })
}
