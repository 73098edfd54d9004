import { actingRole } from '../access.ts'
import { fullName, labelByName, labelsOf, liveIssues, userById } from '../find.ts'
import { entryAt, resolveRef } from '../git-tree.ts'
import type { Issue, Repository } from '../model.ts'
import { gitNodeId } from '../present/git.ts'
import { repositoryNodeId, repositoryPage } from '../present/repository.ts'
import type { Actor, World } from '../world.ts'
import { connection, GraphqlRefusal, type PageArguments } from './connection.ts'
import { issueNode, type Place } from './issue.ts'
import { actorNode, labelNode, when } from './people.ts'

interface IssueArguments extends PageArguments {
  readonly states?: readonly string[] | null
  readonly labels?: readonly string[] | null
  readonly orderBy?: { readonly field: string; readonly direction: string } | null
  readonly filterBy?: { readonly since?: string | null; readonly createdBy?: string | null } | null
}

/** A repository as this actor may see it. */
export function repositoryNode(world: World, actor: Actor, repository: Repository) {
  const place: Place = { world, actor, repository }
  const role = actingRole(actor, repository).toUpperCase()
  return {
    ...plain(world, repository),
    viewerPermission: role === 'NONE' ? null : role,
    owner: () => actorNode(world, userById(world, repository.ownerId)),
    defaultBranchRef: () => refNode(repository, `refs/heads/${repository.defaultBranch}`),
    ref: ({ qualifiedName }: { readonly qualifiedName: string }) =>
      refNode(repository, qualifiedName) ?? refNode(repository, `refs/heads/${qualifiedName}`),
    labels: (page: PageArguments) => connection('labels', repository.labels, page, labelNode),
    label: ({ name }: { readonly name: string }) => {
      const found = labelByName(repository, name)
      return found === undefined ? null : labelNode(found)
    },
    object: ({ expression, oid }: { readonly expression?: string; readonly oid?: string }) =>
      objectNode(place, expression ?? oid ?? ''),
    ...issueFields(place),
  }
}

function plain(world: World, repository: Repository) {
  const url = repositoryPage(world, repository)
  return {
    __typename: 'Repository',
    id: repositoryNodeId(repository),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: fullName(world, repository),
    description: repository.description,
    isPrivate: repository.private,
    visibility: repository.private ? 'PRIVATE' : 'PUBLIC',
    isArchived: repository.archived,
    isFork: false,
    isEmpty: Object.keys(repository.refs).length === 0,
    hasIssuesEnabled: repository.hasIssues,
    createdAt: when(repository.createdAt),
    updatedAt: when(repository.updatedAt),
    pushedAt: when(repository.pushedAt),
    url,
    resourcePath: new URL(url).pathname,
  }
}

/** An App reads a private repository's issues only with the permission for them. */
function demandIssueAccess({ actor, repository }: Place): void {
  if (actor.grant === null || !repository.private) return
  if (actor.grant.permissions['issues'] !== undefined) return
  throw new GraphqlRefusal('FORBIDDEN', 'Resource not accessible by integration')
}

function issueFields(place: Place) {
  const { repository } = place
  const one = (kinds: readonly ('issue' | 'pull')[], number: number, name: string) => {
    demandIssueAccess(place)
    const issue = liveIssues(repository).find((candidate) => candidate.number === number)
    const kind = issue?.pull == null ? 'issue' : 'pull'
    if (issue !== undefined && kinds.includes(kind)) return issueNode(place, issue)
    throw new GraphqlRefusal(
      'NOT_FOUND',
      `Could not resolve to ${name} with the number of ${number}.`,
    )
  }
  type ByNumber = { readonly number: number }
  return {
    issue: ({ number }: ByNumber) => one(['issue'], number, 'an Issue'),
    pullRequest: ({ number }: ByNumber) => one(['pull'], number, 'a PullRequest'),
    issueOrPullRequest: ({ number }: ByNumber) =>
      one(['issue', 'pull'], number, 'an issue or pull request'),
    issues: (asked: IssueArguments) => issueConnection(place, asked),
  }
}

