import { demand, demandWritable } from '../access.ts'
import { resolveRef } from '../git-tree.ts'
import type { Repository } from '../model.ts'
import type { Deployment, DeploymentState, DeploymentStatus } from '../model-deployments.ts'
import { deploymentJson, deploymentStatusJson } from '../present/deployment.ts'
import { Refusal } from '../refusal.ts'
import { type Actor, nextId, type World } from '../world.ts'
import { tell } from './record.ts'

export interface DeploymentInput {
  readonly ref: string
  readonly task?: string | undefined
  readonly environment?: string | undefined
  readonly description?: string | null | undefined
  readonly payload?: unknown
  readonly production?: boolean | undefined
  readonly transient?: boolean | undefined
}

export function createDeployment(
  world: World,
  actor: Actor,
  repository: Repository,
  input: DeploymentInput,
): Deployment {
  demandWritable(actor, repository)
  demand(actor, repository, 'write')
  const sha = resolveRef(repository, input.ref)
  if (sha === undefined) throw new Refusal(422, `No ref found for: ${input.ref}`)
  const environment = input.environment ?? 'production'
  const deployment: Deployment = {
    id: nextId(world),
    sha,
    ref: input.ref,
    task: input.task ?? 'deploy',
    environment,
    description: input.description ?? null,
    payload: input.payload ?? {},
    production: input.production ?? environment === 'production',
    transient: input.transient ?? false,
    creatorId: actor.user.id,
    viaAppId: actor.grant?.appId ?? null,
    createdAt: world.now(),
    updatedAt: world.now(),
    statuses: [],
  }
  repository.deployments[deployment.id] = deployment
  tell(world, actor, repository, 'deployment', 'created', {
    deployment: deploymentJson(world, repository, deployment),
    workflow: null,
    workflow_run: null,
  })
  return deployment
}

export interface StatusInput {
  readonly state: DeploymentState
  readonly description?: string | undefined
  readonly logUrl?: string | undefined
  readonly environmentUrl?: string | undefined
  /** Whether a success puts the ones before it out of use; so unless told otherwise. */
  readonly autoInactive?: boolean | undefined
}

export function addDeploymentStatus(
  world: World,
  actor: Actor,
  repository: Repository,
  deployment: Deployment,
  input: StatusInput,
): DeploymentStatus {
  demandWritable(actor, repository)
  demand(actor, repository, 'write')
  const status = enter(world, actor, repository, deployment, input)
  if (input.state !== 'success' || input.autoInactive === false) return status
  for (const other of Object.values(repository.deployments)) {
    const same = other.environment === deployment.environment && other.id < deployment.id
    const current = other.statuses.at(-1)?.state === 'success'
    if (!same || !current || other.transient || other.production) continue
    enter(world, actor, repository, other, { state: 'inactive' })
  }
  return status
}

function enter(
  world: World,
  actor: Actor,
  repository: Repository,
  deployment: Deployment,
  input: StatusInput,
): DeploymentStatus {
  const status: DeploymentStatus = {
    id: nextId(world),
    state: input.state,
    description: input.description ?? '',
    logUrl: input.logUrl ?? '',
    environmentUrl: input.environmentUrl ?? '',
    creatorId: actor.user.id,
    createdAt: world.now(),
  }
  deployment.statuses.push(status)
  deployment.updatedAt = world.now()
  tell(world, actor, repository, 'deployment_status', 'created', {
    deployment_status: deploymentStatusJson(world, repository, deployment, status),
    deployment: deploymentJson(world, repository, deployment),
    check_run: null,
    workflow: null,
    workflow_run: null,
  })
  return status
}
