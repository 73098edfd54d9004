import { addSubIssue, moveSubIssue, removeSubIssue } from '../actions/sub-issues.ts'
import { type Standing, standingById, visibleAt } from '../linked-issues.ts'
import { issueJson } from '../present/issue.ts'
import { repositoryUrl } from '../present/repository.ts'
import { notFound, Refusal } from '../refusal.ts'
import { optionalFlag, optionalWhole, requiredWhole } from './body.ts'
import { issueHere, READ } from './issues.ts'
import { type Here, here, listed, ok, type Reply, type Route } from './route.ts'

const WRITE = 'issues=write'

/** The issue of the path, in the repository of the path. */
export function standingHere(at: Here): Standing {
  return { repository: at.repository, issue: issueHere(at) }
}

export const showStanding =
  (at: Here) =>
  ({ repository, issue }: Standing) =>
    issueJson(at.world, repository, issue)

/** A link was made: the issue of the path as it is now, and its address. */
export function linked(at: Here, standing: Standing): Reply {
  const { repository, issue } = standing
  const location = `${repositoryUrl(at.world, repository)}/issues/${issue.number}`
  return { status: 201, data: showStanding(at)(standing), headers: { location } }
}

function child(at: Here): Standing {
  const found = standingById(at.world, at.actor, requiredWhole(at.body, 'sub_issue_id'))
  if (found === undefined) throw new Refusal(404, 'The provided sub-issue does not exist')
  return found
}

function list(at: Here): Reply {
  const { issue } = standingHere(at)
  return listed(visibleAt(at.world, at.actor, issue.subIssues, at.repository), showStanding(at))
}

function add(at: Here): Reply {
  const parent = standingHere(at)
  const replace = optionalFlag(at.body, 'replace_parent') ?? false
  addSubIssue(at.world, at.actor, parent, child(at), replace)
  return linked(at, parent)
}

function remove(at: Here): Reply {
  const parent = standingHere(at)
  removeSubIssue(at.world, at.actor, parent, child(at))
  return ok(showStanding(at)(parent))
}

function above(at: Here): Reply {
  const { parent } = standingHere(at).issue
  const [found] = visibleAt(at.world, at.actor, parent === null ? [] : [parent], at.repository)
  if (found === undefined) throw notFound()
  return ok(showStanding(at)(found))
}

function reorder(at: Here): Reply {
  const parent = standingHere(at)
  const [after, before] = [optionalWhole(at.body, 'after_id'), optionalWhole(at.body, 'before_id')]
  if ((after === undefined) === (before === undefined)) {
    throw new Refusal(422, 'Either after_id or before_id must be given, and not both')
  }
  const anchor = standingById(at.world, at.actor, after ?? before ?? 0)
  if (anchor === undefined) throw notFound()
  const beside = after === undefined ? { before: anchor } : { after: anchor }
  moveSubIssue(at.world, at.actor, parent, child(at), beside)
  return ok(showStanding(at)(parent))
}

const ONE = '/issues/{issue_number}'

export const SUB_ISSUE_ROUTES: readonly Route[] = [
  here('GET', `${ONE}/sub_issues`, READ, list),
  here('POST', `${ONE}/sub_issues`, WRITE, add),
  here('DELETE', `${ONE}/sub_issue`, WRITE, remove),
  here('GET', `${ONE}/parent`, READ, above),
  here('PATCH', `${ONE}/sub_issues/priority`, WRITE, reorder),
]
