import { isNamedBot, type Policy } from '../domain/policy.ts'
import type { Entry } from './entry.ts'
import type { Actor, CardPage, LogEvent, Snapshot } from './snapshot.ts'

/** One page for each number: where two runs made two of one, the older holds. */
export function pagesOf(seen: Snapshot): readonly CardPage[] {
  const pages = new Map<number, CardPage>()
  for (const card of [...seen.cards].sort((a, b) => a.id - b.id)) {
    if (!pages.has(card.page)) pages.set(card.page, card)
  }
  return [...pages.values()].sort((a, b) => a.page - b.page)
}

/** All that was decided so far, in the order in which it was. Entries of a page tampered with are gone. */
export function journalOf(seen: Pick<Snapshot, 'cards'>): readonly Entry[] {
  const keys = new Set<string>()
  return [...seen.cards]
    .sort((a, b) => a.page - b.page || a.id - b.id)
    .flatMap((card) => (card.trust === 'tampered' ? [] : card.entries))
    .filter(({ key }) => !keys.has(key) && keys.add(key))
}

/** Whose word counts at all: people, and the bots that config names. Never ours. */
export const speaks = (actor: Actor, policy: Policy): boolean =>
  !actor.us && (actor.kind === 'person' || isNamedBot(policy, actor.login))

/** GitHub stamps what a template sets with the author's name, within moments of the opening. */
const OPENING_MS = 3_000

export const cameWithOpening = (seen: Snapshot, event: LogEvent): boolean =>
  event.type === 'labeled' &&
  event.actor.login === seen.issue.author.login &&
  event.at - seen.issue.createdAt <= OPENING_MS
