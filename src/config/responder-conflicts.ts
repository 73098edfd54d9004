import { STANDARD } from '../domain/responders.ts'
import { nearest } from '../markdown/nearest.ts'
import { type Conflict, echo } from './finding.ts'
import { ENTRY_KEYS, namedIn } from './responders.ts'
import type { Config } from './schema.ts'
import { MOST_FINDINGS } from './settle.ts'

/** Whoever has left `default` out sees no other sign of it than that nobody is called. */
const OF_AN_ENTRY: ReadonlySet<string> = new Set(ENTRY_KEYS)

/**
 * Who is on call for services that there are not, or twice for one. What was meant is looked for as long as anybody reads
 * on: a file may name thousands of both.
 */
export function respondedServices({ responders, services }: Config): readonly Conflict[] {
  const known = Object.keys(services)
  const lower = new Set(known.map((one) => one.toLowerCase()))
  let told = 0
  const first = new Map<string, string>()
  return namedIn(responders).flatMap((name): readonly Conflict[] => {
    const at = { path: ['responders', name], part: 'key' } as const
    const owner = first.get(name.toLowerCase())
    if (owner !== undefined) {
      const words = `${echo(name)} and ${echo(owner)} mean the same service`
      return [{ ...at, words, nearest: null, holds: 'The first one holds.' }]
    }
    first.set(name.toLowerCase(), name)
    const is = lower.has(name.toLowerCase())
    if (!is && OF_AN_ENTRY.has(name)) {
      const words = `${echo(name)} stands under a service or under ${STANDARD}, here it is taken for a service of that name`
      return [
        { ...at, words, nearest: null, holds: `Put \`${STANDARD}:\` above it, and it further in.` },
      ]
    }
    if (known.length === 0 || is || name === STANDARD) return []
    const words = `${echo(name)} is none of the services`
    told += 1
    const near = told > MOST_FINDINGS ? null : nearest(name, [...known, STANDARD])
    return [{ ...at, words, nearest: near, holds: 'The line has no effect.' }]
  })
}
