import { may } from '../access.ts'
import { addDeploymentStatus, createDeployment } from '../actions/deployments.ts'
import { userById } from '../find.ts'
import type { Repository } from '../model.ts'
import { DEPLOYMENT_STATES, type Deployment, type DeploymentState } from '../model-deployments.ts'
import { notFound } from '../refusal.ts'
import { selected } from './acting.ts'
import { mark } from './check-mark.ts'
import { person } from './chip.ts'
import { type Html, html } from './html.ts'
import { home, layout } from './layout.ts'
import { page, type Reply, redirect } from './reply.ts'
import { time } from './time.ts'
import { repositoryOf, type Visit } from './visit.ts'

/** What was deployed, newest first, and the way to deploy once more. */
export function deploymentsPage(visit: Visit): Reply {
  const repository = repositoryOf(visit)
  const all = Object.values(repository.deployments).toReversed()
  const rows = all.map((one) => row(visit, repository, one))
  const empty = html`<li class="empty">Nothing was deployed yet.</li>`
  const mayDeploy = !repository.archived && may(visit.actor, repository, 'write')
  const body = html`<h1>Deployments</h1>${mayDeploy && form(visit, repository)}
<ul class="box rows deployments">${rows.length > 0 ? rows : empty}</ul>`
  return page(layout(visit, { title: 'Deployments', repository, tab: 'deployments', body }))
}

function form(visit: Visit, repository: Repository): Html {
  const known = Object.values(repository.deployments).map(({ environment }) => environment)
  const environments = [...new Set(['production', ...known])]
  const places = environments.map((name) => html`<option value="${name}"></option>`)
  const outcomes = OUTCOMES.map(
    (state) =>
      html`<option value="${state}"${selected(state === 'success')}>${WORDS[state]}</option>`,
  )
  return html`<form class="filters" method="post" action="${home(visit, repository)}/deployments">
<label>To <input type="text" class="short" name="environment" value="production" list="environments" required></label><datalist id="environments">${places}</datalist>
<label>which <select name="state">${outcomes}</select></label><button class="primary">Deploy ${repository.defaultBranch}</button></form>`
}

const OUTCOMES = ['success', 'failure', 'in_progress'] as const

const WORDS: Readonly<Record<DeploymentState, string>> = {
  success: 'succeeds',
  failure: 'fails',
  error: 'breaks',
  in_progress: 'goes on',
  queued: 'is queued',
  pending: 'is pending',
  inactive: 'is out of use',
}

function row(visit: Visit, repository: Repository, one: Deployment): Html {
  const root = home(visit, repository)
  const state = one.statuses.at(-1)?.state ?? 'pending'
  const next = may(visit.actor, repository, 'write') && state === 'in_progress'
  const finish = html`<form method="post" action="${root}/deployments"><input type="hidden" name="deployment" value="${one.id}"><button name="state" value="success">It succeeded</button> <button name="state" value="failure">It failed</button></form>`
  return html`<li id="deployment-${one.id}">${sign(state)}<div class="grow"><strong>${one.environment}</strong>
<p class="meta">${one.description ?? one.ref} at <a href="${root}/commit/${one.sha}"><code>${one.sha.slice(0, 7)}</code></a> by ${person(userById(visit.world, one.creatorId))} ${time(visit.world, one.createdAt)} · ${WORDS[state]}</p>${course(visit, one)}</div>${next && finish}</li>`
}

/** What it said of itself and when, where that was more than once. */
function course({ world }: Visit, { statuses }: Deployment): Html | false {
  if (statuses.length < 2) return false
  const said = statuses.map(
    ({ state, createdAt }, at) =>
      html`${at > 0 && ' → '}${state.replace('_', ' ')} ${time(world, createdAt)}`,
  )
  return html`<p class="meta">${said}</p>`
}

function sign(state: DeploymentState): Html {
  if (state === 'success') return mark('good', '✓', 'succeeded')
  if (state === 'failure' || state === 'error') return mark('bad', '×', 'failed')
  return state === 'inactive' ? mark('neutral', '○', 'out of use') : mark('waits', '●', 'goes on')
}

/** Where the addresses of a deployment's states lead. */
export function deploymentPage(visit: Visit): Reply {
  const repository = repositoryOf(visit)
  const id = Number(visit.at['number'])
  if (repository.deployments[id] === undefined) throw notFound()
  return redirect(`${home(visit, repository)}/deployments#deployment-${id}`)
}

/** Deploys the default branch, or says how a deployment that goes on has ended. */
export function deploy(visit: Visit): Reply {
  const { world, actor, sent } = visit
  const repository = repositoryOf(visit)
  const state = DEPLOYMENT_STATES.find((known) => known === sent.get('state')) ?? 'success'
  const deployment = sent.has('deployment')
    ? repository.deployments[Number(sent.get('deployment'))]
    : createDeployment(world, actor, repository, {
        ref: repository.defaultBranch,
        environment: sent.get('environment')?.trim() || 'production',
      })
  if (deployment === undefined) throw notFound()
  addDeploymentStatus(world, actor, repository, deployment, { state })
  return redirect(`${home(visit, repository)}/deployments`)
}
