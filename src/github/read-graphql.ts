import { CONFIG_PATH } from '../config/path.ts'
import { type Instant, instant } from '../domain/instant.ts'
import type { Actor, ConfigLayer, LogEvent, Receipt } from '../plan/snapshot.ts'
import type { Client } from './client.ts'
import { Failure } from './failure.ts'
import type {
  Account,
  Answer,
  ClosingNode,
  CommentNode,
  EventNode,
  IssueNode,
  PullNode,
  ReactionGroup,
} from './graphql-answer.ts'
import { ISSUE_QUERY, PAGE_QUERY } from './graphql-query.ts'
import type { Raw, RawComment } from './raw.ts'
import type { IssueRef } from './requests.ts'
import type { RepositoryRef } from './setup-requests.ts'

/** The issue with its history and card, its labels and the team's config, in one request. Null where there is no such issue. */
export async function readByGraphql(client: Client, at: IssueRef): Promise<Raw | null> {
  const { owner, repo: name, issue_number: number } = at
  const path = `HEAD:${CONFIG_PATH}`
  const data = await client.query(ISSUE_QUERY, { owner, name, number, path })
  const answer = data as Answer | null
  const repository = answer?.repository
  const issue = repository?.issue
  if (!answer || !repository || !issue) return null
  const [comments, events] = await restOf(client, at, issue)
  const labels = await labelsOf(client, at, repository.labels)
  return rawOf({ ...answer, repository }, issue, { comments, events, labels }, at)
}

/** What may take more than one request to read: the whole of the lists that the query begins. */
interface Whole {
  readonly comments: readonly CommentNode[]
  readonly events: readonly EventNode[]
  /** All that the repository has. */
  readonly labels: readonly string[]
}

type Around = Pick<Answer, 'viewer' | 'organisation'> & {
  readonly repository: Omit<NonNullable<Answer['repository']>, 'issue'>
}

/** One issue as the answer to a query shows it. */
export function rawOf(answer: Around, issue: IssueNode, whole: Whole, at: RepositoryRef): Raw {
  const { repository } = answer
  const me = answer.viewer.login
  return {
    repository: {
      id: repository.databaseId,
      name: repository.nameWithOwner,
      isPublic: repository.visibility === 'PUBLIC',
      archived: repository.isArchived,
      labels: whole.labels,
    },
    issue: issueOf(issue, me),
    comments: whole.comments.map((node) => commentOf(node, me)),
    events: logOf(whole.events, issue.closing, me),
    config: layersOf(answer, at),
    me,
    base: baseOf(repository.defaultBranchRef),
  }
}

type BranchRef = NonNullable<Answer['repository']>['defaultBranchRef']

const baseOf = (ref: BranchRef): Raw['base'] =>
  ref === null ? null : { branch: ref.name, sha: ref.target?.oid ?? null }

const NOBODY: Account = { __typename: 'User', login: 'ghost' }

/** GraphQL leaves a bot's suffix out, REST and people write it. A deleted account is `ghost`. */
export function actorOf(account: Account | null, me: string): Actor {
  const { __typename: type, login: name } = account ?? NOBODY
  const bot = type === 'Bot' || type === 'EnterpriseUserAccount'
  const login = type === 'Bot' && !name.endsWith('[bot]') ? `${name}[bot]` : name
  return { login, kind: bot ? 'bot' : 'person', us: login.toLowerCase() === me.toLowerCase() }
}

export const timeOf = (text: string | null): Instant | null =>
  text === null ? null : instant(text)

function receiptOf(groups: readonly ReactionGroup[] | null): Receipt | null {
  const mine = (groups ?? []).filter(({ viewerHasReacted }) => viewerHasReacted)
  if (mine.some(({ content }) => content === 'CONFUSED')) return 'confused'
  return mine.some(({ content }) => content === 'ROCKET') ? 'rocket' : null
}

function issueOf(issue: IssueNode, me: string): Raw['issue'] {
  return {
    number: issue.number,
    title: issue.title,
    body: issue.body,
    url: issue.url,
    author: actorOf(issue.author, me),
    createdAt: instant(issue.createdAt),
    editedAt: timeOf(issue.lastEditedAt),
    open: issue.state === 'OPEN',
    locked: issue.locked,
    labels: issue.labels.nodes.map(({ name }) => name),
    assignees: issue.assignees.nodes.map(({ login }) => login),
    receipt: receiptOf(issue.reactionGroups),
  }
}

export function commentOf(node: CommentNode, me: string): RawComment {
  const author = actorOf(node.author, me)
  return {
    id: node.databaseId,
    author: { ...author, us: node.viewerDidAuthor },
    body: node.body,
    createdAt: instant(node.createdAt),
    editedAt: timeOf(node.lastEditedAt),
    editor: node.editor === null ? null : actorOf(node.editor, me),
    receipt: receiptOf(node.reactionGroups),
    ...(node.id === undefined ? {} : { node: node.id }),
    ...(node.isMinimized === undefined ? {} : { folded: node.isMinimized }),
  }
}

const REASONS = {
  COMPLETED: 'completed',
  NOT_PLANNED: 'not_planned',
  DUPLICATE: 'duplicate',
} as const

