import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ascending } from '../../../src/metrics/statistics/ascending.ts'
import { compare } from '../../../src/metrics/statistics/compare.ts'
import { randomFor } from '../../../src/metrics/statistics/random.ts'
import { normal } from '../../../src/metrics/statistics/variate.ts'

const MINUTE = 60_000
/** Lengths as real ones lie: about one in twenty is many times the usual. */
function logNormal(many: number, typical: number, seed: number): readonly number[] {
  const random = randomFor(ascending([seed]))
  return Array.from({ length: many }, () => Math.round(typical * Math.exp(normal(random))))
}

describe('fewer than ten on a side are too few to tell', () => {
  const ten = logNormal(10, 60 * MINUTE, 1)
  test.each([
    ['the period', ten.slice(0, 9), ten],
    ['the one before', ten, ten.slice(0, 9)],
    ['both', [], []],
  ])('%s', (_, now, before) => {
    expect(compare(now, before)).toEqual({ kind: 'too-few', n: [before.length, now.length] })
  })

  test('and ten are not', () => expect(compare(ten, ten).kind).toBe('none'))
})

test('three times as long is longer, and the other way round is shorter by as much', () => {
  const [usual, long] = [logNormal(60, 60 * MINUTE, 1), logNormal(60, 180 * MINUTE, 2)]
  const [longer, shorter] = [compare(long, usual), compare(usual, long)]
  if (longer.kind === 'too-few' || shorter.kind === 'too-few') throw new Error('sixty are enough')
  expect([longer.kind, shorter.kind]).toEqual(['up', 'down'])
  expect(longer.ratio).toBeCloseTo(1 / shorter.ratio, 9)
  expect(longer.interval[0]).toBeGreaterThan(1)
  expect(shorter.interval[1]).toBeLessThan(1)
  expect(longer.interval[0]).toBeLessThan(longer.ratio)
  expect(longer.interval[1]).toBeGreaterThan(longer.ratio)
})

test.each([
  [85, 60],
  [44, 31],
  [400, 700],
  [701, 1_300],
])(
  '%i and %i that all took as long did not change, however their sums are rounded',
  (one, other) => {
    const all = (many: number) => Array.from({ length: many }, () => 26 * MINUTE)
    expect(compare(all(one), all(other))).toMatchObject({ kind: 'none', n: [other, one] })
  },
)

test('twelve incidents that are half as long again tell nothing yet', () => {
  expect(compare(logNormal(12, 90 * MINUTE, 3), logNormal(12, 60 * MINUTE, 4)).kind).toBe('none')
})

/** How often a direction is told of pairs of which nothing tells one from the other. */
function claimed(pairs: number, sizes: readonly [number, number], draw: () => number): number {
  const many = (size: number) => Array.from({ length: size }, draw)
  const told = Array.from({ length: pairs }, () => compare(many(sizes[0]), many(sizes[1])))
  return told.filter(({ kind }) => kind !== 'none').length / pairs
}

describe('where nothing changed, a direction is told about once in twenty times', () => {
  const random = randomFor(ascending([4]))
  const usual = () => 60 * MINUTE * Math.exp(normal(random))
  const mostlyShort = () => (random() < 0.8 ? 10 : 1500) * MINUTE * random()
  test.each([
    ['of thirty each', [30, 30], usual],
    ['of ten each', [10, 10], usual],
    ['of ten beside many', [10, 40], mostlyShort],
    ['of many beside ten', [40, 10], mostlyShort],
  ] as const)('%s', (_, sizes, draw) => {
    const share = claimed(300, sizes, draw)
    expect(share).toBeLessThan(0.08)
    expect(share).toBeGreaterThan(0)
  })
})

test('lengths of nothing are no reason to despair', () => {
  const none = Array.from({ length: 20 }, () => 0)
  expect(compare(none, none)).toMatchObject({ kind: 'none', ratio: 1, interval: [1, 1] })
  const trend = compare(logNormal(20, 60 * MINUTE, 5), none)
  expect(trend).toMatchObject({ kind: 'up' })
  expect(JSON.stringify(trend)).not.toContain('null')
})

test('the order of the incidents changes nothing', () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 10 ** 9 }), { minLength: 10, maxLength: 40 })
  fc.assert(
    fc.property(lengths, lengths, (now, before) => {
      expect(compare(now.toReversed(), before.toReversed())).toEqual(compare(now, before))
    }),
    { numRuns: 30 },
  )
})
