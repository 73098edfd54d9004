import { TIMES, type TimeName } from '../domain/fact.ts'
import type { Instant } from '../domain/instant.ts'
import { belonging, isOpen, openOf } from './belonging.ts'
import type { Case, Material } from './material.ts'
import type { Measured, Metric, Points, Scope, Value } from './metric.ts'
import { openStretches, type Stretch, startOf } from './spells.ts'

type Told = Pick<Metric, 'name' | 'title' | 'summary'> & {
  readonly points: Points
  /** Which incidents it is about; all where left out. */
  readonly only?: (one: Case) => boolean
}

/** A metric that is the time between two times of each incident. Its ends are those of config where it names others. */
export const duration = ({ only = () => true, ...told }: Told): Metric => ({
  ...told,
  about: 'incidents',
  better: 'less',
  measure: (material, scope) =>
    measured(material, scope, scope.points[told.name] ?? told.points, only),
})

function measured(
  { incidents }: Material,
  scope: Scope,
  points: Points,
  only: (one: Case) => boolean,
): Measured {
  const { period, now } = scope
  const [values, open, missing]: [Value[], Value[], number[]] = [[], [], []]
  for (const one of belonging(incidents, period).filter(only)) {
    const ms = lengthOf(one, points)
    const soFar = ms === null ? runningFor(one, points, now) : null
    if (ms !== null) values.push({ number: one.number, ms })
    else if (soFar !== null) open.push({ number: one.number, ms: soFar })
    else missing.push(one.number)
  }
  if (period.kind !== 'all')
    open.push(...running(openOf(incidents, period).filter(only), points, now))
  return {
    kind: 'durations',
    values: values.sort(byNumber),
    open: open.sort(byNumber),
    missing: missing.sort((a, b) => a - b),
  }
}

const byNumber = (a: Value, b: Value): number => a.number - b.number

const running = (cases: readonly Case[], points: Points, now: Instant): readonly Value[] =>
  cases.flatMap((one) => {
    const ms = lengthOf(one, points) === null ? runningFor(one, points, now) : null
    return ms === null ? [] : [{ number: one.number, ms }]
  })

/** Null where an end is not known, or comes before the start: that is a mistake to mend and no number. */
export function lengthOf(one: Case, { from, to }: Points): number | null {
  const start = startOf(one, from)
  if (start === null) return null
  if (to === 'resolved') return sum(openStretches(one, start))
  return between({ from: start.at, to: one.times[to] })
}

/** How long it has been waited for; null where nobody waits, because it is over or must have happened long ago. */
function runningFor(one: Case, { from, to }: Points, now: Instant): number | null {
  const start = startOf(one, from)
  if (start === null || !isOpen(one) || isBehind(one, to)) return null
  if (to !== 'resolved') return between({ from: start.at, to: now })
  const stretches = openStretches(one, start)
  const last = stretches.length - 1
  return sum(stretches.map((stretch, at) => (at === last ? { ...stretch, to: now } : stretch)))
}

/** Whether the time is known, or one that comes after it: who was declared was detected, told or not. */
const isBehind = ({ times }: Case, time: TimeName): boolean =>
  TIMES.slice(TIMES.indexOf(time)).some((name) => times[name] !== null)

const between = ({ from, to }: Stretch): number | null =>
  to === null || to < from ? null : to - from

function sum(stretches: readonly Stretch[]): number | null {
  let total = 0
  for (const stretch of stretches) {
    const ms = between(stretch)
    if (ms === null) return null
    total += ms
  }
  return total
}
