import { MERGE_METHODS, mergePull } from '../actions/merge.ts'
import { createPull, editPull } from '../actions/pulls.ts'
import { changesBetween } from '../diff/files.ts'
import { isPull, issueByNumber, liveIssues, type Pull, userById } from '../find.ts'
import { commitsBetween, mergeBase } from '../git-history.ts'
import { fileJson } from '../present/file.ts'
import { repositoryCommitJson } from '../present/git.ts'
import { pullItem, pullJson } from '../present/pull.ts'
import { invalid, notFound } from '../refusal.ts'
import { nullableText, optionalFlag, optionalText, requiredText } from './body.ts'
import { created, type Here, here, listed, NOTHING, ok, type Reply, type Route } from './route.ts'

const show = (at: Here, issue: Pull) => pullJson(at.world, at.repository, issue, issue.pull)

export const READ_PULLS = 'pull_requests=read'
export const WRITE_PULLS = 'pull_requests=write'
/** GitHub shows 250 commits of a pull request, and 3,000 files. */
const MOST_COMMITS = 250
const MOST_FILES = 3000

export function pullHere(at: Here): Pull {
  const issue = issueByNumber(at.world, at.repository, Number(at.params['pull_number']))
  if (!isPull(issue)) throw notFound()
  return issue
}

function list(at: Here): Reply {
  const state = at.query.get('state') ?? 'open'
  const base = at.query.get('base')
  const head = at.query.get('head')
  const owner = userById(at.world, at.repository.ownerId).login
  const kept = liveIssues(at.repository)
    .filter(isPull)
    .filter((issue) => state === 'all' || issue.state === state)
    .filter(({ pull }) => base === null || pull.baseRef === base)
    .filter(({ pull }) => head === null || `${owner}:${pull.headRef}` === head)
  return listed(sorted(at, kept), (issue) => pullItem(at.world, at.repository, issue, issue.pull))
}

/** Newest first by creation; by any other key oldest first, unless the query says otherwise. */
function sorted(at: Here, pulls: readonly Pull[]): readonly Pull[] {
  const key = at.query.get('sort') ?? 'created'
  const value = (issue: Pull) => {
    if (key === 'popularity') return issue.comments.length
    if (key === 'long-running') return issue.createdAt
    return key === 'updated' ? issue.updatedAt : issue.createdAt
  }
  const up = pulls.toSorted((a, b) => value(a) - value(b) || a.number - b.number)
  const direction = at.query.get('direction') ?? (key === 'created' ? 'desc' : 'asc')
  return direction === 'asc' ? up : up.reverse()
}

function create(at: Here): Reply {
  const { world, actor, repository, body } = at
  const issue = createPull(world, actor, repository, {
    title: requiredText(body, 'title'),
    body: nullableText(body, 'body'),
    head: requiredText(body, 'head'),
    base: requiredText(body, 'base'),
    draft: optionalFlag(body, 'draft'),
  })
  return created(isPull(issue) ? show(at, issue) : null)
}

function edit(at: Here): Reply {
  const { world, actor, repository, body } = at
  const found = pullHere(at)
  const state = optionalText(body, 'state')
  if (state !== undefined && state !== 'open' && state !== 'closed') {
    throw invalid({ resource: 'PullRequest', code: 'invalid', field: 'state' })
  }
  editPull(world, actor, repository, found, found.pull, {
    title: optionalText(body, 'title'),
    body: nullableText(body, 'body'),
    state,
    base: optionalText(body, 'base'),
  })
  return ok(show(at, found))
}

function files(at: Here): Reply {
  const { world, repository } = at
  const { baseSha, headSha } = pullHere(at).pull
  const from = mergeBase(repository.git, baseSha, headSha) ?? baseSha
  const changes = changesBetween(repository.git, from, headSha).slice(0, MOST_FILES)
  return listed(changes, (file) => fileJson(world, repository, headSha, file))
}

function commits(at: Here): Reply {
  const { world, repository } = at
  const { baseSha, headSha } = pullHere(at).pull
  const kept = commitsBetween(repository.git, baseSha, headSha).slice(0, MOST_COMMITS)
  return listed(kept, (commit) => repositoryCommitJson(world, repository, commit))
}

function merge(at: Here): Reply {
  const { world, actor, repository, body } = at
  const asked = optionalText(body, 'merge_method') ?? 'merge'
  const method = MERGE_METHODS.find((known) => known === asked)
  if (method === undefined) {
    throw invalid({ resource: 'PullRequest', code: 'invalid', field: 'merge_method' })
  }
  const sha = mergePull(world, actor, repository, pullHere(at), {
    method,
    title: optionalText(body, 'commit_title'),
    message: optionalText(body, 'commit_message'),
    sha: optionalText(body, 'sha'),
  })
  return ok({ sha, merged: true, message: 'Pull Request successfully merged' })
}

function isMerged(at: Here): Reply {
  if (pullHere(at).pull.mergedAt === null) throw notFound()
  return NOTHING
}

export const PULL_ROUTES: readonly Route[] = [
  here('GET', '/pulls', READ_PULLS, list),
  here('POST', '/pulls', WRITE_PULLS, create),
  here('GET', '/pulls/{pull_number}', READ_PULLS, (at) => ok(show(at, pullHere(at)))),
  here('PATCH', '/pulls/{pull_number}', WRITE_PULLS, edit),
  here('GET', '/pulls/{pull_number}/files', READ_PULLS, files),
  here('GET', '/pulls/{pull_number}/commits', READ_PULLS, commits),
  here('GET', '/pulls/{pull_number}/merge', 'contents=read', isMerged),
  here('PUT', '/pulls/{pull_number}/merge', 'contents=write', merge),
]
