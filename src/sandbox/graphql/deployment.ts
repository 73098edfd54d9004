import { userById } from '../find.ts'
import type { Deployment, DeploymentStatus } from '../model-deployments.ts'
import { nodeId } from '../present/node-id.ts'
import { connection, GraphqlRefusal, type PageArguments } from './connection.ts'
import { commitNode, refNode } from './git.ts'
import type { Place } from './issue.ts'
import { actorNode, when } from './people.ts'
import { repositoryNode } from './repository.ts'

export interface DeploymentArguments extends PageArguments {
  readonly environments?: readonly string[] | null
  readonly orderBy?: { readonly direction: string } | null
}

/** An App reads a private repository's deployments only with the permission for them. */
export function deploymentConnection(place: Place, asked: DeploymentArguments) {
  const { actor, repository } = place
  if (actor.grant !== null && repository.private && !actor.grant.permissions['deployments']) {
    throw new GraphqlRefusal('FORBIDDEN', 'Resource not accessible by integration')
  }
  const kept = Object.values(repository.deployments)
    .filter(({ environment }) => asked.environments?.includes(environment) ?? true)
    .sort((a, b) => a.createdAt - b.createdAt || a.id - b.id)
  if (asked.orderBy?.direction === 'DESC') kept.reverse()
  return connection('deployments', kept, asked, (one) => deploymentNode(place, one))
}

function deploymentNode(place: Place, deployment: Deployment) {
  const { world, actor, repository } = place
  const newestFirst = deployment.statuses.toReversed()
  const [latest] = newestFirst
  return {
    __typename: 'Deployment',
    id: nodeId('DE', deployment.id),
    databaseId: deployment.id,
    environment: deployment.environment,
    latestEnvironment: deployment.environment,
    originalEnvironment: deployment.environment,
    task: deployment.task,
    description: deployment.description,
    payload: JSON.stringify(deployment.payload),
    state: stateOf(latest),
    createdAt: when(deployment.createdAt),
    updatedAt: when(deployment.updatedAt),
    commitOid: deployment.sha,
    commit: () => commitNode(place, deployment.sha),
    ref: () => refNode(place, `refs/heads/${deployment.ref}`),
    creator: () => actorNode(world, userById(world, deployment.creatorId)),
    repository: () => repositoryNode(world, actor, repository),
    latestStatus: () => (latest === undefined ? null : statusNode(place, deployment, latest)),
    statuses: (page: PageArguments) =>
      connection('statuses', newestFirst, page, (one) => statusNode(place, deployment, one)),
  }
}

/** A deployment that succeeded is in use until another takes its place. */
function stateOf(latest: DeploymentStatus | undefined): string {
  if (latest === undefined) return 'PENDING'
  return latest.state === 'success' ? 'ACTIVE' : latest.state.toUpperCase()
}

function statusNode(place: Place, deployment: Deployment, status: DeploymentStatus) {
  return {
    __typename: 'DeploymentStatus',
    id: nodeId('DES', status.id),
    state: status.state.toUpperCase(),
    description: status.description,
    environment: deployment.environment,
    environmentUrl: status.environmentUrl === '' ? null : status.environmentUrl,
    logUrl: status.logUrl === '' ? null : status.logUrl,
    createdAt: when(status.createdAt),
    updatedAt: when(status.createdAt),
    creator: () => actorNode(place.world, userById(place.world, status.creatorId)),
    deployment: () => deploymentNode(place, deployment),
  }
}
