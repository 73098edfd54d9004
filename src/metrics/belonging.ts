import type { Instant } from '../domain/instant.ts'
import type { Period } from '../domain/period.ts'
import { ended } from '../domain/status.ts'
import { type Case, EXCLUSIONS, type Exclusion } from './material.ts'

/** What is in order of a time, so that a period is a slice of it. */
interface Ordered {
  readonly cases: readonly Case[]
  readonly at: readonly Instant[]
}

interface Index {
  readonly counted: readonly Case[]
  readonly resolved: Ordered
  readonly declared: Ordered
  readonly open: Ordered
  readonly excluded: Ordered
}

/** Thirty metrics ask for a dozen periods each: what a hundred thousand incidents are sorted by is worked out once. */
const indexes = new WeakMap<readonly Case[], Index>()

const EVER = Number.NEGATIVE_INFINITY as Instant

/** Whether it stands open: nobody has ended it yet. */
export const isOpen = ({ category }: Case): boolean => !ended(category)

/** The first moment that is known of it; null where none is. */
export function firstKnown({ times }: Case): Instant | null {
  const known = Object.values(times).filter((at) => at !== null)
  return known.length === 0 ? null : (Math.min(...known) as Instant)
}

/** Those that count and were resolved in the period; for a period of `all` every one that counts, open ones too. */
export function belonging(incidents: readonly Case[], period: Period): readonly Case[] {
  const { counted, resolved } = indexed(incidents)
  return period.kind === 'all' ? counted : slice(resolved, period.from, period.to)
}

/** Those that count and were declared in the period, however they ended. */
export function declaredIn(incidents: readonly Case[], period: Period): readonly Case[] {
  const { counted, declared } = indexed(incidents)
  return period.kind === 'all' ? counted : slice(declared, period.from, period.to)
}

/** Those that count, had begun before the period was over, and stand open still. They belong to no period but `all`. */
export const openOf = (incidents: readonly Case[], { to }: Pick<Period, 'to'>): readonly Case[] =>
  slice(indexed(incidents).open, EVER, to)

/** Numbers of those that count nowhere, by why: of the period in which they were resolved, or else declared. */
export function excludedIn(
  incidents: readonly Case[],
  period: Period,
): Readonly<Record<Exclusion, readonly number[]>> {
  const found = slice(indexed(incidents).excluded, period.from, period.to)
  const of = (why: Exclusion) => numbersOf(found.filter(({ excluded }) => excluded === why))
  const [drill, duplicate, cancelled, report] = EXCLUSIONS
  return {
    [drill]: of(drill),
    [duplicate]: of(duplicate),
    [cancelled]: of(cancelled),
    [report]: of(report),
  }
}

/** Their numbers, lowest first. */
export function numbersOf(cases: readonly { readonly number: number }[]): readonly number[] {
  // Sorted as numbers are by themselves, which of a hundred thousand takes a fifth of the time.
  const numbers = new Float64Array(cases.length)
  let at = 0
  for (const { number } of cases) numbers[at++] = number
  return Array.from(numbers.sort())
}

function indexed(incidents: readonly Case[]): Index {
  const known = indexes.get(incidents)
  if (known !== undefined) return known
  const counted = incidents.filter(({ excluded }) => excluded === null)
  const made: Index = {
    counted: counted.toSorted((a, b) => a.number - b.number),
    resolved: ordered(counted, (one) => (isOpen(one) ? null : one.times.resolved)),
    declared: ordered(counted, ({ times }) => times.declared),
    // One of which nobody knows when it began was not begun later.
    open: ordered(counted.filter(isOpen), (one) => firstKnown(one) ?? EVER),
    excluded: ordered(
      incidents.filter(({ excluded }) => excluded !== null),
      (one) => one.times.resolved ?? one.times.declared ?? firstKnown(one),
    ),
  }
  indexes.set(incidents, made)
  return made
}

/** Without those that have no such time. Equal times go by number, so that the order of reading changes nothing. */
function ordered(cases: readonly Case[], timeOf: (one: Case) => Instant | null): Ordered {
  const timed = cases.flatMap((one) => {
    const at = timeOf(one)
    return at === null ? [] : [{ one, at }]
  })
  timed.sort((a, b) => a.at - b.at || a.one.number - b.one.number)
  return { cases: timed.map(({ one }) => one), at: timed.map(({ at }) => at) }
}

const slice = ({ cases, at }: Ordered, from: number, to: number): readonly Case[] =>
  cases.slice(firstFrom(at, from), firstFrom(at, to))

/** Place of the first that is not before `moment`. */
function firstFrom(at: readonly Instant[], moment: number): number {
  let [low, high] = [0, at.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((at[middle] ?? 0) < moment) low = middle + 1
    else high = middle
  }
  return low
}
