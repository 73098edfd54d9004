import { type Instant, iso } from '../../domain/instant.ts'
import { association } from '../access.ts'
import { labelsOf, userById } from '../find.ts'
import type { Repository } from '../model.ts'
import { type Comment, type Issue, type Label, REACTIONS, type Reaction } from '../model.ts'
import type { World } from '../world.ts'
import { appJson } from './app.ts'
import { fieldsPart } from './issue-field.ts'
import { linkSummary } from './links.ts'
import { nodeId } from './node-id.ts'
import { repositoryPage, repositoryUrl } from './repository.ts'
import { simpleUser } from './user.ts'

const isoOrNull = (at: Instant | null) => (at === null ? null : iso(at))

export function issueNodeId(issue: Issue): string {
  return issue.pull === null ? nodeId('I', issue.id) : nodeId('PR', issue.pull.id)
}

export function issuePage(world: World, repository: Repository, issue: Issue): string {
  const kind = issue.pull === null ? 'issues' : 'pull'
  return `${repositoryPage(world, repository)}/${kind}/${issue.number}`
}

export function commentPage(
  world: World,
  repository: Repository,
  issue: Issue,
  comment: Comment,
): string {
  return `${issuePage(world, repository, issue)}#issuecomment-${comment.id}`
}

export function labelJson(world: World, repository: Repository, label: Label) {
  return {
    id: label.id,
    node_id: nodeId('LA', label.id),
    url: `${repositoryUrl(world, repository)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: label.default,
    description: label.description,
  }
}

export function reactionRollup(url: string, reactions: readonly Reaction[]) {
  const counts = REACTIONS.map((content) => [
    content,
    reactions.filter((reaction) => reaction.content === content).length,
  ])
  return { url: `${url}/reactions`, total_count: reactions.length, ...Object.fromEntries(counts) }
}

export function reactionJson(world: World, reaction: Reaction) {
  return {
    id: reaction.id,
    node_id: nodeId('REA', reaction.id),
    user: simpleUser(world, userById(world, reaction.userId)),
    content: reaction.content,
    created_at: iso(reaction.createdAt),
  }
}

/** An issue, or a pull request as the issues API shows it. */
export function issueJson(world: World, repository: Repository, issue: Issue) {
  const url = `${repositoryUrl(world, repository)}/issues/${issue.number}`
  const author = userById(world, issue.authorId)
  const assignees = issue.assigneeIds.map((id) => simpleUser(world, userById(world, id)))
  return {
    ...issueLinks(world, repository, issue),
    id: issue.id,
    node_id: issueNodeId(issue),
    number: issue.number,
    title: issue.title,
    user: simpleUser(world, author),
    labels: labelsOf(repository, issue).map((label) => labelJson(world, repository, label)),
    state: issue.state,
    locked: issue.locked,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    comments: issue.comments.length,
    created_at: iso(issue.createdAt),
    updated_at: iso(issue.updatedAt),
    closed_at: isoOrNull(issue.closedAt),
    author_association: association(world, repository, author),
    active_lock_reason: issue.lockReason,
    body: issue.body,
    closed_by:
      issue.closedById === null ? null : simpleUser(world, userById(world, issue.closedById)),
    reactions: reactionRollup(url, issue.reactions),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: appOrNull(world, issue.viaAppId),
    state_reason: issue.stateReason,
    ...(issue.pull === null ? issueParts(world, repository, issue) : {}),
    ...pullLinks(world, repository, issue),
  }
}

/** What pull requests have not. */
function issueParts(world: World, repository: Repository, issue: Issue) {
  return { ...linkSummary(world, repository, issue), ...fieldsPart(world, repository, issue) }
}

function issueLinks(world: World, repository: Repository, issue: Issue) {
  const base = repositoryUrl(world, repository)
  const url = `${base}/issues/${issue.number}`
  return {
    url,
    repository_url: base,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: issuePage(world, repository, issue),
  }
}

/** Only pull requests carry the key: its absence is how clients tell an issue. */
function pullLinks(world: World, repository: Repository, issue: Issue) {
  if (issue.pull === null) return {}
  const page = issuePage(world, repository, issue)
  const url = `${repositoryUrl(world, repository)}/pulls/${issue.number}`
  const merged_at = isoOrNull(issue.pull.mergedAt)
  const files = { diff_url: `${page}.diff`, patch_url: `${page}.patch` }
  return { draft: issue.pull.draft, pull_request: { url, html_url: page, ...files, merged_at } }
}

export function commentJson(world: World, repository: Repository, issue: Issue, comment: Comment) {
  const base = repositoryUrl(world, repository)
  const author = userById(world, comment.authorId)
  const url = `${base}/issues/comments/${comment.id}`
  return {
    url,
    html_url: commentPage(world, repository, issue, comment),
    issue_url: `${base}/issues/${issue.number}`,
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    user: simpleUser(world, author),
    created_at: iso(comment.createdAt),
    updated_at: iso(comment.updatedAt),
    author_association: association(world, repository, author),
    body: comment.body,
    reactions: reactionRollup(url, comment.reactions),
    performed_via_github_app: appOrNull(world, comment.viaAppId),
  }
}

function appOrNull(world: World, appId: number | null) {
  const app = appId === null ? undefined : world.state.apps[appId]
  return app === undefined ? null : appJson(world, app)
}
