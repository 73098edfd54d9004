import { declares } from '../commands/declares.ts'
import { commandNamed } from '../commands/place.ts'
import { commands } from '../commands/registry.generated.ts'
import { DAY_MS, type Instant } from '../domain/instant.ts'
import type { Policy } from '../domain/policy.ts'
import { readCalls } from '../markdown/calls.ts'
import type { Speech } from './decide.ts'
import { commentOf } from './entry.ts'
import { isByHand, isCarded, journalOf, speaks } from './journal.ts'
import { isWhole, oursSince, pastOf } from './recover.ts'
import type { Comment, Snapshot } from './snapshot.ts'

/**
 * The texts that may still be run, oldest first: the opening body and the comments that are not in the
 * journal. What carries our receipt was decided when the journal was still there. What is older than a
 * day is history, and is told so only where we stood by when it was written. `since`: when it became ours.
 */
export function speeches(
  seen: Snapshot,
  policy: Policy,
  now: Instant,
  since: Instant | null = oursSince(seen),
): readonly Speech[] {
  const journal = journalOf(seen)
  const decided = new Set(journal.map(({ key }) => commentOf(key)))
  const isHistory = isWhole(seen, now)
    ? (id: string, text: Answered) => wasForeign(id, text, seen, since)
    : () => false
  const comments = seen.comments
    .filter(({ id, author }) => !decided.has(id) && speaks(author, policy))
    .filter(({ via }) => isByHand(via, policy))
    .filter(({ receipt }) => receipt === null || since !== null)
    .filter((comment) => !isHistory(String(comment.id), comment))
    .map((comment) => ofComment(seen, comment, now, since))
    .filter(({ stale, at }) => !stale || (since !== null && at > since))
  const isDone = journal.some(({ key }) => key.startsWith('b.')) || isHistory(BODY, seen.issue)
  return [...(isDone ? [] : ofBody(seen, policy, now, since)), ...comments]
}

/** The opening body among the ids of comments, as the keys of replies have it. */
const BODY = 'body'

type Answered = Pick<Comment, 'body' | 'createdAt' | 'editedAt' | 'receipt'>

/**
 * Answered before we had a hand in the issue, and not in a journal of which nothing is missing: the issue was none of ours
 * at that time. What was edited since does not show any more whether anything of it was run.
 */
const wasForeign = (id: string, text: Answered, seen: Snapshot, since: Instant | null): boolean =>
  isEarly(id, text, seen, since) || (text.editedAt !== null && wasBefore(text, since))

/** Answered before we had a hand in the issue, and nothing of it was run: it may have been none of ours at that time. */
const isEarly = (id: string, text: Answered, seen: Snapshot, since: Instant | null): boolean =>
  wasBefore(text, since) && !declares(readCalls(text.body).calls) && !wasRun(id, text, seen)

const wasBefore = ({ receipt, createdAt }: Answered, since: Instant | null): boolean =>
  receipt !== null && since !== null && createdAt < since

/**
 * Whether our receipt says that something of it was run that has a meaning on an incident alone: people may have spoken
 * there before we came to it. Elsewhere all of that is refused.
 */
function wasRun(id: string, { body, receipt }: Answered, seen: Snapshot): boolean {
  if (receipt === null) return false
  const { refused } = pastOf(seen, id, receipt)
  if (refused === 'all') return false
  const named = readCalls(body).calls.flatMap(
    ({ name }) => commandNamed(name, 'incident', commands) ?? [],
  )
  return named.some(({ during }, place) => during !== 'anywhere' && !refused.has(place))
}

function ofComment(seen: Snapshot, comment: Comment, now: Instant, since: Instant | null): Speech {
  const { id, author, createdAt: at, body, editedAt, receipt } = comment
  return {
    key: `c${id}`,
    by: author.login,
    kind: author.kind,
    at,
    body,
    edited: editedAt !== null,
    stale: receipt === null && now - at > DAY_MS,
    ref: { kind: 'comment', id },
    past: receipt === null ? null : pastOf(seen, String(id), receipt),
    early: isEarly(String(id), comment, seen, since),
  }
}

/** The opening body speaks for its author like a comment. An edit of it below a card is no new word. */
function ofBody(
  seen: Snapshot,
  policy: Policy,
  now: Instant,
  since: Instant | null,
): readonly Speech[] {
  const { author, createdAt: at, body, editedAt, receipt, via } = seen.issue
  const edited = editedAt !== null
  const late = receipt === null && (now - at > DAY_MS || (edited && isCarded(seen)))
  const none = receipt !== null && since === null
  if (late || none || !speaks(author, policy) || !isByHand(via, policy)) return []
  const past = receipt === null ? null : pastOf(seen, BODY, receipt)
  const ref = { kind: 'body' } as const
  const { login: by, kind } = author
  return [{ key: 'b', by, kind, at, body, edited, stale: false, ref, past, early: false }]
}
