import { actingRole, assignable } from '../access.ts'
import { issueAt } from '../computed-issues.ts'
import { fullName, labelByName, userById } from '../find.ts'
import { isLive } from '../issue-outline.ts'
import type { Repository, User } from '../model.ts'
import { repositoryNodeId, repositoryPage } from '../present/repository.ts'
import type { Actor, World } from '../world.ts'
import { connection, GraphqlRefusal, type PageArguments } from './connection.ts'
import { type DeploymentArguments, deploymentConnection } from './deployment.ts'
import { objectNode, refNode } from './git.ts'
import { issueNode, type Place } from './issue.ts'
import { demandIssueAccess, type IssueArguments, issueConnection } from './issue-list.ts'
import { actorNode, labelNode, when } from './people.ts'

/** A repository as this actor may see it. */
export function repositoryNode(world: World, actor: Actor, repository: Repository) {
  const place: Place = { world, actor, repository }
  const role = actingRole(actor, repository).toUpperCase()
  return {
    ...plain(world, repository),
    viewerPermission: role === 'NONE' ? null : role,
    owner: () => actorNode(world, userById(world, repository.ownerId)),
    defaultBranchRef: () => refNode(place, `refs/heads/${repository.defaultBranch}`),
    ref: ({ qualifiedName }: { readonly qualifiedName: string }) =>
      refNode(place, qualifiedName) ?? refNode(place, `refs/heads/${qualifiedName}`),
    labels: (page: PageArguments) => connection('labels', repository.labels, page, labelNode),
    label: ({ name }: { readonly name: string }) => {
      const found = labelByName(repository, name)
      return found === undefined ? null : labelNode(found)
    },
    object: ({ expression, oid }: { readonly expression?: string; readonly oid?: string }) =>
      objectNode(place, expression ?? oid ?? ''),
    assignableUsers: (asked: PeopleArguments) =>
      connection('assignableUsers', assignableUsers(place, asked.query), asked, (user) =>
        actorNode(world, user),
      ),
    deployments: (asked: DeploymentArguments) => deploymentConnection(place, asked),
    ...issueFields(place),
  }
}

interface PeopleArguments extends PageArguments {
  readonly query?: string | null
}

/** Whose name or login has what was asked for somewhere. */
function assignableUsers({ world, repository }: Place, query: string | null | undefined): User[] {
  const wanted = (query ?? '').trim().toLowerCase()
  return Object.values(world.state.users).filter(
    (user) =>
      user.type === 'User' &&
      assignable(world, repository, user) &&
      `${user.login}\n${user.name ?? ''}`.toLowerCase().includes(wanted),
  )
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

function issueFields(place: Place) {
  const { repository } = place
  const one = (kinds: readonly ('issue' | 'pull')[], number: number, name: string) => {
    demandIssueAccess(place)
    const issue = issueAt(place.world, repository, number)
    const kind = issue?.pull == null ? 'issue' : 'pull'
    if (issue !== undefined && isLive(issue) && kinds.includes(kind)) return issueNode(place, issue)
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
