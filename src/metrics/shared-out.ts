import { numbersOf } from './belonging.ts'
import type { Measured } from './metric.ts'

/** `yes` and `no` are counted; any other word is the name of what stands apart. Null leaves it out. */
export type Verdict = 'yes' | 'no' | { readonly apart: string } | null

/** Apart stands what nobody has said: no figure takes silence for a no. */
export function told(is: boolean | null): Verdict {
  if (is === null) return { apart: 'not told' }
  return is ? 'yes' : 'no'
}

/** The share of those of which it is true. */
export function sharedOut<T extends { readonly number: number }>(
  all: readonly T[],
  verdictOf: (one: T) => Verdict,
): Measured {
  const [yes, no]: [T[], T[]] = [[], []]
  const apart = new Map<string, T[]>()
  for (const one of all) {
    const verdict = verdictOf(one)
    if (verdict === 'yes') yes.push(one)
    else if (verdict === 'no') no.push(one)
    else if (verdict !== null) group(apart, verdict.apart).push(one)
  }
  return {
    kind: 'share',
    yes: numbersOf(yes),
    no: numbersOf(no),
    apart: Object.fromEntries(
      [...apart].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, of]) => [name, numbersOf(of)]),
    ),
  }
}

function group<T>(groups: Map<string, T[]>, name: string): T[] {
  const known = groups.get(name)
  if (known !== undefined) return known
  const made: T[] = []
  groups.set(name, made)
  return made
}
