import type { Fact, Ref } from '../../domain/fact.ts'
import { type Instant, iso } from '../../domain/instant.ts'

/** All that was folded, each with where it was said. */
export const factRows = (facts: readonly Fact[]): readonly (readonly string[])[] => facts.map(row)

function row({ at, by, ref, type, ...rest }: Fact): readonly string[] {
  const value = Object.entries(rest).flatMap(([name, held]) => {
    const words = plainly(name, held)
    return words === '' ? [] : [`${name}=${words}`]
  })
  return [iso(at), by, placeOf(ref), type, value.join(' ')]
}

function placeOf(ref: Ref): string {
  if (ref.kind === 'comment') return `comment ${ref.id}`
  if (ref.kind === 'document') return `merge ${ref.commit.slice(0, 7)}`
  return ref.kind === 'event' ? 'log' : ref.kind
}

/** What of a fact is a moment: a `value` only where it is that of `/time`. */
const MOMENTS: ReadonlySet<string> = new Set([
  ...['when', 'value', 'next', 'due', 'until', 'since', 'heard', 'last'],
])

/** Empty for what nobody has said. */
function plainly(name: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' && MOMENTS.has(name)) return iso(value as Instant)
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every(isWord)) return value.join(',')
  return JSON.stringify(value)
}

const isWord = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'
