import { demand } from '../access.ts'
import { dispatchRepository, dispatchWorkflow } from '../actions/dispatches.ts'
import { approveRun, cancelRun } from '../actions/workflow-runs.ts'
import type { WorkflowRun } from '../model-actions.ts'
import { workflowJson, workflowRunJson } from '../present/workflow.ts'
import { notFound } from '../refusal.ts'
import { type FoundWorkflow, workflowsOf } from '../workflows.ts'
import { isBody, optionalFlag, requiredText } from './body.ts'
import { created, type Here, here, NOTHING, ok, type Reply, type Route } from './route.ts'

const READ = 'actions=read'

/** A workflow by its id or by the name of its file. */
function workflowHere(at: Here): FoundWorkflow {
  const asked = at.params['workflow_id'] ?? ''
  const found = workflowsOf(at.world, at.repository).find(
    ({ workflow: { id, path } }) => String(id) === asked || path.split('/').at(-1) === asked,
  )
  if (found === undefined) throw notFound()
  return found
}

function workflows(at: Here): Reply {
  return {
    status: 200,
    list: {
      items: workflowsOf(at.world, at.repository),
      show: (one: FoundWorkflow) => workflowJson(at.world, at.repository, one),
      wrap: (shown, total_count) => ({ total_count, workflows: shown }),
    },
  }
}

function asked(at: Here, run: WorkflowRun): boolean {
  const is = (key: string, ...values: readonly (string | null)[]) => {
    const wanted = at.query.get(key)
    return wanted === null || values.includes(wanted)
  }
  const actor = at.world.state.users[run.actorId]?.login ?? ''
  return (
    is('event', run.event) &&
    is('branch', run.headBranch) &&
    is('status', run.status, run.conclusion) &&
    is('head_sha', run.headSha) &&
    is('check_suite_id', String(run.suiteId)) &&
    is('actor', actor) &&
    within(at.query.get('created'), run.createdAt)
  )
}

/** `>=2026-01-01`, `2026-01-01..2026-02-01` or one day. */
function within(range: string | null, at: number): boolean {
  if (range === null) return true
  const [, sign = '', first = '', last] = /^(>=|<=|>|<)?([^.]+?)(?:\.\.(.+))?$/.exec(range) ?? []
  const from = Date.parse(first)
  if (last !== undefined) return at >= from && at <= Date.parse(last)
  if (sign === '') return new Date(at).toISOString().startsWith(first)
  const above = sign.startsWith('>') ? at > from : at < from
  return above || (sign.endsWith('=') && at === from)
}

/** Newest first. */
function runs(at: Here, workflowId: number | null): Reply {
  const kept = Object.values(at.repository.workflowRuns)
    .filter((run) => workflowId === null || run.workflowId === workflowId)
    .filter((run) => asked(at, run))
    .toReversed()
  return {
    status: 200,
    list: {
      items: kept,
      show: (run: WorkflowRun) => workflowRunJson(at.world, at.repository, run),
      wrap: (workflow_runs, total_count) => ({ total_count, workflow_runs }),
    },
  }
}

function runHere(at: Here): WorkflowRun {
  const run = at.repository.workflowRuns[Number(at.params['run_id'])]
  if (run === undefined) throw notFound()
  return run
}

function oneRun(at: Here): Reply {
  return ok(workflowRunJson(at.world, at.repository, runHere(at)))
}

function enabled(at: Here): Reply {
  if (at.actor.grant === null) demand(at.actor, at.repository, 'admin')
  const { actionsEnabled } = at.repository.workflowSettings
  const allowed = actionsEnabled ? { allowed_actions: 'all' } : {}
  return ok({ enabled: actionsEnabled, ...allowed })
}

function permissions(at: Here): Reply {
  if (at.actor.grant === null) demand(at.actor, at.repository, 'admin')
  return ok({
    default_workflow_permissions: 'read',
    can_approve_pull_request_reviews: at.repository.workflowSettings.mayCreatePulls,
  })
}

const objectAt = (at: Here, key: string) => {
  const value = at.body[key]
  return isBody(value) ? value : {}
}

function dispatchHere(at: Here): Reply {
  const type = requiredText(at.body, 'event_type')
  dispatchRepository(at.world, at.actor, at.repository, type, objectAt(at, 'client_payload'))
  return NOTHING
}

/** Where it is asked for, the run that came of it, which is there at once if somebody runs workflows. */
function start(at: Here): Reply {
  const found = workflowHere(at)
  const before = new Set(Object.keys(at.repository.workflowRuns))
  const ref = requiredText(at.body, 'ref')
  const inputs = objectAt(at, 'inputs')
  dispatchWorkflow(at.world, at.actor, at.repository, found, { ref, inputs })
  const runs = Object.values(at.repository.workflowRuns)
  const made = runs.find(({ id }) => !before.has(String(id)))
  if (made === undefined || optionalFlag(at.body, 'return_run_details') !== true) return NOTHING
  const {
    id: workflow_run_id,
    url: run_url,
    html_url,
  } = workflowRunJson(at.world, at.repository, made)
  return ok({ workflow_run_id, run_url, html_url })
}

export const WORKFLOW_ROUTES: readonly Route[] = [
  here('POST', '/dispatches', 'contents=write', dispatchHere),
  here('GET', '/actions/workflows', READ, workflows),
  here('GET', '/actions/workflows/{workflow_id}', READ, (at) =>
    ok(workflowJson(at.world, at.repository, workflowHere(at))),
  ),
  here('POST', '/actions/workflows/{workflow_id}/dispatches', 'actions=write', start),
  here('GET', '/actions/workflows/{workflow_id}/runs', READ, (at) =>
    runs(at, workflowHere(at).workflow.id),
  ),
  here('GET', '/actions/runs', READ, (at) => runs(at, null)),
  here('GET', '/actions/runs/{run_id}', READ, oneRun),
  here('GET', '/actions/permissions', 'administration=read', enabled),
  here('POST', '/actions/runs/{run_id}/approve', 'actions=write', (at) => {
    approveRun(at.world, at.actor, at.repository, runHere(at))
    return created({})
  }),
  here('POST', '/actions/runs/{run_id}/cancel', 'actions=write', (at) => {
    cancelRun(at.world, at.actor, at.repository, runHere(at))
    return { status: 202, data: {} }
  }),
  here('GET', '/actions/permissions/workflow', 'administration=read', permissions),
]
