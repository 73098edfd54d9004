import { DAY_MS, type Instant } from '../domain/instant.ts'
import { commentOf } from '../plan/entry.ts'
import { journalOf } from '../plan/journal.ts'
import { mayHoldCommand } from '../plan/may-concern.ts'
import type { Actor, Snapshot } from '../plan/snapshot.ts'
import type { Client } from './client.ts'
import { Failure } from './failure.ts'
import { found, type ThroughApp, viaOf } from './read-rest.ts'
import type { IssueRef } from './requests.ts'

/** By whose hand texts were written: the slug of an App, or null, by `handKey`. It never changes, so it is never asked twice. */
export type Hands = Map<string, string | null>

const REMEMBERED = 5_000

/** A comment is named by its id, the opening body of an issue by the number of that. */
export const handKey = (
  { owner, repo }: Pick<IssueRef, 'owner' | 'repo'>,
  of: { readonly comment: number } | { readonly issue: number },
): string => `${owner}/${repo} ${'comment' in of ? of.comment : `#${of.issue}`}`.toLowerCase()

/** The oldest are forgotten, as whoever writes most is no reason to keep more. */
export function rememberHand(hands: Hands, key: string, via: string | null): void {
  hands.set(key, via)
  const [oldest] = hands.keys()
  if (hands.size > REMEMBERED && oldest !== undefined) hands.delete(oldest)
}

interface Reading {
  readonly at: IssueRef
  /** The login that we write with. */
  readonly me: string
  readonly now: Instant
  readonly hands: Hands
}

/**
 * With the App that wrote in a person's name, where one did: an App that somebody has let in can say anything as them, and
 * is no more obeyed than the bot that it is. GraphQL does not tell, so what may still be run is asked about one by one.
 * Throws `unanswered` where GitHub does not show what it has just listed.
 */
export async function withHands(
  client: Client,
  seen: Snapshot,
  reading: Reading,
): Promise<Snapshot> {
  const open = openIn(seen, reading.now)
  if (open.size === 0) return seen
  const vias = new Map<number | null, string | null>()
  for (const id of open) vias.set(id, await handOf(client, id, reading))
  return {
    ...seen,
    issue: vias.has(null) ? { ...seen.issue, via: vias.get(null) ?? null } : seen.issue,
    comments: seen.comments.map((comment) =>
      vias.has(comment.id) ? { ...comment, via: vias.get(comment.id) ?? null } : comment,
    ),
  }
}

/** Numbers of the comments that may hold commands that nobody has decided; null for the opening body. */
function openIn(seen: Snapshot, now: Instant): ReadonlySet<number | null> {
  const journal = journalOf(seen)
  const decided = new Set(journal.map(({ key }) => commentOf(key)))
  const isOpen = ({ author, via, body, createdAt, receipt }: Text): boolean =>
    author.kind === 'person' &&
    via === undefined &&
    receipt === null &&
    now - createdAt <= DAY_MS &&
    mayHoldCommand(body)
  const comments = seen.comments.filter((one) => !decided.has(one.id) && isOpen(one))
  const isBodyOpen = isOpen(seen.issue) && !journal.some(({ key }) => key.startsWith('b.'))
  return new Set([...(isBodyOpen ? [null] : []), ...comments.map(({ id }) => id)])
}

interface Text {
  readonly author: Actor
  readonly via?: string | null
  readonly body: string
  readonly createdAt: Instant
  readonly receipt: unknown
}

/** Other bots' words stay open for a day, and would be asked about at every look. */
async function handOf(client: Client, id: number | null, reading: Reading): Promise<string | null> {
  const { at, hands } = reading
  const key = handKey(at, id === null ? { issue: at.issue_number } : { comment: id })
  const known = hands.get(key)
  if (known !== undefined) return known
  const via = await asked(client, id, reading)
  rememberHand(hands, key, via)
  return via
}

async function asked(
  client: Client,
  id: number | null,
  { at, me }: Reading,
): Promise<string | null> {
  const { owner, repo } = at
  const route =
    id === null
      ? 'GET /repos/{owner}/{repo}/issues/{issue_number}'
      : 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}'
  const written = await found<ThroughApp>(
    client,
    route,
    id === null ? at : { owner, repo, comment_id: id },
  )
  if (written !== null) return viaOf(written, me)
  throw new Failure('unanswered', 'GitHub does not show yet what it lists', { status: 404, route })
}
