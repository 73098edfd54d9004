import type { Incident } from '../../domain/incident.ts'
import { DAY_MS, type Instant } from '../../domain/instant.ts'
import type { Policy } from '../../domain/policy.ts'
import { type Due, due } from './due.ts'
import type { Call } from './rule.ts'
import { RULES } from './rules.ts'
import { sayable } from './sayable.ts'

export interface Reminding {
  /** At most one of each kind. */
  readonly say: readonly (Due & Pick<Call, 'missed'>)[]
  /** When looking again would say something more; null where nothing is left to say. */
  readonly wakeAt: Instant | null
}

/** What came due longer ago is history: somebody who installs Sitrep today is not told of last month. */
const STALE_MS = 7 * DAY_MS

/**
 * What is to be said now, given what has been: of each kind the newest stage that has come, unless that or a newer one
 * was said. Earlier stages that nobody said are dropped, so that a late look says one thing and not a row of them.
 */
export function reminding(
  incident: Incident,
  now: Instant,
  policy: Policy,
  said: ReadonlySet<string>,
  heard: Instant | null = null,
): Reminding {
  const { passed, coming } = due(incident, now, policy, heard)
  const told = new Map<string, number>()
  for (const { kind, stage, key } of [...passed, ...coming]) {
    if (said.has(key)) told.set(kind, stage)
  }
  const isLeft = ({ kind, stage }: Due): boolean => stage > (told.get(kind) ?? -1)
  const newest = new Map(passed.map((one) => [one.kind, one]))
  const ready = [...newest.values()].filter((one) => isLeft(one) && now - one.at <= STALE_MS)
  const momentOf = ({ kind }: Due) => sayable(now, incident, policy, RULES[kind].calm ?? false)
  const times = coming.filter(isLeft).map(({ at }) => at)
  const waits = ready.map(momentOf).filter((moment) => moment > now)
  const wakes = [...times, ...waits]
  return {
    say: ready
      .filter((one) => momentOf(one) === now)
      .map((one) => ({ ...one, missed: one.stage - (told.get(one.kind) ?? -1) - 1 })),
    wakeAt: wakes.length === 0 ? null : (Math.min(...wakes) as Instant),
  }
}
