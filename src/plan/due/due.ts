import type { Incident } from '../../domain/incident.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import { REMINDERS, type ReminderKind } from '../../domain/reminder.ts'
import { ended } from '../../domain/status.ts'
import { RULES } from './rules.ts'
import { apart, sayable } from './sayable.ts'

/** One reminder of an incident. It follows from facts and config alone, so it is the same at every look. */
export interface Due {
  readonly kind: ReminderKind
  /** From 0, the deadline itself. */
  readonly stage: number
  /** Nothing is said of this clock after it. */
  readonly last: boolean
  /** Said once: part of the marker of the comment that says it. */
  readonly key: string
  /** What people had to keep to. */
  readonly deadline: Instant
  /** Since when it has been so. */
  readonly since: Instant
  /** When it is said at the earliest: not while a pause holds, and in working hours where it can wait. */
  readonly at: Instant
}

/**
 * The reminders of one incident, by kind and stage: those whose time has come by `now`, and those to come. `heard`: when
 * somebody last wrote a comment, whatever it said.
 */
export function due(
  incident: Incident,
  now: Instant,
  policy: Policy,
  heard: Instant | null = null,
): { readonly passed: readonly Due[]; readonly coming: readonly Due[] } {
  const { ours, report, openedAt, category } = incident
  if (!ours || report || openedAt === null) return { passed: [], coming: [] }
  const kinds = REMINDERS.filter((kind) => policy.reminders.send.includes(kind)).filter(
    (kind) => (RULES[kind].afterwards ?? false) === ended(category),
  )
  const all = kinds.flatMap((kind) => stages(kind, incident, policy, heard))
  return {
    passed: all.filter(({ at }) => at <= now),
    coming: all.filter(({ at }) => at > now),
  }
}

function stages(
  kind: ReminderKind,
  incident: Incident,
  policy: Policy,
  heard: Instant | null,
): readonly Due[] {
  const { clock: clockOf, calm = false } = RULES[kind]
  const clock = clockOf(incident, policy, heard)
  if (clock === null) return []
  const { deadline = clock.stages[0], since = deadline } = clock
  const moments = apart(clock.stages, (at) => sayable(at, incident, policy, calm))
  return moments.map((at, stage) => ({
    kind,
    stage,
    last: stage === moments.length - 1,
    key: `${kind}.${clock.id}.${stage}`,
    deadline,
    since,
    at,
  }))
}
