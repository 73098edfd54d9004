import { addDeploymentStatus, createDeployment } from '../actions/deployments.ts'
import { DEPLOYMENT_STATES, type Deployment, type DeploymentStatus } from '../model-deployments.ts'
import { deploymentJson, deploymentStatusJson } from '../present/deployment.ts'
import { invalid, notFound } from '../refusal.ts'
import { nullableText, optionalFlag, optionalText, requiredText } from './body.ts'
import { created, type Here, here, listed, ok, type Reply, type Route } from './route.ts'

const READ = 'deployments=read'
const WRITE = 'deployments=write'

const show = (at: Here, deployment: Deployment) =>
  deploymentJson(at.world, at.repository, deployment)

function deploymentHere(at: Here): Deployment {
  const found = at.repository.deployments[Number(at.params['deployment_id'])]
  if (found === undefined) throw notFound()
  return found
}

/** Newest first, as far as the query lets them through. */
function list(at: Here): Reply {
  const matches = (key: 'sha' | 'ref' | 'task' | 'environment') => (one: Deployment) =>
    one[key] === (at.query.get(key) ?? one[key])
  const kept = Object.values(at.repository.deployments)
    .filter(matches('sha'))
    .filter(matches('ref'))
    .filter(matches('task'))
    .filter(matches('environment'))
  return listed(kept.toReversed(), (deployment) => show(at, deployment))
}

function create(at: Here): Reply {
  const { world, actor, repository, body } = at
  const made = createDeployment(world, actor, repository, {
    ref: requiredText(body, 'ref'),
    task: optionalText(body, 'task'),
    environment: optionalText(body, 'environment'),
    description: nullableText(body, 'description'),
    payload: body['payload'],
    production: optionalFlag(body, 'production_environment'),
    transient: optionalFlag(body, 'transient_environment'),
  })
  return created(show(at, made))
}

function addStatus(at: Here): Reply {
  const { world, actor, repository, body } = at
  const deployment = deploymentHere(at)
  const asked = requiredText(body, 'state')
  const state = DEPLOYMENT_STATES.find((known) => known === asked)
  if (state === undefined) {
    throw invalid({ resource: 'DeploymentStatus', code: 'custom', field: 'state' })
  }
  const status = addDeploymentStatus(world, actor, repository, deployment, {
    state,
    description: optionalText(body, 'description'),
    logUrl: optionalText(body, 'log_url') ?? optionalText(body, 'target_url'),
    environmentUrl: optionalText(body, 'environment_url'),
    autoInactive: optionalFlag(body, 'auto_inactive'),
  })
  return created(showStatus(at, deployment, status))
}

const showStatus = (at: Here, deployment: Deployment, status: DeploymentStatus) =>
  deploymentStatusJson(at.world, at.repository, deployment, status)

function statuses(at: Here): Reply {
  const deployment = deploymentHere(at)
  return listed(deployment.statuses.toReversed(), (status) => showStatus(at, deployment, status))
}

const ONE = '/deployments/{deployment_id}'

export const DEPLOYMENT_ROUTES: readonly Route[] = [
  here('GET', '/deployments', READ, list),
  here('POST', '/deployments', WRITE, create),
  here('GET', ONE, READ, (at) => ok(show(at, deploymentHere(at)))),
  here('GET', `${ONE}/statuses`, READ, statuses),
  here('POST', `${ONE}/statuses`, WRITE, addStatus),
]
