import { demandPermission, may } from '../access.ts'
import { setDraft } from '../actions/drafts.ts'
import { isPull, liveIssues, type Pull } from '../find.ts'
import type { Repository } from '../model.ts'
import { issueNodeId } from '../present/issue.ts'
import type { Actor, World } from '../world.ts'
import { GraphqlRefusal } from './connection.ts'
import { issueNode } from './issue.ts'

interface Draft {
  readonly input: { readonly pullRequestId: string; readonly clientMutationId?: string | null }
}

/** What may be changed by GraphQL, which is what REST cannot. */
export function mutations(world: World, actor: Actor) {
  const change =
    (draft: boolean) =>
    ({ input }: Draft) => {
      const { repository, issue } = pullByNode(world, actor, input.pullRequestId)
      demandPermission(actor, repository, 'pull_requests')
      setDraft(world, actor, repository, issue, draft)
      const pullRequest = () => issueNode({ world, actor, repository }, issue)
      return { clientMutationId: input.clientMutationId ?? null, pullRequest }
    }
  return { markPullRequestReadyForReview: change(false), convertPullRequestToDraft: change(true) }
}

interface Found {
  readonly repository: Repository
  readonly issue: Pull
}

function pullByNode(world: World, actor: Actor, id: string): Found {
  for (const repository of Object.values(world.state.repositories)) {
    if (!may(actor, repository, 'read')) continue
    const issue = liveIssues(repository)
      .filter(isPull)
      .find((one) => issueNodeId(one) === id)
    if (issue !== undefined) return { repository, issue }
  }
  throw new GraphqlRefusal(
    'NOT_FOUND',
    `Could not resolve to a node with the global id of '${id}'.`,
  )
}
