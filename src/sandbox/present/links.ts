import { type Standing, standingAt, standingsAt } from '../linked-issues.ts'
import type { Issue, Repository } from '../model.ts'
import type { IssuePlace, LinkEvent } from '../model-links.ts'
import type { World } from '../world.ts'
import { repositoryUrl, simpleRepository } from './repository.ts'

/** How many sub-issues there are and how many of them are closed, for whatever reason. */
export function subIssueCounts(world: World, repository: Repository, issue: Issue) {
  const all = standingsAt(world, issue.subIssues, repository)
  const total = all.length
  const completed = all.filter((one) => one.issue.state === 'closed').length
  return { total, completed, percent: total === 0 ? 0 : Math.round((completed * 100) / total) }
}

/** What an issue says of its place among others. */
export function linkSummary(world: World, repository: Repository, issue: Issue) {
  const { total, completed, percent } = subIssueCounts(world, repository, issue)
  const blockers = standingsAt(world, issue.blockedBy, repository)
  const waiting = standingsAt(world, issue.blocking, repository)
  return {
    sub_issues_summary: { total, completed, percent_completed: percent },
    issue_dependencies_summary: {
      blocked_by: open(blockers),
      total_blocked_by: blockers.length,
      blocking: open(waiting),
      total_blocking: waiting.length,
    },
    ...parentUrl(world, repository, issue),
  }
}

const open = (all: readonly Standing[]) => all.filter(({ issue }) => issue.state === 'open').length

/** Left out where there is none, as in the answers for issues that never had one. */
function parentUrl(world: World, repository: Repository, { parent }: Issue) {
  const above = parent === null ? undefined : standingAt(world, parent, repository)
  if (above === undefined) return {}
  const base = repositoryUrl(world, above.repository)
  return { parent_issue_url: `${base}/issues/${above.issue.number}` }
}

const NAMES: Readonly<Record<LinkEvent, string>> = {
  sub_issue_added: 'sub_issue',
  sub_issue_removed: 'sub_issue',
  parent_issue_added: 'parent_issue',
  parent_issue_removed: 'parent_issue',
  blocked_by_added: 'blocked_by',
  blocked_by_removed: 'blocked_by',
  blocking_added: 'blocking',
  blocking_removed: 'blocking',
}

/** The other issue of a line in the log; null where it is gone. */
export function linkDetail(world: World, kind: LinkEvent, place: IssuePlace) {
  const other = standingAt(world, place)
  return { [NAMES[kind]]: other === undefined ? null : reference(world, other) }
}

function reference(world: World, { repository, issue }: Standing) {
  return {
    number: issue.number,
    title: issue.title,
    state: issue.state,
    state_reason: issue.stateReason,
    repository: simpleRepository(world, repository),
    issue_type: null,
  }
}
