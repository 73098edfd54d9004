import type { Action } from '../../../domain/action.ts'
import { nextWorking } from '../../../domain/calendar.ts'
import type { Instant } from '../../../domain/instant.ts'
import type { Policy } from '../../../domain/policy.ts'
import { multiple } from '../../../domain/span.ts'
import { afterPauses, apart } from '../../due/sayable.ts'
import { type DueClock, dueClock, later, workStart } from '../clock.ts'

/** One reminder of an action item. It follows from facts and config alone, so it is the same at every look. */
export interface Stage {
  readonly kind: 'soon' | 'today' | 'overdue' | 'escalate'
  /** Said once: part of the marker of the comment that says it. */
  readonly key: string
  /** When it is said at the earliest: in working hours, and not while a pause holds. */
  readonly at: Instant
  /** Nothing is said of this due date after it. */
  readonly last: boolean
}

/** Whoever has not moved after so many will not by another; the label stays. */
const MOST_OVERDUE = 8

interface Planned {
  readonly kind: Stage['kind']
  readonly at: Instant
}

/** All reminders of the due date as it stands, in order; none where there is none or where the item is over. */
export function stages(action: Action, createdAt: Instant, policy: Policy): readonly Stage[] {
  const clock = dueClock(action, policy)
  if (clock === null || action.end !== null || !action.ours) return []
  const since = spokenAt(action, createdAt)
  const move = (at: Instant) => sayable(at, action, policy)
  const chain = ladder(clock, since, policy)
  const moved = apart(
    chain.map(({ at }) => at),
    move,
  )
  const behind = chain.flatMap(({ kind }, place) => {
    const at = moved[place]
    return at === undefined || (kind === 'today' && clock.todayAt <= since) ? [] : [{ kind, at }]
  })
  const all = [...ahead(clock, since, move, moved[0]), ...behind]
  const id = idOf(action, clock)
  return all.map(({ kind, at }, place) => ({
    kind,
    at,
    key: `item.${id}.${keyOf(all, place)}`,
    last: place === all.length - 1,
  }))
}

/** Names the due date and, where the item was opened again, which time it is open. */
function idOf({ history }: Action, { day }: DueClock): string {
  const again = history.filter(({ type }) => type === 'action-reopened').length
  return again === 0 ? day : `${day}-${again + 1}`
}

/** What there are several of is counted. */
function keyOf(all: readonly Planned[], place: number): string {
  const kind = all[place]?.kind ?? ''
  const before = all.slice(0, place + 1).filter((one) => one.kind === kind).length
  return kind === 'overdue' ? `${kind}-${before}` : kind
}

/** When somebody last spoke of the date or opened the item: what lies before that needs no reminder. */
function spokenAt({ dueBy, history }: Action, createdAt: Instant): Instant {
  const reopened = history.findLast(({ type }) => type === 'action-reopened')
  return Math.max(createdAt, dueBy?.at ?? 0, reopened?.at ?? 0) as Instant
}

function ahead(
  { soonAt }: DueClock,
  since: Instant,
  move: (at: Instant) => Instant,
  first: Instant | undefined,
): readonly Planned[] {
  if (soonAt === null || soonAt <= since) return []
  const at = move(soonAt)
  return first === undefined || at < first ? [{ kind: 'soon', at }] : []
}

/** The day itself, then again and again, and with them, once, whoever looks after the service. */
function ladder({ todayAt }: DueClock, since: Instant, policy: Policy): readonly Planned[] {
  const { again, escalate } = policy.actions
  const base = Math.max(todayAt, workStart(since, policy)) as Instant
  const calls = escalate === null ? null : later(base, escalate, policy)
  const all: Planned[] = Array.from({ length: MOST_OVERDUE }, (_, place) => ({
    kind: 'overdue',
    at: later(base, multiple(again, place + 1), policy),
  }))
  const others = all.filter(({ at }) => at !== calls)
  const escalation: readonly Planned[] = calls === null ? [] : [{ kind: 'escalate', at: calls }]
  const kept = [...others.slice(0, MOST_OVERDUE - escalation.length), ...escalation]
  return [{ kind: 'today', at: base }, ...kept.toSorted((a, b) => a.at - b.at)]
}

/** The first moment from `at` on at which people work and no pause holds. */
export function sayable(at: Instant, action: Action, { calendar }: Policy): Instant {
  let moment = at
  for (;;) {
    const next = nextWorking(afterPauses(moment, action), calendar)
    if (next === moment) return moment
    moment = next
  }
}
