import { type Instant, iso } from '../../domain/instant.ts'
import { fullName, userById } from '../find.ts'
import type { Issue, PullRequest, Repository } from '../model.ts'
import type { World } from '../world.ts'
import { issueJson } from './issue.ts'
import { repositoryJson, repositoryUrl } from './repository.ts'
import { simpleUser } from './user.ts'

const isoOrNull = (at: Instant | null) => (at === null ? null : iso(at))

/** A pull request as `/pulls` answers it; `issue` is its other half. */
export function pullJson(world: World, repository: Repository, issue: Issue, pull: PullRequest) {
  const url = `${repositoryUrl(world, repository)}/pulls/${issue.number}`
  const { pull_request, reactions, ...shared } = issueJson(world, repository, issue)
  return {
    ...shared,
    id: pull.id,
    url,
    issue_url: `${repositoryUrl(world, repository)}/issues/${issue.number}`,
    diff_url: pull_request?.diff_url ?? null,
    patch_url: pull_request?.patch_url ?? null,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    statuses_url: `${repositoryUrl(world, repository)}/statuses/${pull.headSha}`,
    merged_at: isoOrNull(pull.mergedAt),
    merge_commit_sha: null,
    requested_reviewers: [],
    requested_teams: [],
    head: side(world, repository, pull.headRef, pull.headSha),
    base: side(world, repository, pull.baseRef, pull.baseSha),
    draft: pull.draft,
    auto_merge: null,
    merged: pull.mergedAt !== null,
    mergeable: issue.state === 'open' ? true : null,
    mergeable_state: pull.draft ? 'draft' : 'clean',
    merged_by:
      pull.mergedById === null ? null : simpleUser(world, userById(world, pull.mergedById)),
    maintainer_can_modify: pull.maintainerCanModify,
    review_comments: 0,
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
