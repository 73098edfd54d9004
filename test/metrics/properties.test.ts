import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant } from '../../src/domain/instant.ts'
import { metrics } from '../../src/metrics/catalogue/registry.generated.ts'
import type { Measured, Metric } from '../../src/metrics/metric.ts'
import { anyMaterial, elsewhere, shuffled } from './any-material.ts'
import { scopeOf } from './cases.ts'

const RUNS = { numRuns: 60 }
const PERIODS = ['2026-W46', '2026-W47', '2026-11', '2026-11-17..2026-11-19', 'all'] as const
const period = fc.constantFrom(...PERIODS)
const scoped = (name: string) =>
  scopeOf(name, { objectives: { checkout: 0.999, search: 0.99, unheard: 1 } })

/** Every number that is said, whatever it is a number of. */
function numbersIn(measured: Measured): readonly number[] {
  switch (measured.kind) {
    case 'durations':
      return [...measured.values, ...measured.open].map(({ ms }) => ms)
    case 'share':
      return [measured.yes.length, measured.no.length]
    case 'groups':
      return measured.groups.map(({ value, numbers }) => value ?? numbers.length)
    case 'amount':
      return [measured.value ?? 0, ...(measured.groups ?? []).map(({ value }) => value ?? 0)]
    default:
      return measured satisfies never
  }
}

describe.each(metrics)('$name', (metric: Metric) => {
  test('is never negative, nor anything but a number', () => {
    fc.assert(
      fc.property(anyMaterial, period, (material, name) => {
        const numbers = numbersIn(metric.measure(material, scoped(name)))
        expect(numbers.filter((number) => !(number >= 0 && number < Number.MAX_VALUE))).toEqual([])
      }),
      RUNS,
    )
  })

  test('is the same in whatever order things were read', () => {
    fc.assert(
      fc.property(anyMaterial, period, (material, name) => {
        const measured = metric.measure(material, scoped(name))
        expect(metric.measure(shuffled(material), scoped(name))).toEqual(measured)
      }),
      RUNS,
    )
  })

  test('does not change with an incident outside the period', () => {
    fc.assert(
      fc.property(anyMaterial, elsewhere, (material, other) => {
        const scope = scopeOf('2026-W47', { now: (scopeOf('all').now + 10 ** 11) as Instant })
        const more = { ...material, incidents: [...material.incidents, other] }
        expect(metric.measure(more, scope)).toEqual(metric.measure(material, scope))
      }),
      RUNS,
    )
  })

  test('does not change with a drill, a duplicate or a false alarm, but where it counts those', () => {
    if (metric.name === 'false-alarms') return
    fc.assert(
      fc.property(anyMaterial, period, (material, name) => {
        const counted = material.incidents.filter(({ excluded }) => excluded === null)
        const without = { ...material, incidents: counted }
        const scope = scoped(name)
        expect(metric.measure(without, scope)).toEqual(metric.measure(material, scope))
      }),
      RUNS,
    )
  })

  test('says of nothing that there is nothing', () => {
    const nothing = { incidents: [], actions: [], deployments: null }
    for (const name of PERIODS) {
      const measured = metric.measure(nothing, scoped(name))
      expect(numbersIn(measured).filter((number) => number !== 0)).toEqual([])
    }
  })
})
