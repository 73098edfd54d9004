import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { metrics } from '../../src/metrics/catalogue/registry.generated.ts'
import type { Measured, Metric } from '../../src/metrics/metric.ts'
import { unitOf } from '../../src/metrics/unit.ts'
import { anyMaterial } from './any-material.ts'
import { scopeOf } from './cases.ts'

const UNITS = { durations: 'ms', share: 'share', groups: 'count' } as const
const unitIn = (measured: Measured) =>
  measured.kind === 'amount' ? measured.unit : UNITS[measured.kind]

describe.each(metrics)('$name', (metric: Metric) => {
  test('has one unit, whatever happened', () => {
    fc.assert(
      fc.property(anyMaterial, fc.constantFrom('2026-W47', 'all'), (material, period) => {
        const scope = scopeOf(period, { objectives: { checkout: 0.999 } })
        expect(unitIn(metric.measure(material, scope))).toBe(unitOf(metric))
      }),
      { numRuns: 20 },
    )
  })
})

test.each([
  ['time-to-resolve', 'ms'],
  ['time-between-failures', 'ms'],
  ['action-age', 'ms'],
  ['slo-spent', 'share'],
  ['rotation-balance', 'share'],
  ['recurrence', 'share'],
  ['incidents-declared', 'count'],
  ['incidents-by-cause', 'count'],
  ['deployment-frequency', 'per-week'],
])('%s is given in %s', (name, unit) => {
  expect(metrics.filter((one) => one.name === name).map(unitOf)).toEqual([unit])
})
