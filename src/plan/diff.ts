import type { Desired } from './desire.ts'
import type { Effect } from './effect.ts'
import { handOver } from './handover.ts'
import { isCarded, pagesOf } from './journal.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * The shortest list of effects that turns what is seen into what is desired; empty when they agree. State
 * first, record second, words and receipts last, so that stopping anywhere leaves what the next run completes.
 */
export function diff(desired: Desired, seen: Snapshot): readonly Effect[] {
  return [
    ...labels(desired, seen),
    ...assignees(desired, seen),
    ...state(desired, seen),
    ...desired.postmortem.tried,
    ...cards(desired, seen),
    ...handOver(desired, seen),
    ...words(desired, seen),
    ...seen.spareReplies.map((id): Effect => ({ type: 'reply.delete', id })),
    ...desired.postmortem.made,
    ...offered(desired, seen),
  ]
}

const lower = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.map((name) => name.toLowerCase()))

/** Missing labels in one request, spare ones of ours one by one; never the whole set. */
function labels({ labels: wanted, own, removable }: Desired, seen: Snapshot): readonly Effect[] {
  if (wanted === null) return []
  const have = lower(seen.issue.labels)
  const want = lower(wanted)
  const ours = lower(removable)
  const names = wanted.filter((name) => !have.has(name.toLowerCase()))
  const spare = seen.issue.labels.filter(
    (name) => ours.has(name.toLowerCase()) && !want.has(name.toLowerCase()),
  )
  return [
    ...definitions(names, own, seen),
    ...(names.length > 0 ? [{ type: 'label.add', names } as const] : []),
    ...spare.map((name): Effect => ({ type: 'label.remove', name })),
  ]
}

/** Labels get their colours before they are first used. */
function definitions(
  names: readonly string[],
  own: Desired['own'],
  seen: Snapshot,
): readonly Effect[] {
  const used = lower(names)
  return missing(own, seen)
    .filter(({ name }) => used.has(name.toLowerCase()))
    .map((label) => ({ type: 'label.define', ...label, offered: false }))
}

/** The first incident brings all other labels too, last of all: nobody waits for them, and writes keep a distance. */
function offered({ labels: wanted, own }: Desired, seen: Snapshot): readonly Effect[] {
  if (wanted === null || isCarded(seen)) return []
  const used = lower(wanted)
  return missing(own, seen)
    .filter(({ name }) => !used.has(name.toLowerCase()))
    .map((label) => ({ type: 'label.define', ...label, offered: true }))
}

function missing(own: Desired['own'], seen: Snapshot): Desired['own'] {
  const known = lower(seen.repository.labels)
  return own.filter(({ name }) => !known.has(name.toLowerCase()))
}

function assignees({ assigned, unassigned }: Desired, seen: Snapshot): readonly Effect[] {
  const have = lower(seen.issue.assignees)
  const add = assigned.filter((login) => !have.has(login.toLowerCase()))
  const remove = unassigned.filter((login) => have.has(login.toLowerCase()))
  return [
    ...(add.length > 0 ? [{ type: 'assignee.add', logins: add } as const] : []),
    ...(remove.length > 0 ? [{ type: 'assignee.remove', logins: remove } as const] : []),
  ]
}

function state({ state: wanted }: Desired, { issue }: Snapshot): readonly Effect[] {
  if (wanted === null) return []
  if (wanted === 'open') return issue.open ? [] : [{ type: 'issue.reopen' }]
  return issue.open ? [{ type: 'issue.close', reason: wanted }] : []
}

/** Two cards of one page become one: the older stays. Text and entries are compared, never packed bytes. */
function cards({ pages }: Desired, seen: Snapshot): readonly Effect[] {
  if (pages.length === 0) return []
  const kept = new Map(pagesOf(seen).map((card) => [card.page, card]))
  const spare = seen.cards.filter((card) => kept.get(card.page)?.id !== card.id)
  const written = pages.flatMap((content): readonly Effect[] => {
    const card = kept.get(content.page)
    if (card === undefined) return [{ type: 'card.create', content }]
    const same =
      card.trust === 'good' &&
      card.text === content.text &&
      JSON.stringify(card.entries) === JSON.stringify(content.entries)
    return same ? [] : [{ type: 'card.update', id: card.id, content }]
  })
  return [...written, ...spare.map(({ id }): Effect => ({ type: 'card.delete', id }))]
}

/** On a locked issue nobody is answered: GitHub would refuse it. */
function words({ replies, reactions }: Desired, { issue }: Snapshot): readonly Effect[] {
  if (issue.locked) return []
  return [
    ...replies.map((reply): Effect => ({ type: 'reply.create', ...reply })),
    ...reactions.map((reaction): Effect => ({ type: 'reaction.add', ...reaction })),
  ]
}
