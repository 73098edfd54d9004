import { type Action, NO_ACTION } from '../../domain/action.ts'
import type { FactBody } from '../../domain/fact.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Proofs } from '../decide.ts'
import { commentOf, type Entry, isCommand } from '../entry.ts'
import { handoverEntries } from '../handover.ts'
import { journalOf, pagesOf } from '../journal.ts'
import { logEntry } from '../log-entry.ts'
import { rebuiltEntry } from '../recover.ts'
import { inOrder, journaled, type Replayed, type Sources, type Step, spoken } from '../replay.ts'
import type { Asked, Setup } from '../setup.ts'
import type { LogEvent, Snapshot } from '../snapshot.ts'
import { beginItem, take } from '../walk.ts'
import { clicks, isMerge, itemFacts } from './events.ts'
import { itemSince } from './is-item.ts'
import { ownership } from './owners.ts'
import { standing } from './standing.ts'

export interface ReplayedItem extends Replayed {
  readonly action: Action
  /** The journal as its card keeps it: without what was refused when no card stood yet, which its receipt tells. */
  readonly kept: readonly Entry[]
}

export interface Telling {
  readonly seen: Snapshot
  readonly setup: Setup
  readonly asked: Asked
  readonly proofs: Proofs
  readonly now: Instant
  /** What was found out just now, such as a deployment. */
  readonly found: readonly Entry[]
}

/** Folds all that GitHub tells of an action item, deciding on the way what has not been decided yet. */
export function replayItem({ seen, setup, asked, proofs, now, found }: Telling): ReplayedItem {
  const before = new Map(journalOf(seen).map((entry) => [entry.key, entry]))
  const since = itemSince(seen)
  const sources: Sources = { seen, setup, asked, now, before, proofs, since }
  const known = standing(
    { ...seen.issue, due: seen.mark?.due ?? null, events: seen.events },
    setup.policy,
  )
  const walk = beginItem(known)
  const steps = [
    ...journaled(sources),
    ...logged(sources),
    ...spoken(sources),
    ...foundOut(sources, found),
  ]
  for (const { run } of inOrder(steps, before)) run(walk)
  const fresh = walk.entries.filter(({ key }) => !before.has(key))
  const rebuilt = rebuiltOf(seen, fresh, now)
  const all = [...before.values(), ...rebuilt, ...fresh]
  const taken = handoverEntries(seen, before, now)
  const kept = [
    ...before.values(),
    ...taken,
    ...rebuilt,
    ...fresh.filter((one) => !isGone(one, seen)),
  ]
  const action = walk.action ?? NO_ACTION
  const { owners } = ownership(action, seen, new Set())
  return { incident: walk.incident, action: { ...action, owners }, entries: all, kept }
}

/** That it was closed or opened again counts whoever did it, except where its author may and holds no role. */
function logged({ seen, setup, asked, before }: Sources): readonly Step[] {
  const { policy } = setup
  const { name } = seen.repository
  return seen.events
    .filter((event) => clicks(event, policy))
    .map((event) => ({
      key: `e${event.id}`,
      at: event.at,
      rank: 1,
      run: (walk) => {
        const known = before.get(`e${event.id}`)
        const facts = () => itemFacts(event, walk.action ?? NO_ACTION, name)
        const entry = isMerge(event)
          ? (known ?? merged(event, facts()))
          : logEntry(facts, event, seen, policy, asked, known)
        if (entry !== null) take(walk, entry, policy)
      },
    }))
}

const merged = ({ id, at, actor }: LogEvent, facts: readonly FactBody[]): Entry => ({
  key: `e${id}`,
  at,
  by: actor.login,
  outcome: 'accepted',
  facts,
})

const foundOut = ({ setup, before }: Sources, found: readonly Entry[]): readonly Step[] =>
  found
    .filter(({ key }) => !before.has(key))
    .map((entry) => ({
      key: entry.key,
      at: entry.at,
      rank: 3,
      run: (walk) => take(walk, entry, setup.policy),
    }))

/** Carries our receipt and changed nothing: it was answered before there was a card to keep it. */
function isGone({ key, facts = [] }: Entry, seen: Snapshot): boolean {
  const id = commentOf(key)
  const receipt =
    id === null ? seen.issue.receipt : seen.comments.find((one) => one.id === id)?.receipt
  return isCommand(key) && facts.length === 0 && receipt !== null && receipt !== undefined
}

/** Most action items never have a card, so that none is missing where none stands. */
function rebuiltOf(seen: Snapshot, fresh: readonly Entry[], now: Instant): readonly Entry[] {
  const pages = pagesOf(seen).map(({ page }) => page)
  const lost = pages.some((page, at) => page !== at + 1)
  const entry = rebuiltEntry(
    seen,
    fresh.filter((one) => !isGone(one, seen)),
    now,
    lost,
  )
  return entry === null ? [] : [entry]
}
