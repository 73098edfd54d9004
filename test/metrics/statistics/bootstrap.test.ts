import * as reference from 'simple-statistics'
import { describe, expect, test } from 'vitest'
import { ascending } from '../../../src/metrics/statistics/ascending.ts'
import {
  percentileInterval,
  resampledMeans,
  resampledMedians,
} from '../../../src/metrics/statistics/bootstrap.ts'
import { randomFor } from '../../../src/metrics/statistics/random.ts'

const numbers = (many: number, of: (at: number) => number): Float64Array =>
  ascending(Array.from({ length: many }, (_, at) => of(at)))
const upTo = (draws: Float64Array, most: number): number =>
  draws.filter((draw) => draw <= most).length / draws.length

test('the row of numbers is the same for the same data, and another for other data', () => {
  const row = (...data: readonly number[][]) => {
    const random = randomFor(...data.map(ascending))
    return Array.from({ length: 5 }, random)
  }
  expect(row([1, 2, 3])).toEqual(row([3, 1, 2]))
  expect(row([1, 2, 3])).not.toEqual(row([1, 2, 4]))
  expect(row([1], [2, 3])).not.toEqual(row([1, 2], [3]))
  expect(row([])).not.toEqual([0, 0, 0, 0, 0])
})

test('its numbers lie evenly between 0 and 1', () => {
  const random = randomFor(ascending([42]))
  const thrown = Array.from({ length: 20_000 }, random)
  expect(Math.min(...thrown)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...thrown)).toBeLessThan(1)
  expect(reference.mean(thrown)).toBeCloseTo(0.5, 2)
  expect(reference.variance(thrown)).toBeCloseTo(1 / 12, 2)
})

describe('the median of a resample is as high as the binomial law says', () => {
  test.each([1, 3, 11, 51])('of %d values', (n) => {
    const values = numbers(n, (at) => at)
    const draws = resampledMedians(values, randomFor(values))
    for (let rank = 1; rank < n; rank += Math.ceil(n / 10)) {
      const law = Object.entries(reference.binomialDistribution(n, rank / n) ?? {})
      const share = law.reduce((sum, [hits, p]) => (Number(hits) > n / 2 ? sum + p : sum), 0)
      expect(Math.abs(upTo(draws, rank - 1) - share)).toBeLessThan(0.04)
    }
  })

  test('and of an even number as where every value is drawn', () => {
    const values = numbers(12, (at) => at ** 2)
    const random = randomFor(values)
    const drawn = Float64Array.from({ length: 2000 }, () =>
      reference.median(Array.from(values, () => values[Math.floor(random() * 12)] ?? 0)),
    )
    const draws = resampledMedians(values, randomFor(values))
    for (const most of [10, 20, 30, 40, 60]) {
      expect(Math.abs(upTo(draws, most) - upTo(drawn, most))).toBeLessThan(0.05)
    }
  })
})

test('the means of resamples lie about the mean as the law of large numbers says, drawn or thrown', () => {
  for (const n of [10, 100, 500, 501, 5000]) {
    const values = numbers(n, (at) => Math.log(1 + at))
    const draws = Array.from(resampledMeans(values, randomFor(values)))
    const error = reference.sampleStandardDeviation(Array.from(values)) / Math.sqrt(n)
    expect(Math.abs(reference.mean(draws) - reference.mean(Array.from(values)))).toBeLessThan(error)
    expect(reference.standardDeviation(draws) / error).toBeCloseTo(1, 1)
  }
})

test('equal values leave nothing to doubt', () => {
  const same = numbers(40, () => 7)
  expect(percentileInterval(resampledMedians(same, randomFor(same)))).toEqual([7, 7])
  expect(percentileInterval(resampledMeans(same, randomFor(same)))).toEqual([7, 7])
})

test('the interval leaves a fortieth out on each side', () => {
  expect(percentileInterval(numbers(2001, (at) => at))).toEqual([50, 1950])
})
