import { commentOf } from './entry.ts'
import { journalOf, pagesOf } from './journal.ts'
import type { Comment, Receipt, Snapshot } from './snapshot.ts'

/**
 * The same where others write as we do, or have written for us. A reaction of a shared account proves nothing while the
 * journal is whole: what is not in there was not decided. What another account of ours has decided it has answered too,
 * although its reactions are not ours.
 */
export function doubted(seen: Snapshot): Snapshot {
  const { issue, comments, former, shared } = seen
  if (!shared && former.length === 0) return seen
  const journal = journalOf(seen)
  const decided = new Set(journal.map(({ key }) => commentOf(key)))
  const isBodyDecided = journal.some(({ key }) => key.startsWith('b.'))
  const isWhole = shared && isUnbroken(seen)
  const told = receiptsIn(former.flatMap(({ entries }) => entries))
  const receiptOf = ({ id, receipt }: Pick<Comment, 'id' | 'receipt'>): Receipt | null =>
    isWhole && !decided.has(id) ? null : (receipt ?? told.get(id) ?? null)
  return {
    ...seen,
    issue: {
      ...issue,
      receipt: isWhole && !isBodyDecided ? null : (issue.receipt ?? told.get('body') ?? null),
    },
    comments: comments.map((comment) => ({ ...comment, receipt: receiptOf(comment) })),
  }
}

/** Whether there is a card, and no page of it is missing or changed. */
function isUnbroken(seen: Snapshot): boolean {
  const pages = pagesOf(seen.cards.length > 0 ? seen : { cards: seen.former })
  return (
    pages.length > 0 &&
    pages.every(({ page, trust }, at) => page === at + 1 && trust !== 'tampered')
  )
}

/** What was decided has been answered: by the number of the comment, or for the opening body. */
function receiptsIn(entries: ReturnType<typeof journalOf>): ReadonlyMap<number | 'body', Receipt> {
  const receipts = new Map<number | 'body', Receipt>()
  for (const { key, outcome } of entries) {
    const text = key.startsWith('b.') ? 'body' : commentOf(key)
    if (text === null || outcome === 'noted') continue
    if (outcome === 'refused' || !receipts.has(text)) {
      receipts.set(text, outcome === 'refused' ? 'confused' : 'rocket')
    }
  }
  return receipts
}
