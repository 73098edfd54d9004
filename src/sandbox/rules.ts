import { may } from './access.ts'
import { passes, runsOf } from './checks.ts'
import { userById } from './find.ts'
import type { PullRequest, Repository } from './model.ts'
import type { Rule } from './model-checks.ts'
import type { Review } from './model-reviews.ts'
import { Refusal } from './refusal.ts'
import type { Actor, World } from './world.ts'

export function rulesFor(repository: Repository, branch: string): readonly Rule[] {
  return repository.rules.filter((rule) => rule.branch === branch)
}

/** What GitHub says of the checks that a commit still owes before it may stand on a branch. */
function checkFaults(repository: Repository, rule: Rule, sha: string): readonly string[] {
  if (rule.type !== 'required_status_checks') return []
  return rule.checks.flatMap(({ context, integrationId }) => {
    const run = runsOf(repository, sha)
      .filter(({ name, appId }) => name === context && appId === (integrationId ?? appId))
      .at(-1)
    if (run !== undefined && passes(run)) return []
    const bad = run?.status === 'completed' ? 'failing' : 'in progress'
    return [`Required status check "${context}" is ${run === undefined ? 'expected' : bad}.`]
  })
}

/** The newest verdict of each reviewer whose word counts: comments take none back. */
export function verdicts(world: World, repository: Repository, pull: PullRequest): Review[] {
  const kept = pull.reviews.filter(({ verdict, authorId }) => {
    const reviewer: Actor = { user: userById(world, authorId), grant: null }
    return verdict !== 'COMMENTED' && may(reviewer, repository, 'write')
  })
  return [...new Map(kept.map((review) => [review.authorId, review])).values()]
}

function approvalFaults(
  world: World,
  repository: Repository,
  rule: Rule,
  pull: PullRequest,
): readonly string[] {
  if (rule.type !== 'pull_request') return []
  const given = verdicts(world, repository, pull)
  if (rule.approvals > 0 && given.some(({ verdict }) => verdict === 'CHANGES_REQUESTED')) {
    return ['Changes have been requested by a reviewer with write access.']
  }
  if (given.length >= rule.approvals) return []
  const reviews = rule.approvals === 1 ? 'review is' : 'reviews are'
  return [
    `At least ${rule.approvals} approving ${reviews} required by reviewers with write access.`,
  ]
}

/** Why the base branch's rules do not let this pull request in. */
export function mergeFaults(
  world: World,
  repository: Repository,
  pull: PullRequest,
): readonly string[] {
  return rulesFor(repository, pull.baseRef).flatMap((rule) => [
    ...approvalFaults(world, repository, rule, pull),
    ...checkFaults(repository, rule, pull.headSha),
  ])
}

export const violations = (faults: readonly string[]) =>
  `Repository rule violations found\n\n${faults.join('\n\n')}\n\n`

/**
 * Throws where a branch's rules do not let this commit be pushed to it: with 409 as the contents API
 * answers, with 422 as the git API does.
 */
export function demandPushable(
  repository: Repository,
  ref: string,
  sha: string,
  status: 409 | 422,
): void {
  const branch = ref.replace(/^refs\/heads\//, '')
  const faults = rulesFor(repository, branch).flatMap((rule) =>
    rule.type === 'pull_request'
      ? ['Changes must be made through a pull request.']
      : checkFaults(repository, rule, sha),
  )
  if (faults.length > 0 && repository.refs[ref] !== undefined) {
    throw new Refusal(status, violations(faults))
  }
}
