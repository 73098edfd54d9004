import type { TimeName } from '../domain/fact.ts'
import { firstKnown, isOpen } from './belonging.ts'
import type { Case } from './material.ts'
import type { Scope } from './metric.ts'
import { openStretches, startOf } from './spells.ts'

/** Milliseconds since 1970, the end not in it. */
export interface Window {
  readonly from: number
  readonly to: number
}

/** When something began to be broken, as far as anybody has said. */
const BEGINS: readonly TimeName[] = ['started', 'detected', 'declared']

/**
 * What was watched: the period as far as it is over. Of all there is, from the first to the last moment that its
 * incidents tell of, so that the same history gives the same figure tomorrow.
 */
export function observedIn(cases: readonly Case[], { period, now }: Scope): Window {
  if (period.kind !== 'all') {
    return { from: period.from, to: Math.max(period.from, Math.min(period.to, now)) }
  }
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const one of cases) {
    from = Math.min(from, firstKnown(one) ?? from)
    for (const at of Object.values(one.times)) to = Math.max(to, at ?? to)
  }
  return from > to ? { from: 0, to: 0 } : { from, to }
}

/** When the incident had something broken, within the window; nothing where a time is missing or cannot be right. */
export function impactOf(one: Case, window: Window): readonly Window[] {
  const start = startOf(one, BEGINS)
  if (start === null) return []
  const stretches = openStretches(one, start)
  return stretches.flatMap(({ from, to }, at) => {
    const runs = to === null && isOpen(one) && at === stretches.length - 1
    const end = runs ? window.to : (to ?? from)
    const clipped = { from: Math.max(from, window.from), to: Math.min(end, window.to) }
    return clipped.from < clipped.to ? [clipped] : []
  })
}

/** How long at least one of the stretches lasted. */
export function covered(stretches: readonly Window[]): number {
  let [total, end] = [0, Number.NEGATIVE_INFINITY]
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    total += Math.max(0, to - Math.max(from, end))
    end = Math.max(end, to)
  }
  return total
}
