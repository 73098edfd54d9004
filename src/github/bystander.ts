import { commentOf, type Entry } from '../plan/entry.ts'
import { journalOf } from '../plan/journal.ts'
import type { Actor, Receipt, Snapshot } from '../plan/snapshot.ts'
import { readMarker } from './marker.ts'
import type { Raw, RawComment } from './raw.ts'

/** An issue as a person's token shows it, told again from where Sitrep stands. */
export interface Sighting {
  readonly raw: Raw
  /** Whether Sitrep signs its cards here, as far as they show; it does where there is none yet. */
  readonly signed: boolean
}

/** As much of an issue as tells who did what there. */
type Shown = Pick<Raw['issue'], 'author' | 'body'> & Pick<Raw, 'comments' | 'events'>

/** The same from where Sitrep stands: who it is, in lower case, and its first card; null where there is neither. */
interface Retold extends Pick<Shown, 'author' | 'comments' | 'events'> {
  readonly us: string | null
  readonly card: RawComment | null
}

/**
 * With a person's token GitHub calls that person "us", though they only look on. Here the bot that wrote the
 * first card is us, else the one that opened it for an action item, else nobody.
 */
export function retold(shown: Shown): Retold {
  const cards = shown.comments.filter(({ author, body }) => author.kind === 'bot' && isCard(body))
  // One that was handed over is folded away, and another goes on.
  const card = cards.find(({ folded = false }) => !folded) ?? cards[0] ?? null
  const us = (card?.author ?? opener(shown))?.login.toLowerCase() ?? null
  const actor = (one: Actor): Actor => ({ ...one, us: one.login.toLowerCase() === us })
  const comments = shown.comments.map(
    (comment): RawComment => ({
      ...comment,
      author: actor(comment.author),
      editor: editorOf(comment.editor, actor),
    }),
  )
  const events = shown.events.map((event) => ({ ...event, actor: actor(event.actor) }))
  return { us, card, author: actor(shown.author), comments, events }
}

/** Whose a reaction is GitHub does not say. */
export function seenByBystander(raw: Raw): Sighting {
  const { us, card, author, events, ...told } = retold({ ...raw.issue, ...raw })
  const comments = told.comments.map((comment) => ({ ...comment, receipt: null }))
  const issue = { ...raw.issue, author, receipt: null }
  const marker = card === null ? null : readMarker(card.body)
  return { raw: { ...raw, issue, comments, events, me: us ?? '' }, signed: marker?.keyId !== '-' }
}

/** Who opened it, where that was Sitrep: an action item has its card only once somebody has typed a command. */
const opener = ({ author, body }: Pick<Shown, 'author' | 'body'>): Actor | null =>
  author.kind === 'bot' && readMarker(body)?.kind === 'action' ? author : null

const editorOf = (editor: RawComment['editor'], actor: (one: Actor) => Actor) =>
  editor === null || editor === 'unknown' ? editor : actor(editor)

const isCard = (body: string): boolean => readMarker(body)?.kind === 'card'

/** What was decided has been answered, so the journal stands in for the receipts that nobody can see. */
export function withReceipts(seen: Snapshot): Snapshot {
  const journal = journalOf(seen).filter(({ outcome }) => outcome !== 'noted')
  const issue = receiptIn(journal.filter(({ key }) => key.startsWith('b.')))
  const byComment = Map.groupBy(journal, ({ key }) => commentOf(key))
  return {
    ...seen,
    issue: { ...seen.issue, receipt: issue },
    comments: seen.comments.map((comment) => ({
      ...comment,
      receipt: receiptIn(byComment.get(comment.id) ?? []),
    })),
  }
}

function receiptIn(entries: readonly Entry[]): Receipt | null {
  if (entries.length === 0) return null
  return entries.some(({ outcome }) => outcome === 'refused') ? 'confused' : 'rocket'
}
