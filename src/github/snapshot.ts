import type { CardPage, Comment, Snapshot } from '../plan/snapshot.ts'
import { markOf } from './actions/mark.ts'
import { type Place, unpackCard } from './journal.ts'
import type { Key } from './keys.ts'
import { proofOf, readMarker } from './marker.ts'
import type { Raw, RawComment } from './raw.ts'

/** Tells our cards and replies from what others wrote. Ours is by author first, then by marker. */
export function snapshotOf(raw: Raw, keys: readonly Key[]): Snapshot {
  const { repository, issue, events, config } = raw
  const place: Place = { repository: repository.id, issue: issue.number }
  const ours = raw.comments.filter(({ author }) => author.us)
  const { cards, replies } = ownWords(raw.comments, place, keys)
  return {
    repository,
    issue,
    events,
    config,
    mark: markOf(issue, repository.id, keys),
    comments: raw.comments.filter(({ author }) => !author.us).map(commentOf),
    cards,
    replies,
    spareReplies: spare(ours, place, keys),
    postmortem: null,
    recurrences: null,
    items: null,
    signed: keys.length > 0,
  }
}

/** Our cards, and the keys of our replies, among the comments of an issue. */
export function ownWords(
  comments: readonly RawComment[],
  place: Place,
  keys: readonly Key[],
): Pick<Snapshot, 'cards' | 'replies'> {
  const ours = comments.filter(({ author }) => author.us)
  return {
    cards: ours.flatMap((comment) => cardOf(comment, place, keys)),
    replies: ours.flatMap(({ body }) => {
      const marker = readMarker(body)
      return marker?.kind === 'reply' ? [marker.key] : []
    }),
  }
}

/** What we have written here, by the key of the intent under which it was sent: the oldest of each. */
export function written({ comments }: Raw): ReadonlyMap<string, number> {
  const oldest = new Map<string, number>()
  for (const { id, author, body } of comments) {
    const marker = author.us ? readMarker(body) : null
    if (marker === null) continue
    const key = `${marker.kind}.${marker.key}`
    oldest.set(key, Math.min(id, oldest.get(key) ?? id))
  }
  return oldest
}

/** Only what is certainly ours is ever taken away: signed with a key of ours, or, without one, as nobody has edited it. */
function spare(ours: readonly RawComment[], place: Place, keys: readonly Key[]): readonly number[] {
  const certain = ours.flatMap(({ id, body, editor }) => {
    const marker = readMarker(body)
    if (marker?.kind !== 'reply') return []
    const proof = proofOf(marker, { ...place, kind: 'reply', key: marker.key, journal: '' }, keys)
    const unedited = keys.length === 0 && editor === null
    return proof === 'good' || unedited ? [{ id, key: marker.key }] : []
  })
  const same = Map.groupBy(certain, ({ key }) => key)
  return [...same.values()].flatMap((all) =>
    all
      .map(({ id }) => id)
      .sort((a, b) => a - b)
      .slice(1),
  )
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