/** The log. A commit whose message closed the issue stands for the merged pull request that brought it. */
export function logOf(
  nodes: readonly EventNode[],
  closing: ClosingNode | undefined,
  me: string,
): readonly LogEvent[] {
  const [last] = closing?.nodes ?? []
  const brought = last?.closer?.associatedPullRequests?.nodes.find(({ merged }) => merged)
  const pull = brought === undefined ? null : named(brought)
  return nodes
    .flatMap((node) => eventOf(node, me))
    .map((event) =>
      event.type === 'closed' && event.id === last?.id && event.pull === null
        ? { ...event, pull }
        : event,
    )
}

function eventOf(node: EventNode, me: string): readonly LogEvent[] {
  const base = { id: node.id, at: instant(node.createdAt), actor: actorOf(node.actor, me) }
  switch (node.__typename) {
    case 'LabeledEvent':
      return node.label ? [{ ...base, type: 'labeled', label: node.label.name }] : []
    case 'UnlabeledEvent':
      return node.label ? [{ ...base, type: 'unlabeled', label: node.label.name }] : []
    case 'AssignedEvent':
      return node.assignee ? [{ ...base, type: 'assigned', login: node.assignee.login }] : []
    case 'UnassignedEvent':
      return node.assignee ? [{ ...base, type: 'unassigned', login: node.assignee.login }] : []
    case 'ClosedEvent':
      return [
        {
          ...base,
          type: 'closed',
          reason: REASONS[node.stateReason ?? 'COMPLETED'],
          pull: pullOf(node),
        },
      ]
    case 'ReopenedEvent':
      return [{ ...base, type: 'reopened' }]
    case 'RenamedTitleEvent':
      return [{ ...base, type: 'renamed', title: node.currentTitle }]
    default:
      return []
  }
}

function pullOf({ closer }: Extract<EventNode, { __typename: 'ClosedEvent' }>) {
  if (closer?.__typename !== 'PullRequest' || !closer.merged) return null
  return named(closer)
}

const named = ({ repository, number }: PullNode) => ({
  repository: repository.nameWithOwner,
  number,
})

export function layersOf(
  { repository, organisation }: Around,
  at: RepositoryRef,
): readonly ConfigLayer[] {
  const layers: readonly (readonly [string, string | null | undefined])[] = [
    [
      `${at.owner}/.github/${CONFIG_PATH}`,
      at.repo === '.github' ? null : organisation?.object?.text,
    ],
    [CONFIG_PATH, repository.object?.text],
  ]
  return layers.flatMap(([source, text]) => (text ? [{ source, text }] : []))
}

interface Connection {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** All comments and events, those of the first page included. Throws where one page of them cannot be had. */
export async function restOf(
  client: Client,
  at: IssueRef,
  first: Pick<IssueNode, 'comments' | 'timelineItems'>,
): Promise<readonly [readonly CommentNode[], readonly EventNode[]]> {
  const comments = [...first.comments.nodes]
  const events = [...first.timelineItems.nodes]
  let more: readonly [Connection, Connection] = [first.comments, first.timelineItems]
  while (more.some(({ pageInfo }) => pageInfo.hasNextPage)) {
    const issue = await pageOf(client, at, more)
    comments.push(...(issue.comments?.nodes ?? []))
    events.push(...(issue.timelineItems?.nodes ?? []))
    more = [issue.comments ?? END, issue.timelineItems ?? END]
  }
  return [comments, events]
}

/** A list that is not asked for any more is left out of the answer. */
type NextPage = Partial<Pick<IssueNode, 'comments' | 'timelineItems'>>

/** Half a history reads like one in which the rest never happened, so a page with a hole in it is no answer. */
async function pageOf(
  client: Client,
  at: IssueRef,
  more: readonly [Connection, Connection],
): Promise<NextPage> {
  const [comment, event] = [more[0].pageInfo, more[1].pageInfo]
  const data = await client.query(PAGE_QUERY, {
    owner: at.owner,
    name: at.repo,
    number: at.issue_number,
    comments: comment.endCursor,
    events: event.endCursor,
    moreComments: comment.hasNextPage,
    moreEvents: event.hasNextPage,
  })
  const answer = data as { repository?: { issue?: NextPage | null } | null } | null
  const issue = answer?.repository?.issue
  const lacks =
    (comment.hasNextPage && !issue?.comments) || (event.hasNextPage && !issue?.timelineItems)
  if (!issue || lacks) {
    throw new Failure('server', 'GitHub left out a page of the issue', { status: null })
  }
  return issue
}

const END: Connection = { pageInfo: { hasNextPage: false, endCursor: null } }

/** Names of all labels of the repository, where the first hundred are not all. */
export async function labelsOf(
  client: Client,
  { owner, repo }: RepositoryRef,
  first: Connection & { readonly nodes: readonly { readonly name: string }[] },
): Promise<readonly string[]> {
  if (!first.pageInfo.hasNextPage) return first.nodes.map(({ name }) => name)
  const all = await client.all('GET /repos/{owner}/{repo}/labels', { owner, repo })
  return all.map((label) => (label as { name: string }).name)
}
