import { iso } from '../../domain/instant.ts'
import { userById } from '../find.ts'
import type { Repository } from '../model.ts'
import type { Workflow, WorkflowRun } from '../model-actions.ts'
import type { FoundWorkflow } from '../workflows.ts'
import type { World } from '../world.ts'
import { pullsAt, simpleCommitJson } from './check.ts'
import { nodeId } from './node-id.ts'
import { repositoryPage, repositoryUrl, simpleRepository } from './repository.ts'
import { simpleUser } from './user.ts'

/** A workflow as REST and payloads show it. */
export function workflowJson(
  world: World,
  repository: Repository,
  { workflow, name }: Pick<FoundWorkflow, 'workflow' | 'name'>,
) {
  const page = repositoryPage(world, repository)
  const at = iso(workflow.createdAt)
  const file = workflow.path.split('/').at(-1) ?? ''
  return {
    id: workflow.id,
    node_id: nodeId('W', workflow.id),
    name,
    path: workflow.path,
    state: workflow.state,
    created_at: at,
    updated_at: at,
    url: workflowUrl(world, repository, workflow.id),
    html_url: `${page}/blob/${repository.defaultBranch}/${workflow.path}`,
    badge_url: `${page}/actions/workflows/${file}/badge.svg`,
  }
}

const workflowUrl = (world: World, repository: Repository, id: Workflow['id']) =>
  `${repositoryUrl(world, repository)}/actions/workflows/${id}`

function runPage(world: World, repository: Repository, run: WorkflowRun): string {
  return `${repositoryPage(world, repository)}/actions/runs/${run.id}`
}

/** A run of a workflow as REST answers it. */
export function workflowRunJson(world: World, repository: Repository, run: WorkflowRun) {
  const actor = simpleUser(world, userById(world, run.actorId))
  const commit = repository.git.commits[run.headSha]
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('WFR', run.id),
    check_suite_id: run.suiteId,
    check_suite_node_id: nodeId('CS', run.suiteId),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.path,
    display_title: run.title,
    run_number: run.runNumber,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflowId,
    pull_requests: pullsAt(world, repository, run.headSha),
    created_at: iso(run.createdAt),
    updated_at: iso(run.updatedAt),
    run_started_at: iso(run.startedAt),
    actor,
    triggering_actor: actor,
    referenced_workflows: [],
    head_commit: commit === undefined ? null : simpleCommitJson(commit),
    repository: simpleRepository(world, repository),
    head_repository: simpleRepository(world, repository),
    ...links(world, repository, run),
  }
}

function links(world: World, repository: Repository, run: WorkflowRun) {
  const base = repositoryUrl(world, repository)
  const url = `${base}/actions/runs/${run.id}`
  return {
    url,
    html_url: runPage(world, repository, run),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${base}/check-suites/${run.suiteId}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: workflowUrl(world, repository, run.workflowId),
  }
}
