import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { metrics } from '../../src/metrics/catalogue/registry.generated.ts'
import type { Group, Measured, Metric } from '../../src/metrics/metric.ts'
import { anyMaterial } from './any-material.ts'
import { scopeOf } from './cases.ts'

const RUNS = { numRuns: 60 }
const WEEKS = ['2026-W45', '2026-W46', '2026-W47', '2026-W48'] as const
const WHOLE = '2026-11-02..2026-11-29'
const scoped = (name: string) => scopeOf(name, { objectives: { checkout: 0.999, search: 0.99 } })

/** How many there are at a moment: no parts add up to that, the last of them is the whole. */
const AT_THE_END: readonly string[] = ['action-age']

const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)
const union = (numbers: readonly number[]) => sorted([...new Set(numbers)])

function valuesIn(measured: Measured) {
  if (measured.kind !== 'durations') return []
  return measured.values.map(({ number, ms }) => [number, ms] as const)
}

const listsIn = (measured: Measured): Readonly<Record<string, readonly number[]>> => {
  switch (measured.kind) {
    case 'durations':
      return { missing: measured.missing }
    case 'share':
      return { yes: measured.yes, no: measured.no, ...measured.apart }
    case 'groups':
      return byName(measured.groups)
    case 'amount':
      return { numbers: measured.numbers, ...byName(measured.groups ?? []) }
    default:
      return measured satisfies never
  }
}

const byName = (groups: readonly Group[]) =>
  Object.fromEntries(groups.map(({ name, numbers }) => [`of ${name}`, numbers]))

describe.each(metrics)('$name', (metric: Metric) => {
  test('of four weeks is what it is of each of them together', () => {
    fc.assert(
      fc.property(anyMaterial, (material) => {
        const parts = WEEKS.map((week) => metric.measure(material, scoped(week)))
        const whole = metric.measure(material, scoped(WHOLE))
        if (AT_THE_END.includes(metric.name)) {
          expect(valuesIn(whole)).toEqual(valuesIn(parts.at(-1) ?? whole))
          return
        }
        const byNumber = ([a, b]: readonly number[], [c, d]: readonly number[]) =>
          (a ?? 0) - (c ?? 0) || (b ?? 0) - (d ?? 0)
        expect(parts.flatMap(valuesIn).sort(byNumber)).toEqual([...valuesIn(whole)].sort(byNumber))
        const names = [...parts, whole].flatMap((part) => Object.keys(listsIn(part)))
        for (const name of new Set(names)) {
          const inParts = parts.flatMap((part) => listsIn(part)[name] ?? [])
          expect([name, union(inParts)]).toEqual([name, union(listsIn(whole)[name] ?? [])])
        }
      }),
      RUNS,
    )
  })

  test('counts nothing twice', () => {
    fc.assert(
      fc.property(anyMaterial, fc.constantFrom(...WEEKS, 'all'), (material, name) => {
        for (const list of countedOnce(metric.measure(material, scoped(name)), metric)) {
          expect(sorted(list)).toEqual(union(list))
        }
      }),
      RUNS,
    )
  })
})

/** Lists in each of which a number has no business to stand twice. */
function countedOnce(measured: Measured, { about }: Metric): readonly (readonly number[])[] {
  const lists = Object.values(listsIn(measured))
  if (measured.kind === 'groups' || measured.kind === 'amount') return lists
  if (measured.kind === 'share') return [lists.flat()]
  const numbers = (values: typeof measured.values) => values.map(({ number }) => number)
  // A deployment has a length for each commit that it brought.
  const lengths = numbers(measured.values)
  const once = about === 'deployments' ? union(lengths) : lengths
  return [[...lists.flat(), ...once, ...numbers(measured.open)]]
}

const ENDS = metrics.filter(({ points }) => points !== null)

test.each(ENDS)(
  '$name has of all there is a length, a waiting or a gap for each that counts',
  (metric) => {
    fc.assert(
      fc.property(anyMaterial, (material) => {
        const measured = metric.measure(material, scoped('all'))
        if (measured.kind !== 'durations') throw new Error(measured.kind)
        const all = [...measured.values, ...measured.open].map(({ number }) => number)
        const isAbout = metric.name === 'failed-deployment-recovery'
        const counted = material.incidents.filter(
          ({ excluded, causedBy }) => excluded === null && (!isAbout || causedBy.length > 0),
        )
        expect(sorted([...all, ...measured.missing])).toEqual(
          sorted(counted.map(({ number }) => number)),
        )
      }),
      RUNS,
    )
  },
)
