import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Measured, Metric } from '../../../src/metrics/metric.ts'
import { summarise } from '../../../src/metrics/statistics/summarise.ts'
import { jsonOf } from '../../../src/reports/data/json.ts'
import { hundredths, minutesOf } from '../../../src/reports/data/minutes.ts'
import { rowsOf } from '../../../src/reports/data/rows.ts'
import { figuresOf } from '../../../src/reports/figures.ts'
import type { Figure } from '../../../src/reports/report.ts'
import { anyMaterial, shuffled } from '../../metrics/any-material.ts'
import { materialOf, oneCase, scopeOf } from '../../metrics/cases.ts'

const metric = (name: string, about: Metric['about'] = 'incidents'): Metric => ({
  ...{ name, about, title: name, summary: name, points: null, better: null },
  measure: () => ({ kind: 'groups', groups: [] }),
})

function rowOf(measured: Measured, about?: Metric['about'], period = '2026-W47') {
  const lengths = measured.kind === 'durations' ? measured.values.map(({ ms }) => ms) : null
  const summary = lengths === null ? null : summarise(lengths, [])
  const figure: Figure = {
    ...{ metric: metric('a-metric', about), measured, trailing: measured, before: measured },
    ...{ summary, trailingSummary: summary, trend: null, target: null, met: null },
  }
  return rowsOf({ figures: [figure], scope: scopeOf(period) })[0]
}

const NO_MINUTES = {
  ...{ meanMinutes: null, medianMinutes: null, p90Minutes: null, geomeanMinutes: null },
}

describe('durations', () => {
  const measured: Measured = {
    kind: 'durations',
    values: [
      { number: 12, ms: 90_000 },
      { number: 3, ms: 60_000 },
    ],
    open: [{ number: 5, ms: 1 }],
    missing: [9],
  }

  test('have the keys that were promised, in their order, and no more', () => {
    expect(JSON.stringify(rowOf(measured))).toBe(
      '{"metric":"a-metric","n":2,"missing":1,"meanMinutes":1.25,"medianMinutes":1.25,"p90Minutes":1.45,"geomeanMinutes":1.22,"incidents":[3,12]}',
    )
  })

  test('of all there is lack the end of what still runs', () => {
    expect(rowOf(measured, 'incidents', 'all')).toMatchObject({ n: 2, missing: 2 })
  })

  test('of nothing are null, and not zero', () => {
    const none = { ...measured, values: [] }
    expect(rowOf(none)).toEqual({
      ...{ metric: 'a-metric', n: 0, missing: 1, ...NO_MINUTES, incidents: [] },
    })
  })

  test('of deployments go by the ids of those, each once, and count every length', () => {
    const [first] = measured.values
    const twice = { ...measured, values: [...measured.values, { number: 12, ms: first?.ms ?? 0 }] }
    expect(rowOf(twice, 'deployments')).toMatchObject({ n: 3, incidents: [], deployments: [3, 12] })
  })
})

test('a share has its parts by number, and of none it has no value', () => {
  const share: Measured = { kind: 'share', yes: [4, 2], no: [3], apart: { declined: [8, 1] } }
  expect(rowOf(share, 'actions')).toEqual({
    ...{ metric: 'a-metric', n: 3, missing: 0, ...NO_MINUTES, incidents: [], actions: [2, 3, 4] },
    ...{ value: 0.666667, unit: 'share', yes: [2, 4], no: [3], apart: { declined: [1, 8] } },
  })
  expect(rowOf({ ...share, yes: [], no: [] })).toMatchObject({ n: 0, value: null })
})

test('groups have their numbers, and an issue that stands in two counts once', () => {
  const groups: Measured = {
    kind: 'groups',
    unit: 'ms',
    groups: [
      { name: 'checkout', numbers: [2, 1], value: 90_000 },
      { name: 'search', numbers: [2] },
    ],
  }
  expect(rowOf(groups)).toEqual({
    ...{ metric: 'a-metric', n: 2, missing: 0, ...NO_MINUTES, incidents: [1, 2], unit: 'minutes' },
    groups: [
      { name: 'checkout', n: 2, value: 1.5, numbers: [1, 2] },
      { name: 'search', n: 1, value: null, numbers: [2] },
    ],
  })
})

describe('an amount', () => {
  test.each([
    ['ms', 90_000, 'minutes', 1.5],
    ['share', 1 / 3, 'share', 0.333333],
    ['per-week', 10 / 3, 'per-week', 3.33],
    ['count', 7, 'count', 7],
  ] as const)('in %s %d is told in %s as %d', (unit, value, told, is) => {
    const measured: Measured = { kind: 'amount', value, unit, numbers: [2, 1], why: null }
    expect(rowOf(measured)).toMatchObject({ n: 2, incidents: [1, 2], unit: told, value: is })
  })

  test('that is not defined says why', () => {
    const why = 'It takes at least 2 incidents to have a time between them.'
    const measured: Measured = { kind: 'amount', value: null, unit: 'ms', numbers: [], why }
    expect(rowOf(measured)).toMatchObject({ n: 0, value: null, why })
  })
})

test.each([
  [98.5 * 60_000, 98.5],
  [(10 * 60_000) / 3, 3.33],
  [300, 0.01],
  [299, 0],
  [0, 0],
  [null, null],
])('%s ms are %s minutes', (ms, minutes) => expect(minutesOf(ms)).toBe(minutes))

test('no number has more than two decimals, written out', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 10 ** 9, noNaN: true }), (value) => {
      expect(String(hundredths(value))).toMatch(/^\d+(\.\d\d?)?$/)
      expect(Math.abs(hundredths(value) - value)).toBeLessThanOrEqual(0.005 + value * 1e-15)
    }),
  )
})

describe('the JSON', () => {
  test('has a row on each line, and is an array where there are none', () => {
    const scope = scopeOf('2026-W47')
    const material = materialOf([oneCase(1, { started: 0, detected: 5, resolved: 60 })])
    const { figures } = figuresOf(material, scope, {})
    const text = jsonOf(rowsOf({ figures, scope }))
    expect(JSON.parse(text)).toHaveLength(figures.length)
    expect(text.split('\n')).toHaveLength(figures.length + 3)
    expect(jsonOf([])).toBe('[]\n')
  })

  test('is the same, byte for byte, in whatever order things were read', () => {
    const scope = scopeOf('2026-11')
    fc.assert(
      fc.property(anyMaterial, (material) => {
        const of = (given: typeof material) =>
          jsonOf(rowsOf({ figures: figuresOf(given, scope, {}).figures, scope }))
        expect(of(shuffled(material))).toBe(of(material))
      }),
      { numRuns: 20 },
    )
  })
})
