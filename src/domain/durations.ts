import type { TimeName } from './fact.ts'
import type { Incident, TimeMark, Times } from './incident.ts'
import type { Instant } from './instant.ts'

/** The time between two of an incident's times, in milliseconds; null while one end is not known. */
export interface Duration {
  readonly name: 'detect' | 'acknowledge' | 'mitigate' | 'resolve'
  readonly title: string
  readonly from: TimeName
  readonly to: TimeName
  readonly fromAt: Instant
  readonly ms: number | null
}

const MEASURED: readonly {
  readonly name: Duration['name']
  readonly title: string
  readonly from: readonly TimeName[]
  readonly to: TimeName
}[] = [
  { name: 'detect', title: 'Time to detect', from: ['started'], to: 'detected' },
  {
    name: 'acknowledge',
    title: 'Time to acknowledge',
    from: ['detected', 'declared'],
    to: 'acknowledged',
  },
  { name: 'mitigate', title: 'Time to mitigate', from: ['detected', 'declared'], to: 'mitigated' },
  {
    name: 'resolve',
    title: 'Time to resolve',
    from: ['started', 'detected', 'declared'],
    to: 'resolved',
  },
]

/** Every duration whose start is known. One whose end is not known has no length yet. */
export function durations(incident: Incident): readonly Duration[] {
  const { times } = incident
  return MEASURED.flatMap(({ name, title, from, to }) => {
    const start = from.find((time) => times[time] !== undefined)
    const fromAt = start && times[start]?.at
    if (start === undefined || fromAt === undefined) return []
    const ms = name === 'resolve' ? openMs(incident, fromAt) : between(fromAt, times[to]?.at)
    return [{ name, title, from: start, to, fromAt, ms }]
  })
}

function between(from: Instant, to: Instant | undefined): number | null {
  return to === undefined || to < from ? null : to - from
}

/** A reopened incident was open in each of its spells; the pauses between them do not count. */
function openMs({ earlier, openedAt, times }: Incident, from: Instant): number | null {
  const ends = [...earlier.map((spell) => spell.resolved?.at), times.resolved?.at]
  const starts = [from, ...earlier.slice(1).map((spell) => spell.openedAt)]
  if (earlier.length > 0 && openedAt !== null) starts.push(openedAt)
  const lengths = starts.map((start, at) => between(start, ends[at]))
  return lengths.reduce<number | null>(
    (sum, ms) => (sum === null || ms === null ? null : sum + ms),
    0,
  )
}

/** Which time has to come before which. A backfilled incident is declared after it was resolved. */
const BEFORE: readonly (readonly [TimeName, TimeName])[] = [
  ['started', 'detected'],
  ['started', 'declared'],
  ['started', 'acknowledged'],
  ['started', 'mitigated'],
  ['started', 'resolved'],
  ['detected', 'declared'],
  ['detected', 'acknowledged'],
  ['detected', 'mitigated'],
  ['detected', 'resolved'],
  ['mitigated', 'resolved'],
]

export interface Disorder {
  readonly first: TimeName
  readonly second: TimeName
  readonly firstAt: TimeMark
  readonly secondAt: TimeMark
}

/** The pairs of times that cannot both be right. */
export function disorders(times: Times): readonly Disorder[] {
  return BEFORE.flatMap(([first, second]) => {
    const [firstAt, secondAt] = [times[first], times[second]]
    if (!firstAt || !secondAt || firstAt.at <= secondAt.at) return []
    return [{ first, second, firstAt, secondAt }]
  })
}
