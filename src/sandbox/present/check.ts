import { iso } from '../../domain/instant.ts'
import { latestRuns, passes } from '../checks.ts'
import { appById, liveIssues } from '../find.ts'
import type { Commit, Repository } from '../model.ts'
import type { Annotation, CheckRun, CheckSuite } from '../model-checks.ts'
import type { World } from '../world.ts'
import { appJson } from './app.ts'
import { nodeId } from './node-id.ts'
import { repositoryPage, repositoryUrl, simpleRepository } from './repository.ts'

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

function checkRunPage(world: World, repository: Repository, run: CheckRun): string {
  return `${repositoryPage(world, repository)}/runs/${run.id}`
}

/** A check run as payloads carry it: with its suite written out. */
export function checkRunPayload(world: World, repository: Repository, run: CheckRun) {
  const suite = repository.checkSuites.find(({ id }) => id === run.suiteId)
  if (suite === undefined) throw new Error(`the sandbox has no check suite ${run.suiteId}`)
  const { status, conclusion } = run
  const check_suite = { ...suiteJson(world, repository, suite), status, conclusion }
  return { ...checkRunJson(world, repository, run), check_suite }
}

function suiteJson(world: World, repository: Repository, suite: CheckSuite) {
  const { id, appId, headSha } = suite
  const pull_requests = pullsAt(world, repository, headSha)
  const at = iso(suite.createdAt)
  return {
    id,
    node_id: nodeId('CS', id),
    head_branch: pull_requests[0]?.head.ref ?? branchAt(repository, headSha),
    head_sha: headSha,
    url: `${repositoryUrl(world, repository)}/check-suites/${id}`,
    before: null,
    after: headSha,
    pull_requests,
    app: appJson(world, appById(world, appId)),
    created_at: at,
    updated_at: at,
  }
}

/** A suite that is to be made again, as payloads carry it. */
export function checkSuitePayload(world: World, repository: Repository, suite: CheckSuite) {
  const json = suiteJson(world, repository, suite)
  const runs = Object.values(repository.checkRuns).filter(({ suiteId }) => suiteId === suite.id)
  const commit = repository.git.commits[suite.headSha]
  return {
    ...json,
    status: 'queued',
    conclusion: null,
    rerequestable: true,
    runs_rerequestable: true,
    latest_check_runs_count: latestRuns(runs).length,
    check_runs_url: `${json.url}/check-runs`,
    head_commit: commit === undefined ? null : simpleCommitJson(commit),
  }
}

/** A suite as REST lists it; what its runs come to is what it comes to. */
export function checkSuiteJson(world: World, repository: Repository, suite: CheckSuite) {
  const runs = latestRuns(
    Object.values(repository.checkRuns).filter(({ suiteId }) => suiteId === suite.id),
  )
  const commit = repository.git.commits[suite.headSha]
  const ended = runs.length > 0 && runs.every(({ status }) => status === 'completed')
  const bad = runs.find((run) => !passes(run))?.conclusion
  return {
    ...checkSuitePayload(world, repository, suite),
    status: ended ? 'completed' : 'queued',
    conclusion: ended ? (bad ?? 'success') : null,
    head_commit: commit === undefined ? null : simpleCommitJson(commit),
    repository: simpleRepository(world, repository),
  }
}

export const simpleCommitJson = ({ sha, treeSha, message, author, committer }: Commit) => ({
  id: sha,
  tree_id: treeSha,
  message,
  timestamp: iso(committer.date),
  author: { name: author.name, email: author.email },
  committer: { name: committer.name, email: committer.email },
})

function branchAt(repository: Repository, sha: string): string | null {
  const found = Object.entries(repository.refs).find(
    ([ref, at]) => at === sha && ref.startsWith('refs/heads/'),
  )
  return found?.[0].slice('refs/heads/'.length) ?? null
}

/** The open pull requests whose head this commit is, in the short form that checks know them by. */
export function pullsAt(world: World, repository: Repository, sha: string) {
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
