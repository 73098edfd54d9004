import { isListedBot, isNamedBot, type Policy } from '../domain/policy.ts'
import type { Entry } from './entry.ts'
import type { Actor, CardPage, LogEvent, Snapshot } from './snapshot.ts'

/** One page for each number: where two runs made two of one, the older holds. */
export function pagesOf(seen: Pick<Snapshot, 'cards'>): readonly CardPage[] {
  const pages = new Map<number, CardPage>()
  for (const card of [...seen.cards].sort((a, b) => a.id - b.id)) {
    if (!pages.has(card.page)) pages.set(card.page, card)
  }
  return [...pages.values()].sort((a, b) => a.page - b.page)
}

/**
 * All that was decided so far, in the order in which it was: by us, and then by another account of ours. Entries of a page
 * tampered with are gone.
 */
export function journalOf({
  cards,
  former = [],
}: Pick<Snapshot, 'cards'> & Partial<Pick<Snapshot, 'former'>>): readonly Entry[] {
  const keys = new Set<string>()
  return [...inOrder(cards), ...inOrder(former)]
    .flatMap((card) => (card.trust === 'tampered' ? [] : card.entries))
    .filter(({ key }) => !keys.has(key) && keys.add(key))
}

const inOrder = <P extends CardPage>(pages: readonly P[]): readonly P[] =>
  pages.toSorted((a, b) => a.page - b.page || a.id - b.id)

/** Whether we, or another account of ours, have a card there. */
export const isCarded = ({ cards, former }: Pick<Snapshot, 'cards' | 'former'>): boolean =>
  cards.length + former.length > 0

/** Whose word counts at all: people, and the bots that config names. Never ours. */
export const speaks = (actor: Actor, policy: Policy): boolean =>
  !actor.us && (actor.kind === 'person' || isNamedBot(policy, actor))

/** Whether it was written by its author's own hand, or by that of an App that config lists among the bots. */
export const isByHand = (via: string | null | undefined, policy: Policy): boolean =>
  (via ?? null) === null || isListedBot(policy, `${via}[bot]`)

/** GitHub stamps what a template sets with the author's name, within moments of the opening. */
const OPENING_MS = 3_000

export const cameWithOpening = (seen: Snapshot, event: LogEvent): boolean =>
  event.type === 'labeled' &&
  event.actor.login === seen.issue.author.login &&
  event.at - seen.issue.createdAt <= OPENING_MS
