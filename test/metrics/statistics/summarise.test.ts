import fc from 'fast-check'
import { expect, test } from 'vitest'
import { summarise } from '../../../src/metrics/statistics/summarise.ts'

const lengths = fc.array(fc.integer({ min: 0, max: 10 ** 10 }), { maxLength: 60 })

test('of nothing, nothing is said but how many there are', () => {
  expect(summarise([], [5])).toEqual({
    n: 0,
    mean: null,
    median: null,
    p90: null,
    geomean: null,
    survivalMedian: null,
    interval: null,
  })
})

test('an even number has its median between the two in the middle', () => {
  expect(summarise([8, 1, 2, 4], [])).toMatchObject({ n: 4, mean: 3.75, median: 3 })
  expect(summarise([8, 1, 2, 4], []).p90).toBeCloseTo(6.8, 12)
  expect(summarise([8, 1, 2, 4], []).geomean).toBeCloseTo(2 ** 1.5, 12)
})

test('how long it takes with those that still run is told only while some do', () => {
  expect(summarise([1, 2, 3], []).survivalMedian).toBeNull()
  expect(summarise([1, 2, 3], [9, 9]).survivalMedian).toBe(3)
  expect(summarise([1, 2, 3], [9, 9, 9, 9]).survivalMedian).toBeNull()
})

test('fewer than ten have no interval', () => {
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
  expect(summarise(ten.slice(1), []).interval).toBeNull()
  const [low, high] = summarise(ten, []).interval ?? [0, 0]
  expect(low).toBeGreaterThanOrEqual(2)
  expect(low).toBeLessThan(5.5)
  expect(high).toBeGreaterThan(5.5)
  expect(high).toBeLessThanOrEqual(9)
})

test('the same lengths in any order are summed up in the same words, which keep their order', () => {
  fc.assert(
    fc.property(lengths, lengths, (values, open) => {
      const summary = summarise(values, open)
      expect(summarise(values.toReversed(), open.toReversed())).toEqual(summary)
      const { median, p90, interval } = summary
      expect(median ?? 0).toBeLessThanOrEqual(p90 ?? 0)
      if (interval === null) return
      expect(interval[0]).toBeLessThanOrEqual(median ?? -1)
      expect(interval[1]).toBeGreaterThanOrEqual(median ?? Number.POSITIVE_INFINITY)
    }),
  )
})
