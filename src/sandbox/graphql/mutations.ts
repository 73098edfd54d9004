import { demandPermission, may } from '../access.ts'
import { minimizeComment } from '../actions/comments.ts'
import { setDraft } from '../actions/drafts.ts'
import { isPull, liveIssues, type Pull } from '../find.ts'
import type { Repository } from '../model.ts'
import { issueNodeId } from '../present/issue.ts'
import { nodeId } from '../present/node-id.ts'
import type { Actor, World } from '../world.ts'
import { GraphqlRefusal } from './connection.ts'
import { commentNode, issueNode } from './issue.ts'

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
  return {
    markPullRequestReadyForReview: change(false),
    convertPullRequestToDraft: change(true),
    minimizeComment: ({ input }: Minimized) => fold(world, actor, input, REASONS[input.classifier]),
    unminimizeComment: ({ input }: Minimized) => fold(world, actor, input, null),
  }
}

interface Minimized {
  readonly input: {
    readonly subjectId: string
    readonly classifier: string
    readonly clientMutationId?: string | null
  }
}

/** The classifiers of the schema, and the reasons that reading a comment tells. */
const REASONS: Readonly<Record<string, string>> = {
  ABUSE: 'abuse',
  DUPLICATE: 'duplicate',
  OFF_TOPIC: 'off-topic',
  OUTDATED: 'outdated',
  RESOLVED: 'resolved',
  SPAM: 'spam',
}

/** Folds a comment away, or shows it again where there is no reason. */
function fold(
  world: World,
  actor: Actor,
  { subjectId, clientMutationId }: Minimized['input'],
  reason: string | null = 'abuse',
) {
  const { repository, issue, comment } = commentByNode(world, actor, subjectId)
  demandPermission(actor, repository, issue.pull === null ? 'issues' : 'pull_requests')
  minimizeComment(world, actor, repository, comment, reason)
  const shown = () => commentNode({ world, actor, repository }, issue, comment)
  const answer = { clientMutationId: clientMutationId ?? null }
  return { ...answer, minimizedComment: shown, unminimizedComment: shown }
}

function commentByNode(world: World, actor: Actor, id: string) {
  for (const repository of Object.values(world.state.repositories)) {
    if (!may(actor, repository, 'read')) continue
    for (const issue of liveIssues(repository)) {
      const comment = issue.comments.find((one) => nodeId('IC', one.id) === id)
      if (comment !== undefined) return { repository, issue, comment }
    }
  }
  throw unresolved(id)
}

const unresolved = (id: string) =>
  new GraphqlRefusal('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'.`)

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
  throw unresolved(id)
}
