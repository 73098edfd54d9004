import { NO_PROOFS, type Proofs } from './decide.ts'
import { commentOf, type Entry } from './entry.ts'
import { nearMisses } from './near-misses.ts'
import type { Replayed } from './replay.ts'
import { replyTo } from './reply.ts'
import type { Asked, Setup } from './setup.ts'
import type { Receipt, Snapshot } from './snapshot.ts'

/** What we say to people, beside the card. */
export interface Answers {
  readonly reactions: readonly Reaction[]
  readonly replies: readonly Reply[]
}

/** Our receipt on a text. It comes after the words that belong to it, so that it proves them. */
export interface Reaction {
  /** Null is the opening body. */
  readonly comment: number | null
  readonly content: Receipt
  /** Key of the reply that has to be there first; null where none is owed. */
  readonly after: string | null
}

export interface Reply {
  /** Written once: it goes into the reply's marker. */
  readonly key: string
  readonly body: string
}

/** The commands of one text that carries no receipt of ours yet. */
export interface Open {
  readonly comment: number | null
  readonly entries: readonly Entry[]
}

/** One reaction for each text that held commands, and words only for refusals and for questions. */
export function answers(
  seen: Snapshot,
  replayed: Replayed,
  setup: Setup,
  asked: Asked,
  proofs: Proofs = NO_PROOFS,
): Answers {
  const texts = openTexts(seen, replayed.entries)
  const told = texts.map((open) => ({
    open,
    reply: replyTo(open, seen, replayed, setup, asked, proofs),
  }))
  return {
    reactions: told.flatMap(({ open, reply }) => reaction(open, reply)),
    replies: [
      ...told.flatMap(({ reply }) => (reply === null ? [] : [reply])),
      ...nearMisses(texts, seen, replayed, setup, asked),
    ],
  }
}

/** Texts with decided commands and without our receipt. */
export function openTexts(seen: Snapshot, entries: readonly Entry[]): readonly Open[] {
  const open = new Set<number | null>(
    seen.comments.filter(({ receipt }) => receipt === null).map(({ id }) => id),
  )
  if (seen.issue.receipt === null) open.add(null)
  const byText = new Map<number | null, Entry[]>()
  for (const entry of entries) {
    const comment = commentOf(entry.key)
    if (comment === null && !entry.key.startsWith('b.')) continue
    if (!open.has(comment)) continue
    const own = byText.get(comment) ?? []
    own.push(entry)
    byText.set(comment, own)
  }
  return [...byText].map(([comment, own]) => ({ comment, entries: own }))
}

/** A near miss is no command, so it gets no receipt. */
function reaction({ comment, entries }: Open, reply: Reply | null): readonly Reaction[] {
  const decided = entries.filter(({ outcome }) => outcome !== 'noted')
  if (decided.length === 0) return []
  const content = decided.every(({ outcome }) => outcome === 'accepted') ? 'rocket' : 'confused'
  return [{ comment, content, after: reply?.key ?? null }]
}
