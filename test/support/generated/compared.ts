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
      .filter(([name, value]) => !same(told(name, row), value))
      .map(
        ([name, value]) =>
          `${truth.metric}.${name}: ${short(told(name, row))}, not ${short(value)}`,
      )
  })
}

const short = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 80)

interface Group {
  readonly name: string
  readonly value: number | null
  readonly numbers: readonly number[]
}

/** Groups by name, without those of which there are none, and `values`, what they come to. */
function told(name: string, row: Told): unknown {
  const isOfGroups = name === 'groups' || name === 'values'
  if (!isOfGroups || !Array.isArray(row['groups'])) return row[name]
  const groups = row['groups'] as readonly Group[]
  return Object.fromEntries(
    groups
      .filter(({ numbers }) => numbers.length > 0)
      .map((group) => [group.name, name === 'values' ? group.value : group.numbers]),
  )
}

function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= ALLOWED
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b
  const [left, right] = [Object.entries(a), Object.entries(b)]
  const others = b as Told
  return left.length === right.length && left.every(([name, value]) => same(value, others[name]))
}
