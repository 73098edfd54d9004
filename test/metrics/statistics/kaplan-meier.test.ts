import fc from 'fast-check'
import { expect, test } from 'vitest'
import { survivalMedian } from '../../../src/metrics/statistics/kaplan-meier.ts'

/** Weeks of remission in acute leukaemia, Freireich et al., Blood 21 (1963): the example of most textbooks. */
const TREATED = [6, 6, 6, 7, 10, 13, 16, 22, 23]
const STILL_WELL = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
const UNTREATED = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]

test('half of the patients of Freireich are well for 23 weeks, and for 8 without the drug', () => {
  expect(survivalMedian(TREATED, STILL_WELL)).toBe(23)
  expect(survivalMedian(UNTREATED, [])).toBe(8)
})

test('where more than half last longer than any that ended, nothing is said', () => {
  expect(survivalMedian([5], [6, 7])).toBeNull()
  expect(survivalMedian([], [6, 7])).toBeNull()
  expect(survivalMedian([], [])).toBeNull()
})

test('one that was last seen at the moment of an end was there at that end', () => {
  expect(survivalMedian([5], [5])).toBe(5)
  expect(survivalMedian([5], [4])).toBe(5)
  expect(survivalMedian([5, 9], [5, 5])).toBe(9)
})

const lengths = fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 60 })

/** The estimate as the books write it, one moment at a time. */
function plainly(events: readonly number[], censored: readonly number[]): number | null {
  let share = 1
  for (const moment of [...new Set(events)].sort((a, b) => a - b)) {
    const atRisk = [...events, ...censored].filter((length) => length >= moment).length
    share *= 1 - events.filter((length) => length === moment).length / atRisk
    if (share <= 0.5 + 1e-9) return moment
  }
  return null
}

test('it is the estimate of the books, in whatever order the lengths come', () => {
  fc.assert(
    fc.property(lengths, lengths, (events, censored) => {
      const given = survivalMedian(events, censored)
      expect(given).toBe(plainly(events, censored))
      expect(survivalMedian(events.toReversed(), censored.toReversed())).toBe(given)
    }),
  )
})

test('with none still running it is the value in the middle, the lower of two', () => {
  fc.assert(
    fc.property(lengths, (events) => {
      const sorted = events.toSorted((a, b) => a - b)
      expect(survivalMedian(events, [])).toBe(sorted[Math.ceil(sorted.length / 2) - 1] ?? null)
    }),
  )
})

test('whoever still runs can only lengthen it', () => {
  fc.assert(
    fc.property(lengths, fc.integer({ min: 51, max: 99 }), (events, longer) => {
      const without = survivalMedian(events, []) ?? Number.POSITIVE_INFINITY
      const beside = survivalMedian(events, [longer]) ?? Number.POSITIVE_INFINITY
      expect(beside).toBeGreaterThanOrEqual(without)
    }),
  )
})