function issueConnection(place: Place, asked: IssueArguments) {
  demandIssueAccess(place)
  const kept = liveIssues(place.world.lags.connection(place.repository))
    .filter((issue) => issue.pull === null)
    .filter((issue) => asked.states?.includes(issue.state.toUpperCase()) ?? true)
    .filter((issue) => labelled(place, issue, asked.labels))
    .filter((issue) => filtered(place, issue, asked.filterBy))
  const field = asked.orderBy?.field ?? 'CREATED_AT'
  const value = (issue: Issue) => {
    if (field === 'COMMENTS') return issue.comments.length
    return field === 'UPDATED_AT' ? issue.updatedAt : issue.createdAt
  }
  kept.sort((a, b) => value(a) - value(b) || a.number - b.number)
  if (asked.orderBy?.direction === 'DESC') kept.reverse()
  return connection('issues', kept, asked, (issue) => issueNode(place, issue))
}

/** GraphQL's `labels` asks for any of them, where REST's asks for all. */
function labelled(
  place: Place,
  issue: Issue,
  names: readonly string[] | null | undefined,
): boolean {
  const wanted = names?.map((name) => name.toLowerCase())
  const carried = labelsOf(place.repository, issue)
  return wanted == null || carried.some((label) => wanted.includes(label.name.toLowerCase()))
}

function filtered(place: Place, issue: Issue, filter: IssueArguments['filterBy']): boolean {
  const since = Date.parse(filter?.since ?? '')
  const author = userById(place.world, issue.authorId).login
  const by = filter?.createdBy ?? author
  return (Number.isNaN(since) || issue.updatedAt >= since) && by === author
}

function refNode(repository: Repository, name: string) {
  const sha = repository.refs[name]
  if (sha === undefined) return null
  const short = name.replace(/^refs\/(?:heads|tags)\//, '')
  const prefix = name.slice(0, name.length - short.length)
  return { name: short, prefix, target: () => commitNode(repository, sha) }
}

export function commitNode(repository: Repository, sha: string) {
  const commit = repository.git.commits[sha]
  return {
    __typename: 'Commit',
    id: gitNodeId(repository, sha),
    oid: sha,
    abbreviatedOid: sha.slice(0, 7),
    message: commit?.message ?? '',
    messageHeadline: commit?.message.split('\n')[0] ?? '',
    committedDate: when(commit?.committer.date ?? null),
  }
}

/** `HEAD:path`, `branch:path`, a branch, or a name of git's own. */
function objectNode({ actor, repository }: Place, expression: string) {
  if (actor.grant !== null && repository.private && !actor.grant.permissions['contents']) {
    throw new GraphqlRefusal('FORBIDDEN', 'Resource not accessible by integration')
  }
  const colon = expression.indexOf(':')
  const sha = resolveRef(repository, colon === -1 ? expression : expression.slice(0, colon))
  const commit = repository.git.commits[sha ?? '']
  if (commit === undefined) return null
  if (colon === -1) return commitNode(repository, commit.sha)
  const entry = entryAt(repository.git, commit.treeSha, expression.slice(colon + 1))
  if (entry === undefined) return null
  return entry.type === 'tree' ? treeNode(repository, entry.sha) : blobNode(repository, entry.sha)
}

function treeNode(repository: Repository, sha: string) {
  const entries = (repository.git.trees[sha] ?? []).map((entry) => ({
    name: entry.path,
    oid: entry.sha,
    type: entry.type,
    object: () =>
      entry.type === 'tree' ? treeNode(repository, entry.sha) : blobNode(repository, entry.sha),
  }))
  return { __typename: 'Tree', id: gitNodeId(repository, sha), oid: sha, entries }
}

function blobNode(repository: Repository, sha: string) {
  const bytes = Buffer.from(repository.git.blobs[sha] ?? '', 'base64')
  const isBinary = bytes.includes(0)
  return {
    __typename: 'Blob',
    id: gitNodeId(repository, sha),
    oid: sha,
    byteSize: bytes.length,
    isBinary,
    isTruncated: false,
    text: isBinary ? null : bytes.toString('utf8'),
  }
}
