import { actionMeaning, priorityLabel } from '../../config/labels.ts'
import { type Action, PRIORITIES, type Priority } from '../../domain/action.ts'
import { endOfDay } from '../../domain/day.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import type { LogEvent } from '../snapshot.ts'

/** What GitHub shows of an action item without its history. */
export interface Shown {
  readonly title: string
  readonly createdAt: Instant
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
  /** `2026-12-01`, as its body promised when it was created; null where it did not, or not in our words. */
  readonly due: string | null
  readonly events: readonly LogEvent[]
}

/** What is known of an action item before anybody has said anything on it. */
export function standing(shown: Shown, policy: Policy): Partial<Action> {
  const means = shown.labels.flatMap((name) => actionMeaning(name, policy) ?? [])
  return {
    ours: true,
    title: shown.title,
    due: shown.due === null ? null : endOfDay(shown.due, policy.zone),
    priority: priorityAtFirst(shown),
    kind: means.flatMap((one) => (one.kind === 'kind' ? [one.value] : []))[0] ?? null,
    owners: shown.assignees,
    services: means.flatMap((one) => (one.kind === 'service' ? [one.value] : [])),
    team: means.flatMap((one) => (one.kind === 'team' ? [one.value] : []))[0] ?? null,
  }
}

/** GitHub stamps the labels that come with an issue within moments of its opening. */
const OPENING_MS = 3_000

/** As we have opened it. What people have clicked is folded in its place, and what commands asked for is none of this. */
function priorityAtFirst({ createdAt, labels, events }: Shown): Priority | null {
  const said = events.filter((event) => priorityIn(event) !== null)
  const first = said.find(({ type, actor }) => type === 'labeled' && actor.us)
  if (first !== undefined && first.at - createdAt <= OPENING_MS) return priorityIn(first)
  if (said.length > 0) return null
  const shown = new Set(labels.map((name) => name.toLowerCase()))
  return PRIORITIES.find((one) => shown.has(priorityLabel(one))) ?? null
}

/** The priority whose label a line of the log puts on or takes off; null for all others. */
export function priorityIn(event: LogEvent): Priority | null {
  if (event.type !== 'labeled' && event.type !== 'unlabeled') return null
  const name = event.label.toLowerCase()
  return PRIORITIES.find((one) => name === priorityLabel(one)) ?? null
}
