import { createPull, editPull } from '../actions/pulls.ts'
import { issueByNumber, liveIssues, userById } from '../find.ts'
import type { Issue, PullRequest } from '../model.ts'
import { pullItem, pullJson } from '../present/pull.ts'
import { invalid, notFound } from '../refusal.ts'
import { nullableText, optionalFlag, optionalText, requiredText } from './body.ts'
import { type Here, here, listed, ok, type Reply, type Route } from './route.ts'

interface Both {
  readonly issue: Issue
  readonly pull: PullRequest
}

const show = (at: Here, { issue, pull }: Both) => pullJson(at.world, at.repository, issue, pull)

function both(issue: Issue): Both[] {
  return issue.pull === null ? [] : [{ issue, pull: issue.pull }]
}

function pullHere(at: Here): Both {
  const issue = issueByNumber(at.world, at.repository, Number(at.params['pull_number']))
  const [found] = both(issue)
  if (found === undefined) throw notFound()
  return found
}

function list(at: Here): Reply {
  const state = at.query.get('state') ?? 'open'
  const base = at.query.get('base')
  const head = at.query.get('head')
  const owner = userById(at.world, at.repository.ownerId).login
  const kept = liveIssues(at.repository)
    .flatMap(both)
    .filter(({ issue }) => state === 'all' || issue.state === state)
    .filter(({ pull }) => base === null || pull.baseRef === base)
    .filter(({ pull }) => head === null || `${owner}:${pull.headRef}` === head)
  const newestFirst = at.query.get('direction') !== 'asc'
  return listed(newestFirst ? kept.reverse() : kept, ({ issue, pull }) =>
    pullItem(at.world, at.repository, issue, pull),
  )
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
  return { status: 201, data: both(issue).map((item) => show(at, item))[0] }
}

function edit(at: Here): Reply {
  const { world, actor, repository, body } = at
  const found = pullHere(at)
  const state = optionalText(body, 'state')
  if (state !== undefined && state !== 'open' && state !== 'closed') {
    throw invalid({ resource: 'PullRequest', code: 'invalid', field: 'state' })
  }
  editPull(world, actor, repository, found.issue, found.pull, {
    title: optionalText(body, 'title'),
    body: nullableText(body, 'body'),
    state,
    base: optionalText(body, 'base'),
  })
  return ok(show(at, found))
}

export const PULL_ROUTES: readonly Route[] = [
  here('GET', '/pulls', 'pull_requests=read', list),
  here('POST', '/pulls', 'pull_requests=write', create),
  here('GET', '/pulls/{pull_number}', 'pull_requests=read', (at) => ok(show(at, pullHere(at)))),
  here('PATCH', '/pulls/{pull_number}', 'pull_requests=write', edit),
]
