import { CONFIG_PATH } from '../config/path.ts'
import { type Instant, instant } from '../domain/instant.ts'
import type { Actor, ConfigLayer, LogEvent, Receipt } from '../plan/snapshot.ts'
import type { Client } from './client.ts'
import { Failure } from './failure.ts'
import type { Raw, RawComment } from './raw.ts'
import type { IssueRef } from './requests.ts'

interface User {
  readonly login: string
  readonly type?: string
}

/** As much of what somebody has written as tells by whose hand. */
export interface ThroughApp {
  readonly performed_via_github_app?: { readonly slug?: string } | null
}

/** Slug of the App that wrote it, where that was not `me`, whom it is ours to be. */
export function viaOf({ performed_via_github_app: app }: ThroughApp, me: string): string | null {
  const slug = app?.slug ?? null
  return slug === null || `${slug}[bot]`.toLowerCase() === me.toLowerCase() ? null : slug
}

interface Reactions {
  readonly rocket?: number
  readonly confused?: number
}

export interface Comment extends ThroughApp {
  readonly id: number
  readonly body?: string
  readonly user: User | null
  readonly created_at: string
  readonly updated_at: string
  readonly reactions?: Reactions
}

export interface Issue extends Omit<Comment, 'body'> {
  readonly number: number
  readonly title: string
  readonly body?: string | null
  readonly html_url: string
  readonly state: string
  readonly locked?: boolean
  readonly labels: readonly (string | { readonly name?: string })[]
  readonly assignees?: readonly User[] | null
  readonly pull_request?: unknown
}

export interface Event {
  readonly event?: string
  readonly node_id?: string
  readonly id?: number
  readonly created_at?: string
  readonly actor?: User | null
  readonly label?: { readonly name?: string }
  readonly assignee?: User | null
  readonly rename?: { readonly to?: string }
  readonly state_reason?: string | null
}

export interface Repository {
  readonly id: number
  readonly full_name: string
  readonly private: boolean
  readonly visibility?: string
  readonly archived?: boolean
  readonly default_branch?: string
}

/**
 * The same as one GraphQL query, where only REST answers. `me` is the login that we write with. REST counts
 * reactions without saying whose they are, so wherever one may be our receipt its reactions are listed. Who
 * edited it never says, not even whether it was us: an edited card is believed for its signature alone, so
 * that without a key each look builds the card anew from receipts and the log.
 */
export async function readByRest(client: Client, at: IssueRef, me: string): Promise<Raw | null> {
  const issue = await found<Issue>(client, 'GET /repos/{owner}/{repo}/issues/{issue_number}', at)
  if (issue === null || issue.pull_request !== undefined) return null
  const { owner, repo } = at
  const repository = await found<Repository>(client, 'GET /repos/{owner}/{repo}', { owner, repo })
  if (repository === null) return null
  const comments = await client.all('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', at)
  const events = await client.all('GET /repos/{owner}/{repo}/issues/{issue_number}/events', at)
  const labels = await client.all('GET /repos/{owner}/{repo}/labels', { owner, repo })
  return {
    repository: {
      id: repository.id,
      name: repository.full_name,
      isPublic: !repository.private && repository.visibility !== 'internal',
      archived: repository.archived ?? false,
      labels: names(labels as readonly { name?: string }[]),
    },
    issue: { ...issueOf(issue, me), receipt: await issueReceipt(client, at, issue, me) },
    comments: await commentsOf(client, at, comments as readonly Comment[], me),
    events: (events as readonly Event[]).flatMap((event) => eventOf(event, me)),
    config: await configLayers(client, at),
    me,
    base: repository.default_branch ? { branch: repository.default_branch, sha: null } : null,
  }
}

/** What a read finds; null where GitHub has nothing there. */
export async function found<T>(
  client: Client,
  route: string,
  at: Readonly<Record<string, unknown>>,
): Promise<T | null> {
  try {
    return (await client.get(route, at)).data as T
  } catch (error) {
    if (error instanceof Failure && (error.kind === 'missing' || error.kind === 'gone')) return null
    throw error
  }
}

const names = (labels: readonly (string | { readonly name?: string })[]): readonly string[] =>
  labels.map((label) => (typeof label === 'string' ? label : (label.name ?? '')))

function actorOf(user: User | null | undefined, me: string): Actor {
  const { login, type } = user ?? { login: 'ghost', type: 'User' }
  const us = login.toLowerCase() === me.toLowerCase()
  return { login, kind: type === 'Bot' ? 'bot' : 'person', us }
}

interface Reaction {
  readonly content: string
  readonly user: User | null
}

