import type { Instant } from '../../domain/instant.ts'
import type { SeenItem } from '../../plan/actions/seen.ts'
import { journalOf } from '../../plan/journal.ts'
import type { LogEvent, Snapshot } from '../../plan/snapshot.ts'
import type { Key } from '../keys.ts'
import type { RawComment } from '../raw.ts'
import { ownWords } from '../snapshot.ts'
import { markOf } from './mark.ts'

type Issue = Snapshot['issue']

/** An item as either way of reading gives it, before anybody has looked what of it is ours. */
export interface RawItem
  extends Pick<
    Issue,
    | 'number'
    | 'title'
    | 'url'
    | 'body'
    | 'author'
    | 'createdAt'
    | 'editedAt'
    | 'open'
    | 'locked'
    | 'labels'
  > {
  readonly id: number
  readonly closedAt: Instant | null
  readonly assignees: readonly string[]
  readonly parent: number | null
  readonly comments: readonly RawComment[]
  readonly events: readonly LogEvent[]
}

/** The item with what we have said and decided there. What it waits for, and its field, are asked elsewhere. */
export function seenItem(
  raw: RawItem,
  {
    repository,
    keys,
    me,
  }: { readonly repository: number; readonly keys: readonly Key[]; readonly me: string },
): SeenItem {
  const { number, id, title, url, body, open, createdAt, closedAt, labels, assignees, parent } = raw
  const { cards, former, replies } = ownWords(raw.comments, { repository, issue: number }, keys, me)
  const mark = markOf(raw, repository, keys)
  return {
    ...{ number, id, title, url, body, open, createdAt, closedAt, labels, assignees, parent },
    ...(raw.locked ? { locked: true } : {}),
    key: mark?.key ?? null,
    due: mark?.due ?? null,
    events: raw.events,
    entries: journalOf({ cards, former }),
    replies,
    blockedBy: [],
    dueField: null,
  }
}
