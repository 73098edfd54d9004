import { doubted } from '../plan/doubted.ts'
import type { Actor, CardPage, Comment, FormerPage, Snapshot } from '../plan/snapshot.ts'
import { markOf } from './actions/mark.ts'
import { alertIn } from './alerts/mark.ts'
import { type Place, unpackCard } from './journal.ts'
import type { Key } from './keys.ts'
import { proofOf, readMarker } from './marker.ts'
import type { Raw, RawComment } from './raw.ts'
import { isShared, type Telling, type Whose, whoseIs } from './whose.ts'

/** Tells our cards and replies from what others wrote. Ours is by author first, then by marker. */
export function snapshotOf(raw: Raw, keys: readonly Key[]): Snapshot {
  const { repository, events, config } = raw
  const shared = isShared(raw.me)
  const place: Place = { repository: repository.id, issue: raw.issue.number }
  const told = toldApart(raw.comments, { place, keys, shared })
  const kin = kinIn(told)
  const issue = { ...raw.issue, author: openerOf(raw.issue, shared) }
  return doubted({
    repository,
    issue,
    events: events.map((event) => ({ ...event, actor: familiar(event.actor, kin) })),
    config,
    mark: markOf(issue, repository.id, keys),
    alert: alertIn(issue, repository.id, keys),
    comments: of(told, 'others', shared ? 'others' : 'unproved').map(commentOf),
    ...wordsIn(told, place, keys, kin),
    unproved: of(told, 'unproved').flatMap(({ id, author, body }) =>
      isFirstPage(body) ? [{ id, login: author.login }] : [],
    ),
    shared,
    spareReplies: spare(of(told, 'ours', 'kin'), place, keys),
    postmortem: null,
    recurrences: null,
    items: null,
    signed: keys.length > 0,
  })
}

type Told = RawComment & { readonly whose: Whose }

/** Of a shared account only what is proved is ours; all else that it says is some other workflow's. */
const toldApart = (comments: readonly RawComment[], telling: Telling): readonly Told[] =>
  comments.map((comment) => {
    const whose = whoseIs(comment, telling)
    return { ...comment, whose, author: { ...comment.author, us: whose === 'ours' } }
  })

const of = (told: readonly Told[], ...wanted: readonly Whose[]): readonly Told[] =>
  told.filter(({ whose }) => wanted.includes(whose))

/** The other accounts of ours that have written here, in lower case. */
const kinIn = (told: readonly Told[]): ReadonlySet<string> =>
  new Set(of(told, 'kin').map(({ author }) => author.login.toLowerCase()))

/** The same of an issue as it was read. */
export function kinOf(
  { comments, repository, issue, me }: Raw,
  keys: readonly Key[],
): ReadonlySet<string> {
  const place = { repository: repository.id, issue: issue.number }
  return kinIn(toldApart(comments, { place, keys, shared: isShared(me) }))
}

/** What another account of ours has done is our own doing. */
const familiar = (actor: Actor, kin: ReadonlySet<string>): Actor =>
  actor.us || kin.has(actor.login.toLowerCase()) ? { ...actor, us: true } : actor

/** Some other workflow may open issues, and fill in the form. */
const openerOf = ({ author, body }: Raw['issue'], shared: boolean): Actor =>
  shared && author.us && readMarker(body) === null ? { ...author, us: false } : author

const isFirstPage = (body: string): boolean => {
  const marker = readMarker(body)
  return marker?.kind === 'card' && marker.key === '1'
}

/** Our cards, and the keys of our replies, among the comments of an issue. `me`: the login that we write with. */
export function ownWords(
  comments: readonly RawComment[],
  place: Place,
  keys: readonly Key[],
  me: string,
): Words {
  const told = toldApart(comments, { place, keys, shared: isShared(me) })
  return wordsIn(told, place, keys, kinIn(told))
}

type Words = Pick<Snapshot, 'cards' | 'former' | 'replies'>

function wordsIn(
  told: readonly Told[],
  place: Place,
  keys: readonly Key[],
  kin: ReadonlySet<string>,
): Words {
  const known = told.map((one) => ({
    ...one,
    editor:
      one.editor === null || one.editor === 'unknown' ? one.editor : familiar(one.editor, kin),
  }))
  return {
    cards: of(known, 'ours').flatMap((comment) => cardOf(comment, place, keys)),
    former: of(known, 'kin').flatMap((comment) =>
      cardOf(comment, place, keys).map(
        (page): FormerPage => ({ ...page, login: comment.author.login }),
      ),
    ),
    replies: of(known, 'ours', 'kin').flatMap(({ body }) => {
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

/**
 * Only what is certainly ours is ever taken away: signed with a key of ours, or, without one, as nobody has edited it.
 * What another account of ours has answered later is its own to take away.
 */
function spare(told: readonly Told[], place: Place, keys: readonly Key[]): readonly number[] {
  const certain = told.flatMap(({ id, body, editor, whose }) => {
    const marker = readMarker(body)
    if (marker?.kind !== 'reply') return []
    const proof = proofOf(marker, { ...place, kind: 'reply', key: marker.key, journal: '' }, keys)
    const unedited = keys.length === 0 && editor === null
    return proof === 'good' || unedited ? [{ id, key: marker.key, whose }] : []
  })
  const same = Map.groupBy(certain, ({ key }) => key)
  return [...same.values()].flatMap((all) =>
    all
      .toSorted((a, b) => a.id - b.id)
      .slice(1)
      .flatMap(({ id, whose }) => (whose === 'ours' ? [id] : [])),
  )
}

function commentOf({ id, author, body, createdAt, editedAt, receipt, via }: Told): Comment {
  const comment = { id, author, body, createdAt, editedAt, receipt }
  return via === undefined ? comment : { ...comment, via }
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
      ...(comment.node === undefined ? {} : { node: comment.node }),
      ...(comment.folded === undefined ? {} : { folded: comment.folded }),
    },
  ]
}
