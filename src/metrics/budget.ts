import type { TimeName } from '../domain/fact.ts'
import { belonging, isOpen, numbersOf } from './belonging.ts'
import type { Case } from './material.ts'
import type { Group, Scope } from './metric.ts'
import { openStretches, startOf } from './spells.ts'
import { observedIn, type Window } from './uptime.ts'

const BEGINS: readonly TimeName[] = ['started', 'detected', 'declared']

/** What hurt, how long, and how much of it: 0 to 1. */
interface Hurt extends Window {
  readonly share: number
}

/** Those that count, by service in lower case: of a hundred thousand incidents, asked for a dozen periods. */
const known = new WeakMap<readonly Case[], ReadonlyMap<string, readonly Case[]>>()

/** For each service with an objective, what part of its error budget is spent: 1 is all of it. */
export function spentOf(incidents: readonly Case[], scope: Scope): readonly Group[] {
  const services = known.get(incidents) ?? byService(incidents)
  known.set(incidents, services)
  const window = observedIn(belonging(incidents, scope.period), scope)
  return Object.entries(scope.objectives).map(([name, objective]) => {
    const hurting = (services.get(name.toLowerCase()) ?? [])
      .map((one) => ({ number: one.number, hurts: hurtsOf(one, window) }))
      .filter(({ hurts }) => hurts.length > 0)
    const lost = weighted(hurting.flatMap(({ hurts }) => hurts))
    const allowed = (1 - objective) * (window.to - window.from)
    const group = { name, numbers: numbersOf(hurting) }
    return allowed > 0 ? { ...group, value: lost / allowed } : group
  })
}

function byService(incidents: readonly Case[]): ReadonlyMap<string, readonly Case[]> {
  const services = new Map<string, Case[]>()
  for (const one of incidents) {
    if (one.excluded !== null) continue
    for (const name of new Set(one.services.map((service) => service.toLowerCase()))) {
      const there = services.get(name)
      if (there === undefined) services.set(name, [one])
      else there.push(one)
    }
  }
  return services
}

const NOTHING: readonly Hurt[] = []

/** From its beginning to the end of its impact, once for each time it was open; the last to now while it stands open. */
function hurtsOf(one: Case, window: Window): readonly Hurt[] {
  const start = startOf(one, BEGINS)
  if (start === null || isBefore(one, window)) return NOTHING
  const ends = [...one.earlier.map(({ mitigatedAt }) => mitigatedAt), one.times.mitigated]
  const stretches = openStretches(one, start)
  return stretches.flatMap(({ from, to }, at) => {
    const runs = isOpen(one) && at === stretches.length - 1
    const over = Math.min(to ?? (runs ? window.to : from), mitigatedIn(ends[at] ?? null, from))
    const hurt = {
      from: Math.max(from, window.from),
      to: Math.min(over, window.to),
      share: one.share ?? 1,
    }
    return hurt.from < hurt.to ? [hurt] : []
  })
}

/** What comes before the stretch is a mistake, and ends nothing. */
const mitigatedIn = (at: number | null, from: number): number =>
  at === null || at < from ? Number.POSITIVE_INFINITY : at

/** Nearly all there is, when a week is asked for. */
const isBefore = ({ earlier, times: { resolved } }: Case, { from }: Window): boolean =>
  earlier.length === 0 && resolved !== null && resolved <= from

/** Milliseconds of harm: at each moment the largest share of whatever hurts then. */
function weighted(hurts: readonly Hurt[]): number {
  const edges = hurts
    .flatMap(({ from, to, share }) => [
      { at: from, share, begins: true },
      { at: to, share, begins: false },
    ])
    .sort((a, b) => a.at - b.at)
  const running = new Map<number, number>()
  let [total, since] = [0, 0]
  for (const { at, share, begins } of edges) {
    if (running.size > 0) total += (at - since) * Math.max(...running.keys())
    since = at
    const left = (running.get(share) ?? 0) + (begins ? 1 : -1)
    if (left > 0) running.set(share, left)
    else running.delete(share)
  }
  return total
}
