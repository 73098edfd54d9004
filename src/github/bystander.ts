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

/**
 * With a person's token GitHub calls that person "us", though they only look on. Here the bot that wrote the
 * first card is us, else the one that opened it for an action item, else nobody. Whose a reaction is GitHub does not say.
 */
export function seenByBystander(raw: Raw): Sighting {
  const card = raw.comments.find(({ author, body }) => author.kind === 'bot' && isCard(body))
  const us = (card?.author ?? opener(raw))?.login.toLowerCase() ?? null
  const actor = (one: Actor): Actor => ({ ...one, us: one.login.toLowerCase() === us })
  const comments = raw.comments.map(
    (comment): RawComment => ({
      ...comment,
      author: actor(comment.author),
      editor: editorOf(comment.editor, actor),
      receipt: null,
    }),
  )
  const issue = { ...raw.issue, author: actor(raw.issue.author), receipt: null }
  const events = raw.events.map((event) => ({ ...event, actor: actor(event.actor) }))
  const marker = card === undefined ? null : readMarker(card.body)
  return { raw: { ...raw, issue, comments, events, me: us ?? '' }, signed: marker?.keyId !== '-' }
}

/** Who opened it, where that was Sitrep: an action item has its card only once somebody has typed a command. */
const opener = ({ issue: { author, body } }: Raw): Actor | null =>
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
