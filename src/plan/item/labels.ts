import { DUE_OVERDUE, DUE_SOON, priorityLabel } from '../../config/labels.ts'
import { type Action, PRIORITIES } from '../../domain/action.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import type { Snapshot } from '../snapshot.ts'
import { dueClock, pauseAt } from './clock.ts'

export type Nearness = 'soon' | 'overdue'

/** How near its due date is; null while it is far, while a pause holds, and where there is none. */
export function nearness(
  action: Action,
  open: boolean,
  policy: Policy,
  now: Instant,
): Nearness | null {
  const clock = dueClock(action, policy)
  if (clock === null || !open || action.end !== null || pauseAt(action, now) !== null) return null
  if (now >= clock.overdueAt) return 'overdue'
  return clock.soonAt !== null && now >= clock.soonAt ? 'soon' : null
}

const LABELS: Readonly<Record<Nearness, string>> = { soon: DUE_SOON, overdue: DUE_OVERDUE }

export interface ItemLabels {
  readonly wanted: readonly string[]
  /** Ours to take off. */
  readonly removable: readonly string[]
}

/** The labels of the clock, where there is or was one, and that of the priority where a command has ever set one. */
export function itemLabels(
  seen: Snapshot,
  action: Action,
  policy: Policy,
  now: Instant,
): ItemLabels {
  const dated = action.due !== null || action.history.some(({ type }) => type === 'due-set')
  const near = nearness(action, seen.issue.open, policy, now)
  const clock = near === null || isTakenOff(seen, action, near, policy) ? [] : [LABELS[near]]
  const said = prioritySaid(action)
  const priority = said && action.priority !== null ? [priorityLabel(action.priority)] : []
  return {
    wanted: [...priority, ...(dated ? clock : [])],
    removable: [
      ...(said ? PRIORITIES.map(priorityLabel) : []),
      ...(dated ? Object.values(LABELS) : []),
    ],
  }
}

/** From the first command on there is one, and a click on another takes its place. */
const prioritySaid = ({ history }: Action): boolean =>
  history.some(({ type, ref }) => type === 'priority-set' && ref.kind !== 'event')

/** Whoever takes the label off while it holds is not overruled. */
function isTakenOff({ events }: Snapshot, action: Action, near: Nearness, policy: Policy): boolean {
  const clock = dueClock(action, policy)
  const since = Math.max(
    (near === 'soon' ? clock?.soonAt : clock?.overdueAt) ?? 0,
    ...action.history
      .filter(({ type }) => type === 'due-set' || type === 'snoozed')
      .map(({ at }) => at),
  )
  const last = events.findLast(
    (event) =>
      (event.type === 'labeled' || event.type === 'unlabeled') &&
      event.label.toLowerCase() === LABELS[near],
  )
  return last?.type === 'unlabeled' && !last.actor.us && last.at >= since
}

/** When a label changes by itself next; null where none will. */
export function nextEdge(
  action: Action,
  open: boolean,
  policy: Policy,
  now: Instant,
): Instant | null {
  const clock = dueClock(action, policy)
  if (clock === null || !open || action.end !== null) return null
  const pause = pauseAt(action, now)
  const edges = [clock.soonAt, clock.overdueAt, pause?.until ?? null]
  const coming = edges.filter((at) => at !== null).filter((at) => at > now)
  return coming.length === 0 ? null : (Math.min(...coming) as Instant)
}
