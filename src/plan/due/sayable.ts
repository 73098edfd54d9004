import { nextWorking } from '../../domain/calendar.ts'
import type { Incident } from '../../domain/incident.ts'
import { type Instant, plus } from '../../domain/instant.ts'
import { isAwake, type Policy } from '../../domain/policy.ts'
import { ended } from '../../domain/status.ts'

/**
 * The first moment from `at` on at which people may be reminded: no pause holds and, if it can wait, they work. `calm`: it
 * can, however bad the incident is.
 */
export function sayable(at: Instant, incident: Incident, policy: Policy, calm: boolean): Instant {
  let moment = at
  for (;;) {
    const next = atWork(afterPauses(moment, incident), incident, policy, calm)
    if (next === moment) return moment
    moment = next
  }
}

/** A pause that was cut short is followed by the one that replaced it. */
export const afterPauses = (at: Instant, { snoozes }: Pick<Incident, 'snoozes'>): Instant =>
  snoozes.reduce(
    (moment, { from, until }) => (from <= moment && moment < until ? until : moment),
    at,
  )

/** Once it is over nothing is worth waking anybody for, however bad it was. */
const atWork = (
  at: Instant,
  { severity, category }: Incident,
  policy: Policy,
  calm: boolean,
): Instant =>
  !calm && isAwake(policy, severity) && !ended(category) ? at : nextWorking(at, policy.calendar)

/** What a pause or a weekend moves keeps its distance, so that the first word after it is not also the last. */
export function apart(
  planned: readonly Instant[],
  move: (at: Instant) => Instant,
): readonly Instant[] {
  const moments: Instant[] = []
  for (const [stage, at] of planned.entries()) {
    const last = moments.at(-1)
    const before = planned[stage - 1]
    const kept = last === undefined || before === undefined ? at : plus(last, at - before)
    moments.push(move(kept > at ? kept : at))
  }
  return moments
}
