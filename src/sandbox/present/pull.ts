import { type Instant, iso } from '../../domain/instant.ts'
import { latestRuns, passes, runsOf } from '../checks.ts'
import { fullName, userById } from '../find.ts'
import { mergeHeads } from '../git-merge.ts'
import type { Issue, PullRequest, Repository } from '../model.ts'
import { pullSize } from '../pull-size.ts'
import { mergeFaults } from '../rules.ts'
import type { World } from '../world.ts'
import { issueJson, issuePage } from './issue.ts'
import { repositoryJson, repositoryUrl } from './repository.ts'
import { simpleUser } from './user.ts'

const isoOrNull = (at: Instant | null) => (at === null ? null : iso(at))

/** A pull request as `/pulls` lists it; `issue` is its other half. */
export function pullItem(world: World, repository: Repository, issue: Issue, pull: PullRequest) {
  const url = `${repositoryUrl(world, repository)}/pulls/${issue.number}`
  const { pull_request, reactions, ...whole } = issueJson(world, repository, issue)
  // What an issue has and its other half, as this API shows it, has not.
  const { timeline_url, state_reason, repository_url, labels_url, events_url, ...rest } = whole
  const { closed_by, performed_via_github_app, comments, ...shared } = rest
  return {
    ...shared,
    id: pull.id,
    url,
    issue_url: `${repositoryUrl(world, repository)}/issues/${issue.number}`,
    diff_url: pull_request?.diff_url ?? null,
    patch_url: pull_request?.patch_url ?? null,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${url}/comments{/number}`,
    statuses_url: `${repositoryUrl(world, repository)}/statuses/${pull.headSha}`,
    _links: hypertext(world, repository, issue, pull),
    merged_at: isoOrNull(pull.mergedAt),
    merge_commit_sha: pull.mergeCommitSha,
    requested_reviewers: pull.requestedReviewerIds.map((id) =>
      simpleUser(world, userById(world, id)),
    ),
    requested_teams: [],
    head: side(world, repository, pull.headRef, pull.headSha),
    base: side(world, repository, pull.baseRef, pull.baseSha),
    draft: pull.draft,
    auto_merge: null,
  }
}

/** A pull request asked for by its number: what takes GitHub work to know is told here alone. */
export function pullJson(world: World, repository: Repository, issue: Issue, pull: PullRequest) {
  return {
    ...pullItem(world, repository, issue, pull),
    comments: issue.comments.length,
    merged: pull.mergedAt !== null,
    ...mergeability(world, repository, issue, pull),
    merged_by:
      pull.mergedById === null ? null : simpleUser(world, userById(world, pull.mergedById)),
    maintainer_can_modify: pull.maintainerCanModify,
    review_comments: pull.reviews.reduce((sum, { comments }) => sum + comments.length, 0),
    ...pullSize(repository.git, pull.baseSha, pull.headSha),
  }
}

function mergeability(world: World, repository: Repository, issue: Issue, pull: PullRequest) {
  if (issue.state === 'closed') return { mergeable: null, mergeable_state: 'unknown' }
  const { kind } = mergeHeads(repository.git, pull.baseSha, pull.headSha)
  if (kind === 'conflict') return { mergeable: false, mergeable_state: 'dirty' }
  if (pull.draft) return { mergeable: true, mergeable_state: 'draft' }
  const blocked = mergeFaults(world, repository, pull).length > 0
  const failed = latestRuns(runsOf(repository, pull.headSha)).some((run) => !passes(run))
  const free = failed ? 'unstable' : 'clean'
  return { mergeable: true, mergeable_state: blocked ? 'blocked' : free }
}

/** The same addresses once more, in the older shape. */
function hypertext(world: World, repository: Repository, issue: Issue, pull: PullRequest) {
  const base = repositoryUrl(world, repository)
  const url = `${base}/pulls/${issue.number}`
  const link = (href: string) => ({ href })
  return {
    self: link(url),
    html: link(issuePage(world, repository, issue)),
    issue: link(`${base}/issues/${issue.number}`),
    comments: link(`${base}/issues/${issue.number}/comments`),
    review_comments: link(`${url}/comments`),
    review_comment: link(`${url}/comments{/number}`),
    commits: link(`${url}/commits`),
    statuses: link(`${base}/statuses/${pull.headSha}`),
  }
}

function side(world: World, repository: Repository, ref: string, sha: string) {
  const owner = userById(world, repository.ownerId)
  return {
    label: `${owner.login}:${ref}`,
    ref,
    sha,
    user: simpleUser(world, owner),
    repo: { ...repositoryJson(world, repository), full_name: fullName(world, repository) },
  }
}
