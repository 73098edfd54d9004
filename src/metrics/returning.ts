import { DAY_MS } from '../domain/instant.ts'
import type { Case } from './material.ts'

const WITHIN_MS = 90 * DAY_MS

interface Sighting {
  readonly number: number
  readonly at: number
}

/** By the list they were made of, since a dozen periods ask for the same. */
const known = new WeakMap<readonly Case[], ReadonlyMap<string, readonly Sighting[]>>()

/** Whether an incident that counts was declared in the 90 days before this one, with its cause and one of its services. */
export function returning(incidents: readonly Case[]): (one: Case) => boolean {
  const sightings = known.get(incidents) ?? sightingsOf(incidents)
  known.set(incidents, sightings)
  return (one) => {
    const at = one.times.declared
    if (at === null) return false
    return keysOf(one).some((key) => {
      const before = lastBefore(sightings.get(key) ?? [], { number: one.number, at })
      return before !== null && at - before.at <= WITHIN_MS
    })
  }
}

const keysOf = ({ cause, services }: Case): readonly string[] =>
  cause === null ? [] : [...new Set(services)].map((service) => JSON.stringify([cause, service]))

const inOrder = (a: Sighting, b: Sighting): number => a.at - b.at || a.number - b.number

function sightingsOf(incidents: readonly Case[]): ReadonlyMap<string, readonly Sighting[]> {
  const all = new Map<string, Sighting[]>()
  for (const one of incidents) {
    const at = one.times.declared
    if (one.excluded !== null || at === null) continue
    for (const key of keysOf(one)) {
      const sighting = { number: one.number, at }
      const group = all.get(key)
      if (group === undefined) all.set(key, [sighting])
      else group.push(sighting)
    }
  }
  for (const group of all.values()) group.sort(inOrder)
  return all
}

function lastBefore(sorted: readonly Sighting[], one: Sighting): Sighting | null {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = sorted[middle]
    if (there !== undefined && inOrder(there, one) < 0) low = middle + 1
    else high = middle
  }
  return sorted[low - 1] ?? null
}
