import { iso } from '../../domain/instant.ts'
import { userById } from '../find.ts'
import type { Repository } from '../model.ts'
import type { Deployment, DeploymentStatus } from '../model-deployments.ts'
import type { World } from '../world.ts'
import { appJson } from './app.ts'
import { nodeId } from './node-id.ts'
import { repositoryPage, repositoryUrl } from './repository.ts'
import { simpleUser } from './user.ts'

const viaApp = (world: World, id: number | null) => {
  const app = id === null ? undefined : world.state.apps[id]
  return app === undefined ? null : appJson(world, app)
}

export function deploymentJson(world: World, repository: Repository, deployment: Deployment) {
  const base = repositoryUrl(world, repository)
  const url = `${base}/deployments/${deployment.id}`
  return {
    url,
    id: deployment.id,
    node_id: nodeId('DE', deployment.id),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    creator: simpleUser(world, userById(world, deployment.creatorId)),
    created_at: iso(deployment.createdAt),
    updated_at: iso(deployment.updatedAt),
    statuses_url: `${url}/statuses`,
    repository_url: base,
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: viaApp(world, deployment.viaAppId),
  }
}

export function deploymentStatusJson(
  world: World,
  repository: Repository,
  deployment: Deployment,
  status: DeploymentStatus,
) {
  const base = repositoryUrl(world, repository)
  const url = `${base}/deployments/${deployment.id}`
  const page = `${repositoryPage(world, repository)}/deployments/${deployment.id}`
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DES', status.id),
    state: status.state,
    creator: simpleUser(world, userById(world, status.creatorId)),
    description: status.description,
    environment: deployment.environment,
    target_url: status.logUrl === '' ? page : status.logUrl,
    created_at: iso(status.createdAt),
    updated_at: iso(status.createdAt),
    deployment_url: url,
    repository_url: base,
    // An address that nobody gave is left out: an empty one is none, as the description has it.
    ...(status.environmentUrl === '' ? {} : { environment_url: status.environmentUrl }),
    ...(status.logUrl === '' ? {} : { log_url: status.logUrl }),
    performed_via_github_app: viaApp(world, deployment.viaAppId),
  }
}
