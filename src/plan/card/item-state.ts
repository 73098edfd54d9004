import type { ActionEnd } from '../../domain/action.ts'
import { dayAt } from '../../domain/day.ts'
import { endOf } from '../../domain/evolve-action.ts'
import { inert } from '../../markdown/inert.ts'
import type { ShownItem } from '../actions/material.ts'
import { pauseAt } from '../item/clock.ts'
import { nearness } from '../item/labels.ts'
import { change, type View } from './view.ts'

/** How it ended by the team's rule; closed without GitHub's log saying how yet, it counts as closed by hand. */
function ending({ action, issue }: ShownItem, { policy }: View): ActionEnd['kind'] | null {
  const end = endOf(action, policy.actions)
  return end?.kind ?? (issue.open ? null : 'unverified')
}

export const isOver = (one: ShownItem, view: View): boolean => ending(one, view) !== null

/** What became of an item, in a few words that do not move with the clock but at its due date. */
export function itemState(one: ShownItem, view: View): string {
  const end = endOf(one.action, view.policy.actions)
  switch (end?.kind) {
    case 'verified':
      return `✅ verified by ${change({ kind: 'pull', ...end.pull }, view)}`
    case 'merged':
      return `🚚 merged with ${change({ kind: 'pull', ...end.pull }, view)}, waiting for its deployment`
    case 'unverified':
      return 'done, unverified'
    case 'declined':
      return end.reason === null
        ? 'declined, nobody has said why'
        : `declined: ${inert(end.reason, 120)}`
    case 'duplicate':
      return 'goes on in another issue'
    case undefined:
      return one.issue.open ? running(one, view) : 'done, unverified'
    default:
      return end satisfies never
  }
}

function running({ action }: ShownItem, { policy, now }: View): string {
  const pause = pauseAt(action, now)
  if (pause !== null) return `paused until ${dayAt(pause.until, policy.zone)}`
  const near = nearness(action, true, policy, now)
  if (near === 'overdue') return '🔴 overdue'
  return near === 'soon' ? '🟡 due soon' : 'open'
}

/** `3 of 5 verified`, and what became of the others. */
export function progress(all: readonly ShownItem[], view: View): string {
  const ends = all.map((one) => ending(one, view))
  const late = all.filter(
    (one) => nearness(one.action, one.issue.open, view.policy, view.now) === 'overdue',
  )
  const count = (kind: ActionEnd['kind'] | null) => ends.filter((end) => end === kind).length
  const parts: readonly (readonly [number, string])[] = [
    [count('merged'), 'waiting for deployment'],
    [count('unverified'), 'unverified'],
    [count('declined'), 'declined'],
    [count('duplicate'), 'gone on elsewhere'],
    [count(null) - late.length, 'open'],
    [late.length, 'overdue'],
  ]
  const others = parts.filter(([many]) => many > 0).map(([many, words]) => `${many} ${words}`)
  return [`${count('verified')} of ${all.length} verified`, ...others].join(', ')
}
