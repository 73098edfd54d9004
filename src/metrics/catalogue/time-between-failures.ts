import { belonging, numbersOf } from '../belonging.ts'
import type { Case } from '../material.ts'
import { type Group, type Measured, metric, type Scope } from '../metric.ts'
import { covered, impactOf, observedIn, type Window } from '../uptime.ts'

/** With one failure there is nothing between failures. */
const FEWEST = 2

export const timeBetweenFailures = metric({
  name: 'time-between-failures',
  title: 'Time between failures',
  summary:
    'The time of the period in which nothing was broken, over the number of incidents, for everything together and for each service. Something is broken from the moment an incident began (or else was noticed, or else declared) until it was resolved; what overlaps is counted once. Not defined for fewer than 2 incidents.',
  about: 'incidents',
  points: null,
  better: 'more',
  measure: ({ incidents }, scope) => measured(belonging(incidents, scope.period), scope),
})

function measured(failures: readonly Case[], scope: Scope): Measured {
  const window = observedIn(failures, scope)
  const value = uptimePerFailure(failures, window)
  return {
    kind: 'amount',
    value,
    unit: 'ms',
    numbers: numbersOf(failures),
    why: value === null ? 'It takes at least 2 incidents to have a time between them.' : null,
    groups: [...byService(failures)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, cases]): Group => {
        const own = uptimePerFailure(cases, window)
        const group = { name, numbers: numbersOf(cases) }
        return own === null ? group : { ...group, value: own }
      }),
  }
}

function uptimePerFailure(failures: readonly Case[], window: Window): number | null {
  if (failures.length < FEWEST) return null
  const broken = covered(failures.flatMap((one) => impactOf(one, window)))
  return (window.to - window.from - broken) / failures.length
}

function byService(failures: readonly Case[]): ReadonlyMap<string, readonly Case[]> {
  const groups = new Map<string, Case[]>()
  for (const one of failures) {
    for (const service of new Set(one.services)) {
      const group = groups.get(service)
      if (group === undefined) groups.set(service, [one])
      else group.push(one)
    }
  }
  return groups
}
