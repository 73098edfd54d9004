import { endOfDay } from '../../../src/domain/day.ts'
import { type Instant, instant } from '../../../src/domain/instant.ts'
import type { Policy } from '../../../src/domain/policy.ts'
import type { SeenItem } from '../../../src/plan/actions/seen.ts'
import { saidKeys } from '../../../src/plan/due/said.ts'
import type { Entry } from '../../../src/plan/entry.ts'
import { actionOf } from '../../../src/plan/item/action-of.ts'
import { itemReminding } from '../../../src/plan/item/due/reminding.ts'
import { sayable, stages } from '../../../src/plan/item/due/stages.ts'
import { voiceOf } from '../../../src/plan/item/due/week.ts'
import { reminder } from '../../../src/plan/item/due/words.ts'

/** Issue `number` of `acme/shop`, opened by us for `ben` on Monday, 16 November 2026. */
export function itemOf(number: number, change: Partial<SeenItem> = {}): SeenItem {
  return {
    number,
    id: 1000 + number,
    title: `Item ${number}`,
    url: `https://github.test/acme/shop/issues/${number}`,
    body: '',
    key: `1.item-${number}`,
    due: null,
    open: true,
    createdAt: instant('2026-11-16T10:00:00Z'),
    closedAt: null,
    labels: ['action-item'],
    assignees: ['ben'],
    events: [],
    entries: [],
    replies: [],
    parent: 1,
    blockedBy: [],
    dueField: null,
    ...change,
  }
}

/** The journal's line of a `/due` at that time. */
export const dueEntry = (at: string, day: string, comment = 1): Entry => ({
  key: `c${comment}.0`,
  at: instant(at),
  by: 'ben',
  outcome: 'accepted',
  text: `/due ${day}`,
  facts: [{ type: 'due-set', due: endOfDay(day, 'UTC') }],
})

/** What one look at an item says, given what stands on all of them; null where it is silent. */
export function saidBy(item: SeenItem, all: readonly SeenItem[], policy: Policy, now: Instant) {
  const action = actionOf(item, policy)
  const due = item.open ? stages(action, item.createdAt, policy) : []
  const { ready } = itemReminding(due, saidKeys(item.replies), now, sayable(now, action, policy))
  if (ready === null) return null
  const others = all.filter(({ open, closedAt }) => open || now - (closedAt ?? 0) < 9 * 86_400_000)
  const voice = voiceOf({ ...item, action }, ready, others, policy, now)
  return reminder(action, ready, voice, { policy, now, shared: false })
}
