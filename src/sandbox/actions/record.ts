import { userById } from '../find.ts'
import type { Issue, Repository } from '../model.ts'
import type { IssueEvent } from '../model-events.ts'
import { commentJson, issueJson } from '../present/issue.ts'
import { pullJson } from '../present/pull.ts'
import { repositoryJson } from '../present/repository.ts'
import { organization, simpleUser } from '../present/user.ts'
import { type Actor, nextId, type World } from '../world.ts'

type Without<Event> = Event extends IssueEvent
  ? Omit<Event, 'id' | 'actorId' | 'viaAppId' | 'createdAt'>
  : never
export type EventDetail = Without<IssueEvent>

/** Writes one line into the issue's own log and touches the issue. */
export function record(world: World, actor: Actor, issue: Issue, detail: EventDetail): void {
  const viaAppId = actor.grant?.appId ?? null
  const base = { id: nextId(world), actorId: actor.user.id, viaAppId, createdAt: world.now() }
  issue.events.push({ ...base, ...detail } as IssueEvent)
  issue.updatedAt = world.now()
}

type Extra = Readonly<Record<string, unknown>>

/**
 * Tells Apps of something in a repository, with the parts that every such payload has; `onlyAppId`
 * where it concerns one App and no other.
 */
export function tell(
  world: World,
  actor: Actor,
  repository: Repository,
  event: string,
  action: string | null,
  extra: Extra,
  onlyAppId?: number,
): void {
  const owner = userById(world, repository.ownerId)
  const payload = {
    ...(action === null ? {} : { action }),
    ...extra,
    repository: repositoryJson(world, repository),
    ...(owner.type === 'Organization' ? { organization: organization(world, owner) } : {}),
    sender: simpleUser(world, actor.user),
  }
  const only = onlyAppId === undefined ? {} : { onlyAppId }
  const by = actor.grant?.job === undefined ? {} : { byJob: true as const }
  world.emit({ event, action, repository, sender: actor.user, payload, ...only, ...by })
}

/** `issues.<action>`, or `pull_request.<action>` where the issue is one. */
export function tellIssue(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  action: string,
  extra: Extra = {},
): void {
  if (issue.pull === null) {
    const parts = { issue: issueJson(world, repository, issue), ...extra }
    tell(world, actor, repository, 'issues', action, parts)
    return
  }
  const pull_request = pullJson(world, repository, issue, issue.pull)
  const parts = { number: issue.number, pull_request, ...extra }
  tell(world, actor, repository, 'pull_request', action, parts)
}

export function tellComment(
  world: World,
  actor: Actor,
  repository: Repository,
  issue: Issue,
  comment: Issue['comments'][number],
  action: 'created' | 'edited' | 'deleted',
  extra: Extra = {},
): void {
  tell(world, actor, repository, 'issue_comment', action, {
    issue: issueJson(world, repository, issue),
    comment: commentJson(world, repository, issue, comment),
    ...extra,
  })
}
