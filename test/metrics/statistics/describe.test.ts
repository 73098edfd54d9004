import fc from 'fast-check'
import * as reference from 'simple-statistics'
import { describe, expect, test } from 'vitest'
import { ascending } from '../../../src/metrics/statistics/ascending.ts'
import { geomean } from '../../../src/metrics/statistics/geomean.ts'
import { mean } from '../../../src/metrics/statistics/mean.ts'
import { quantile } from '../../../src/metrics/statistics/quantile.ts'

const lengths = fc.array(fc.integer({ min: 0, max: 10 ** 12 }), { minLength: 1, maxLength: 300 })

test('nothing has no mean, no median and no geometric mean', () => {
  expect([mean([]), quantile([], 0.5), geomean(ascending([]))]).toEqual([null, null, null])
})

describe('a quantile is the one that R gives as type 7:', () => {
  test.each([
    [[1, 2, 3, 4], 0.25, 1.75],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9.1],
    [[15, 20, 35, 40, 50], 0.4, 29],
    [[3, 6, 7, 8, 8, 10, 13, 15, 16, 20], 0.75, 14.5],
    [[10, 20], 0.9, 19],
    [[7], 0.9, 7],
    [[1, 2, 3], 0, 1],
    [[1, 2, 3], 1, 3],
  ])('of %o at %d', (values, share, is) => {
    expect(quantile(ascending(values), share)).toBeCloseTo(is, 12)
  })
})

test('mean, median and geometric mean are those of simple-statistics', () => {
  fc.assert(
    fc.property(lengths, (values) => {
      const sorted = ascending(values)
      expect(mean(sorted)).toBeCloseTo(reference.mean(values), 3)
      expect(quantile(sorted, 0.5)).toBe(reference.median(values))
      const positive = values.map((value) => value + 1)
      const expected = reference.logAverage(positive)
      expect((geomean(ascending(positive)) ?? 0) / expected).toBeCloseTo(1, 9)
    }),
  )
})

test('mean and geometric mean lie between the least and the most, and the first is never the smaller', () => {
  fc.assert(
    fc.property(lengths, (values) => {
      const sorted = ascending(values)
      const [least, most] = [Math.min(...values), Math.max(...values)]
      const [typical, middle] = [geomean(sorted) ?? -1, mean(sorted) ?? -1]
      expect(typical).toBeGreaterThanOrEqual(values.includes(0) ? 0 : least)
      expect(middle).toBeLessThanOrEqual(most)
      expect(typical).toBeLessThanOrEqual(middle * (1 + 1e-12))
    }),
  )
})

test('a larger share never has the smaller quantile', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(lengths, share, share, (values, one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)]
      const sorted = ascending(values)
      expect(quantile(sorted, low)).toBeLessThanOrEqual(quantile(sorted, high) ?? -1)
    }),
  )
})

test('one length of nothing makes the geometric mean nothing', () => {
  expect(geomean(ascending([60_000, 0, 90_000]))).toBe(0)
})

test('the geometric mean of a hundred thousand long incidents is a number', () => {
  const week = 7 * 24 * 60 * 60_000
  expect(geomean(new Float64Array(100_000).fill(week))).toBe(week)
})

test('what is summarised stays in its order', () => {
  const values = [3, 1, 2]
  expect([...ascending(values)]).toEqual([1, 2, 3])
  expect(values).toEqual([3, 1, 2])
})
