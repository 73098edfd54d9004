import { iso } from '../../domain/instant.ts'
import { appById, liveIssues } from '../find.ts'
import type { Repository } from '../model.ts'
import type { Annotation, CheckRun } from '../model-checks.ts'
import type { World } from '../world.ts'
import { appJson } from './app.ts'
import { nodeId } from './node-id.ts'
import { repositoryPage, repositoryUrl } from './repository.ts'

/** A check run as REST answers it. */
export function checkRunJson(world: World, repository: Repository, run: CheckRun) {
  const url = `${repositoryUrl(world, repository)}/check-runs/${run.id}`
  const page = checkRunPage(world, repository, run)
  return {
    id: run.id,
    head_sha: run.headSha,
    node_id: nodeId('CR', run.id),
    external_id: run.externalId,
    url,
    html_url: page,
    details_url: run.detailsUrl ?? page,
    status: run.status,
    conclusion: run.conclusion,
    started_at: iso(run.startedAt),
    completed_at: run.completedAt === null ? null : iso(run.completedAt),
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    name: run.name,
    check_suite: { id: run.suiteId },
    app: appJson(world, appById(world, run.appId)),
    pull_requests: pullsAt(world, repository, run.headSha),
  }
}

export function checkRunPage(world: World, repository: Repository, run: CheckRun): string {
  return `${repositoryPage(world, repository)}/runs/${run.id}`
}

/** A check run as payloads carry it: with its suite written out. */
export function checkRunPayload(world: World, repository: Repository, run: CheckRun) {
  const json = checkRunJson(world, repository, run)
  const url = `${repositoryUrl(world, repository)}/check-suites/${run.suiteId}`
  const at = json.started_at
  const { app, pull_requests, status, conclusion } = json
  const [first] = pull_requests
  return {
    ...json,
    check_suite: {
      id: run.suiteId,
      node_id: nodeId('CS', run.suiteId),
      head_branch: first?.head.ref ?? branchAt(repository, run.headSha),
      head_sha: run.headSha,
      status,
      conclusion,
      url,
      before: null,
      after: run.headSha,
      pull_requests,
      app,
      created_at: at,
      updated_at: at,
    },
  }
}

function branchAt(repository: Repository, sha: string): string | null {
  const found = Object.entries(repository.refs).find(
    ([ref, at]) => at === sha && ref.startsWith('refs/heads/'),
  )
  return found?.[0].slice('refs/heads/'.length) ?? null
}

/** The open pull requests whose head this commit is, in the short form that checks know them by. */
function pullsAt(world: World, repository: Repository, sha: string) {
  const url = repositoryUrl(world, repository)
  const repo = { id: repository.id, url, name: repository.name }
  return liveIssues(repository).flatMap(({ number, state, pull }) =>
    pull === null || state === 'closed' || pull.headSha !== sha
      ? []
      : [
          {
            id: pull.id,
            number,
            url: `${url}/pulls/${number}`,
            head: { ref: pull.headRef, sha, repo },
            base: { ref: pull.baseRef, sha: pull.baseSha, repo },
          },
        ],
  )
}

export function annotationJson(
  world: World,
  repository: Repository,
  run: CheckRun,
  annotation: Annotation,
) {
  const blob = `${repositoryPage(world, repository)}/blob/${run.headSha}/${annotation.path}`
  return {
    path: annotation.path,
    blob_href: blob,
    start_line: annotation.startLine,
    end_line: annotation.endLine,
    start_column: annotation.startColumn,
    end_column: annotation.endColumn,
    annotation_level: annotation.level,
    title: annotation.title,
    message: annotation.message,
    raw_details: annotation.rawDetails,
  }
}
