import type { Truth } from './truth.ts'

/** Minutes are told to two decimals. */
const ALLOWED = 0.0051

type Told = Readonly<Record<string, unknown>>

/** What a report's JSON says otherwise than the truth, a line each. */
export function off(rows: readonly Told[], all: readonly Truth[]): readonly string[] {
  return all.flatMap((truth) => {
    const row = rows.find(({ metric }) => metric === truth.metric)
    if (row === undefined) return [`${truth.metric}: not told`]
    return Object.entries(truth)
      .filter(([name, value]) => !same(told(name, row[name]), value))
      .map(([name, value]) => `${truth.metric}.${name}: ${short(row[name])}, not ${short(value)}`)
  })
}

const short = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 80)

/** Groups by name, without those of which there are none. */
function told(name: string, value: unknown): unknown {
  if (name !== 'groups' || !Array.isArray(value)) return value
  const groups = value as readonly { readonly name: string; readonly numbers: readonly number[] }[]
  return Object.fromEntries(
    groups.filter(({ numbers }) => numbers.length > 0).map((group) => [group.name, group.numbers]),
  )
}

function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= ALLOWED
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b
  const [left, right] = [Object.entries(a), Object.entries(b)]
  const others = b as Told
  return left.length === right.length && left.every(([name, value]) => same(value, others[name]))
}
