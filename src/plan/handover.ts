import type { Instant } from '../domain/instant.ts'
import type { Desired } from './desire.ts'
import type { Effect } from './effect.ts'
import type { Entry } from './entry.ts'
import { pagesOf } from './journal.ts'
import type { CardPage, Snapshot } from './snapshot.ts'

const MOVED = '➡️ **This card goes on in another comment.**'

/** What the card of another account of ours says from then on. `to`: the comment in which it goes on. */
export const movedText = (issueUrl: string, to: number): string =>
  `${MOVED} Sitrep writes with another account now, which has taken over all that was decided: [see the card](${issueUrl}#issuecomment-${to}).`

/** Whether it was another account of ours that put the card away. */
const isMoved = ({ text }: Pick<CardPage, 'text'>): boolean => text.startsWith(MOVED)

const MOST_UNPROVED = 3

/** What the journal notes of cards that another account has written: each once. */
export function handoverEntries(
  { former, unproved }: Pick<Snapshot, 'former' | 'unproved'>,
  before: { readonly has: (key: string) => boolean },
  now: Instant,
): readonly Entry[] {
  const taken = former
    .filter(({ page }) => page === 1)
    .map(({ id, login }): Entry => ({ key: `h${id}`, at: now, by: login, outcome: 'noted' }))
  const left = unproved.slice(0, MOST_UNPROVED).map(({ id, login }): Entry => {
    const note = `Comment ${id} of ${login} looks like a card of Sitrep, but no key that Sitrep holds here has signed it, so nothing of it was believed. What only that card knew is lost: say it again. With one SITREP_KEY for App and Action the next card is taken over whole.`
    return { key: `h${id}`, at: now, by: login, outcome: 'noted', notes: [note] }
  })
  return [...taken, ...left].filter(({ key }) => !before.has(key))
}

/**
 * Once our card holds everything, the one of another account points at it and is folded away; a page of ours that was put
 * away like that is shown again.
 */
export function handOver({ pages }: Pick<Desired, 'pages'>, seen: Snapshot): readonly Effect[] {
  if (pages.length === 0) return []
  const own = pagesOf(seen)
  const to = own.find(({ page }) => page === 1)?.id ?? null
  const issueUrl = seen.issue.url
  const shown = own.flatMap((card): readonly Effect[] => {
    const { id, node, folded = false } = card
    return folded && node !== undefined && isMoved(card) ? [{ type: 'card.unfold', id, node }] : []
  })
  const away = seen.former
    .filter(({ folded = false }) => !folded)
    .flatMap((card): readonly Effect[] => {
      const { id, page, entries, node } = card
      if (isMoved(card) && node === undefined) return []
      const refer: Effect = { type: 'card.refer', id, page, entries, issueUrl, to }
      return [
        ...(isMoved(card) ? [] : [refer]),
        ...(node === undefined ? [] : [{ type: 'card.fold', id, node } as const]),
      ]
    })
  return [...shown, ...away]
}
