import type { CardPage, Comment, Snapshot } from '../plan/snapshot.ts'
import { type Place, unpackCard } from './journal.ts'
import type { Key } from './keys.ts'
import { readMarker } from './marker.ts'
import type { Raw, RawComment } from './raw.ts'

/** Tells our cards and replies from what others wrote. Ours is by author first, then by marker. */
export function snapshotOf(raw: Raw, keys: readonly Key[]): Snapshot {
  const { repository, issue, events, config } = raw
  const place: Place = { repository: repository.id, issue: issue.number }
  const ours = raw.comments.filter(({ author }) => author.us)
  return {
    repository,
    issue,
    events,
    config,
    comments: raw.comments.filter(({ author }) => !author.us).map(commentOf),
    cards: ours.flatMap((comment) => cardOf(comment, place, keys)),
    replies: ours.flatMap(({ body }) => {
      const marker = readMarker(body)
      return marker?.kind === 'reply' ? [marker.key] : []
    }),
    signed: keys.length > 0,
  }
}

function commentOf({ editor: _, ...comment }: RawComment): Comment {
  return comment
}

function cardOf(comment: RawComment, place: Place, keys: readonly Key[]): readonly CardPage[] {
  const { id, body, createdAt, editedAt, editor } = comment
  const foreign = editor !== null && editor !== 'unknown' && !editor.us
  const page = unpackCard(body, place, keys, editor !== 'unknown' && !foreign)
  if (page === null) return []
  return [
    {
      id,
      ...page,
      createdAt,
      editedBy: foreign ? editor.login : null,
      editedAt: foreign ? editedAt : null,
    },
  ]
}
