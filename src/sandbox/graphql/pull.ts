import { closesOf } from '../closing.ts'
import { type Pull, userById } from '../find.ts'
import { mergeHeads } from '../git-merge.ts'
import type { Issue, PullRequest } from '../model.ts'
import type { Review } from '../model-reviews.ts'
import { issuePage } from '../present/issue.ts'
import { nodeId } from '../present/node-id.ts'
import { pullSize } from '../pull-size.ts'
import { connection, type PageArguments } from './connection.ts'
import { commitNode } from './git.ts'
import { issueNode, type Place } from './issue.ts'
import { actorNode, when } from './people.ts'

/** What a pull request has beside what it shares with an issue. */
export function pullFields(place: Place, issue: Pull) {
  const { pull } = issue
  const { world, repository } = place
  const merged = pull.mergedAt !== null
  const size = () => pullSize(repository.git, pull.baseSha, pull.headSha)
  const merger = pull.mergedById
  return {
    __typename: 'PullRequest',
    state: merged ? 'MERGED' : issue.state.toUpperCase(),
    isDraft: pull.draft,
    merged,
    mergedAt: when(pull.mergedAt),
    mergedBy: () => (merger === null ? null : actorNode(world, userById(world, merger))),
    mergeCommit: () =>
      pull.mergeCommitSha === null ? null : commitNode(place, pull.mergeCommitSha),
    mergeable: () => mergeable(place, issue, pull),
    headRefName: pull.headRef,
    headRefOid: pull.headSha,
    baseRefName: pull.baseRef,
    baseRefOid: pull.baseSha,
    isCrossRepository: false,
    closingIssuesReferences: (page: PageArguments) =>
      connection('closingIssuesReferences', closesOf(world, repository, issue), page, (one) =>
        issueNode(place, one),
      ),
    changedFiles: () => size().changed_files,
    additions: () => size().additions,
    deletions: () => size().deletions,
    reviews: (asked: ReviewArguments) =>
      connection('reviews', reviewsFor(pull, asked), asked, (review) =>
        reviewNode(place, issue, review),
      ),
    reviewRequests: (page: PageArguments) =>
      connection('reviewRequests', pull.requestedReviewerIds, page, (id) => ({
        id: nodeId('RR', id),
        databaseId: id,
        asCodeOwner: false,
        requestedReviewer: () => actorNode(world, userById(world, id)),
      })),
  }
}

interface ReviewArguments extends PageArguments {
  readonly states?: readonly string[] | null
}

const reviewsFor = (pull: PullRequest, { states }: ReviewArguments) =>
  pull.reviews.filter(({ verdict }) => states == null || states.includes(verdict))

function mergeable({ repository }: Place, issue: Issue, pull: PullRequest): string {
  if (issue.state === 'closed') return 'UNKNOWN'
  const { kind } = mergeHeads(repository.git, pull.baseSha, pull.headSha)
  return kind === 'clean' ? 'MERGEABLE' : 'CONFLICTING'
}

export function reviewNode(place: Place, issue: Issue, review: Review) {
  const { world, repository } = place
  return {
    __typename: 'PullRequestReview',
    id: nodeId('PRR', review.id),
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    state: review.verdict,
    body: review.body,
    createdAt: when(review.submittedAt),
    updatedAt: when(review.submittedAt),
    submittedAt: when(review.submittedAt),
    author: () => actorNode(world, userById(world, review.authorId)),
    commit: () => commitNode(place, review.commitSha),
    url: `${issuePage(world, repository, issue)}#pullrequestreview-${review.id}`,
  }
}
