import { closersOf } from '../closing.ts'
import { visibleAt } from '../linked-issues.ts'
import type { Issue } from '../model.ts'
import type { IssuePlace, LinkEvent } from '../model-links.ts'
import { subIssueCounts } from '../present/links.ts'
import { connection, type PageArguments } from './connection.ts'
import { issueNode, type Place } from './issue.ts'

interface ClosersArguments extends PageArguments {
  readonly includeClosedPrs?: boolean | null
}

/** What an issue is to others. The published schema knows nothing of dependencies. */
export function linkFields(place: Place, issue: Issue) {
  const { world, actor, repository } = place
  return {
    closedByPullRequestsReferences: (asked: ClosersArguments) => {
      const all = closersOf(world, repository, issue).filter(
        ({ state, pull }) =>
          state === 'open' || pull.mergedAt !== null || asked.includeClosedPrs === true,
      )
      return connection('closedByPullRequestsReferences', all, asked, (pull) =>
        issueNode(place, pull),
      )
    },
    parent: () => (issue.parent === null ? null : otherNode(place, issue.parent)),
    subIssues: (page: PageArguments) => {
      const all = visibleAt(world, actor, issue.subIssues, repository)
      return connection('subIssues', all, page, (one) =>
        issueNode({ ...place, repository: one.repository }, one.issue),
      )
    },
    subIssuesSummary: () => {
      const { total, completed, percent } = subIssueCounts(world, repository, issue)
      return { total, completed, percentCompleted: percent }
    },
  }
}

/** Null for what is deleted, or not this actor's to see. */
function otherNode(place: Place, other: IssuePlace) {
  const [found] = visibleAt(place.world, place.actor, [other], place.repository)
  return found === undefined
    ? null
    : issueNode({ ...place, repository: found.repository }, found.issue)
}

/** The other issue of a line in the log, under the name that its type has for it. */
export function linkDetail(place: Place, kind: LinkEvent, other: IssuePlace) {
  const node = () => otherNode(place, other)
  return kind.startsWith('parent') ? { parent: node } : { subIssue: node }
}