const mayBeReceipt = ({ reactions }: Pick<Comment, 'reactions'>): boolean =>
  (reactions?.confused ?? 0) + (reactions?.rocket ?? 0) > 0

/** Anybody may react with a rocket; a receipt is ours. */
async function receiptIn(
  client: Client,
  route: string,
  params: Readonly<Record<string, unknown>>,
  me: string,
): Promise<Receipt | null> {
  const all = (await client.all(route, params)) as readonly Reaction[]
  const mine = all.filter(({ user }) => actorOf(user, me).us).map(({ content }) => content)
  if (mine.includes('confused')) return 'confused'
  return mine.includes('rocket') ? 'rocket' : null
}

async function issueReceipt(
  client: Client,
  at: IssueRef,
  issue: Issue,
  me: string,
): Promise<Receipt | null> {
  if (!mayBeReceipt(issue)) return null
  return receiptIn(client, 'GET /repos/{owner}/{repo}/issues/{issue_number}/reactions', at, me)
}

async function commentsOf(
  client: Client,
  { owner, repo }: IssueRef,
  comments: readonly Comment[],
  me: string,
): Promise<readonly RawComment[]> {
  const route = 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions'
  const read: RawComment[] = []
  for (const comment of comments) {
    const params = { owner, repo, comment_id: comment.id }
    const receipt = mayBeReceipt(comment) ? await receiptIn(client, route, params, me) : null
    read.push({ ...commentOf(comment, me), receipt })
  }
  return read
}

export function issueOf(issue: Issue, me: string): Omit<Raw['issue'], 'receipt'> {
  return {
    number: issue.number,
    title: issue.title,
    body: issue.body ?? '',
    url: issue.html_url,
    author: actorOf(issue.user, me),
    createdAt: instant(issue.created_at),
    editedAt: null,
    open: issue.state === 'open',
    locked: issue.locked ?? false,
    labels: names(issue.labels),
    assignees: (issue.assignees ?? []).map(({ login }) => login),
    via: viaOf(issue, me),
  }
}

export function commentOf(comment: Comment, me: string): Omit<RawComment, 'receipt'> {
  const edited: Instant | null =
    comment.updated_at === comment.created_at ? null : instant(comment.updated_at)
  return {
    id: comment.id,
    author: actorOf(comment.user, me),
    body: comment.body ?? '',
    createdAt: instant(comment.created_at),
    editedAt: edited,
    editor: edited === null ? null : 'unknown',
    via: viaOf(comment, me),
  }
}

const REASONS: Readonly<Record<string, 'completed' | 'not_planned' | 'duplicate'>> = {
  not_planned: 'not_planned',
  duplicate: 'duplicate',
}

export function eventOf(event: Event, me: string): readonly LogEvent[] {
  const { node_id: node, id, created_at: at } = event
  const known = node ?? (id === undefined ? undefined : String(id))
  if (at === undefined || known === undefined) return []
  const meant = meaningOf(event)
  return meant === null
    ? []
    : [{ id: known, at: instant(at), actor: actorOf(event.actor, me), ...meant }]
}

type Meant = LogEvent extends infer E
  ? E extends LogEvent
    ? Omit<E, 'id' | 'at' | 'actor'>
    : never
  : never

function meaningOf(event: Event): Meant | null {
  const { event: type, label, assignee, rename } = event
  switch (type) {
    case 'labeled':
    case 'unlabeled':
      return label?.name ? { type, label: label.name } : null
    case 'assigned':
    case 'unassigned':
      return assignee ? { type, login: assignee.login } : null
    case 'closed':
      return { type, reason: REASONS[event.state_reason ?? ''] ?? 'completed', pull: null }
    case 'reopened':
      return { type }
    case 'renamed':
      return rename?.to ? { type, title: rename.to } : null
    default:
      return null
  }
}

/** The team's own decisions and, before them, those of the owner's `.github` repository. */
export async function configLayers(
  client: Client,
  { owner, repo }: Pick<IssueRef, 'owner' | 'repo'>,
): Promise<readonly ConfigLayer[]> {
  const route = `GET /repos/{owner}/{repo}/contents/${CONFIG_PATH}`
  const read = async (name: string, source: string): Promise<readonly ConfigLayer[]> => {
    const file = await found<{ content?: string }>(client, route, { owner, repo: name })
    if (file?.content === undefined) return []
    return [{ source, text: Buffer.from(file.content, 'base64').toString('utf8') }]
  }
  const shared = repo === '.github' ? [] : await read('.github', `${owner}/.github/${CONFIG_PATH}`)
  return [...shared, ...(await read(repo, CONFIG_PATH))]
}
