import { actionLabels } from '../../config/labels.ts'
import type { Action } from '../../domain/action.ts'
import { dayAt } from '../../domain/day.ts'
import type { FactBody } from '../../domain/fact.ts'
import { DAY_MS, type Instant, plus } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import type { SeenItem } from '../actions/seen.ts'
import { answers } from '../answers.ts'
import { clickedAt, isTorn } from '../clicks.ts'
import type { Proofs } from '../decide.ts'
import { type Desired, soonest } from '../desire.ts'
import { saidKeys } from '../due/said.ts'
import type { Effect } from '../effect.ts'
import type { Entry } from '../entry.ts'
import { isCommand } from '../entry.ts'
import { isCarded, journalOf } from '../journal.ts'
import type { Asked, Setup } from '../setup.ts'
import type { Snapshot } from '../snapshot.ts'
import { itemCard } from './card.ts'
import { pauseAt } from './clock.ts'
import { askedWhy } from './decline.ts'
import { type ItemReminding, itemReminding } from './due/reminding.ts'
import { sayable, stages } from './due/stages.ts'
import { voiceOf } from './due/week.ts'
import { reminder } from './due/words.ts'
import { itemLabels, nearness, nextEdge } from './labels.ts'
import { type Ownership, ownership } from './owners.ts'
import { undeployed } from './proof.ts'
import type { ReplayedItem } from './replay-item.ts'

/** What was asked beside the issue itself. */
export interface ItemMaterial {
  /** Pull requests that somebody names as proof. */
  readonly proofs: Proofs
  /** Whom GitHub takes as assignee, lower case, of those who are to be. */
  readonly takes: ReadonlySet<string>
  /** The other items of its owner; empty where nothing is to be said. */
  readonly others: readonly SeenItem[]
}

/** What is due to be said now, and when something will be. Nothing where nobody could be answered. */
export function toSay(
  { issue, repository, replies }: Snapshot,
  action: Action,
  policy: Policy,
  now: Instant,
): ItemReminding {
  if (!issue.open || issue.locked || repository.archived) return { ready: null, wakeAt: null }
  const all = stages(action, issue.createdAt, policy)
  return itemReminding(all, saidKeys(replies), now, sayable(now, action, policy))
}

/** From what is to what should be seen of an action item. */
export function desireItem(
  seen: Snapshot,
  replayed: ReplayedItem,
  setup: Setup,
  asked: Asked,
  now: Instant,
  material: ItemMaterial,
): Desired {
  const { policy } = setup
  const owned = ownership(replayed.action, seen, material.takes)
  const { action } = replayed
  const { wanted, removable } = itemLabels(seen, action, policy, now)
  const { replies, reactions } = answers(seen, replayed, setup, asked, material.proofs)
  const saying = toSay(seen, action, policy, now)
  const unsure = [...asked.values()].includes('unknown')
  const reminders = unsure ? [] : reminded(seen, action, policy, saying, material.others, now)
  return {
    labels: removable.length === 0 ? null : wanted,
    own: actionLabels().filter(({ name }) => wanted.includes(name)),
    removable,
    state: stateOf(seen, action),
    assigned: owned.assigned,
    unassigned: owned.unassigned,
    pages: pages(seen, replayed, action, owned, policy, now),
    reactions,
    replies: [...replies, ...reminders, ...askedWhy(action, seen, now)],
    postmortem: {
      tried: [...dated(seen, replayed, policy), ...restated(seen, replayed)],
      made: [],
    },
    wakeAt: soonest([
      saying.wakeAt,
      nextEdge(action, seen.issue.open, policy, now),
      nextProof(action, policy, now),
    ]),
  }
}

function reminded(
  { issue, replies, shared }: Snapshot,
  action: Action,
  policy: Policy,
  { ready }: ItemReminding,
  others: readonly SeenItem[],
  now: Instant,
): Desired['replies'] {
  if (ready === null) return []
  const { number, url, createdAt } = issue
  const asking = { number, url, createdAt, action, replies }
  const voice =
    action.owners.length === 0
      ? ({ kind: 'alone' } as const)
      : voiceOf(asking, ready, others, policy, now)
  const reply = reminder(action, ready, voice, { policy, now, shared })
  return reply === null ? [] : [reply]
}

const isChange = ({ key, outcome, facts = [] }: Entry): boolean =>
  isCommand(key) && outcome === 'accepted' && facts.length > 0

/** Made by the first command that changes something. */
function pages(
  seen: Snapshot,
  { kept }: ReplayedItem,
  action: Action,
  { owners, unassignable }: Ownership,
  policy: Policy,
  now: Instant,
): Desired['pages'] {
  if (!isCarded(seen) && !kept.some(isChange)) return []
  const { issue, repository, mark } = seen
  const near = nearness(action, issue.open, policy, now)
  const pause = pauseAt(action, now)
  const about = { issue, repository, policy, action, owners, unassignable, near, pause }
  const opened = { key: mark?.key ?? null, promised: mark?.due ?? null }
  return itemCard({ ...about, ...opened, entries: kept })
}

/** Closed by a word, unless somebody has clicked otherwise since. */
function stateOf(seen: Snapshot, { history }: Action): Desired['state'] {
  if (isTorn(seen)) return null
  const spoken = history.findLast(({ type }) => type === 'done-said' || type === 'action-declined')
  if (spoken === undefined || clickedAt(seen) >= spoken.at) return null
  return spoken.type === 'done-said' ? 'completed' : 'not_planned'
}

/** What GitHub says of a closed issue follows what was just decided: done after it was declined, or the reverse. */
function restated(seen: Snapshot, replayed: ReplayedItem): readonly Effect[] {
  const reason = stateOf(seen, replayed.action)
  if (seen.issue.open || (reason !== 'completed' && reason !== 'not_planned')) return []
  const spoken = decided(seen, replayed).some(
    ({ type }) => type === 'done-said' || type === 'action-declined',
  )
  const shown = seen.events.findLast((event) => event.type === 'closed')?.reason
  return spoken && shown !== undefined && shown !== reason ? [{ type: 'issue.close', reason }] : []
}

/** What no journal holds yet. */
function decided(seen: Snapshot, { kept }: ReplayedItem): readonly FactBody[] {
  const known = new Set(journalOf(seen).map(({ key }) => key))
  return kept.filter(({ key }) => !known.has(key)).flatMap(({ facts = [] }) => facts)
}

/** The organisation's own field follows what was just decided. */
function dated(seen: Snapshot, replayed: ReplayedItem, policy: Policy): readonly Effect[] {
  const { dueField: field } = policy.actions
  const last = decided(seen, replayed).findLast((fact) => fact.type === 'due-set')
  if (field === null || last === undefined) return []
  const due = last.due === null ? null : dayAt(last.due, policy.zone)
  return [{ type: 'item.date', item: seen.issue.number, field, due }]
}

/** A deployment that nobody has told us of is looked for once a day, as long as one can be expected. */
const PROVEN_WITHIN_MS = 30 * DAY_MS

export const isAwaited = (action: Action, policy: Policy, now: Instant): boolean => {
  const end = undeployed(action, policy)
  return end !== null && now - end.at <= PROVEN_WITHIN_MS
}

const nextProof = (action: Action, policy: Policy, now: Instant): Instant | null =>
  isAwaited(action, policy, now) ? plus(now, DAY_MS) : null
