import { describe, expect, test } from 'vitest'
import type { Measured } from '../../src/metrics/metric.ts'
import { summarise } from '../../src/metrics/statistics/summarise.ts'
import { heldOf, isMet } from '../../src/reports/held.ts'

const share = (yes: readonly number[], no: readonly number[]): Measured => ({
  ...{ kind: 'share', yes, no, apart: { 'not due yet': [9] } },
})

describe('what is held against a target:', () => {
  const durations: Measured = {
    kind: 'durations',
    values: [1, 2, 300].map((ms, at) => ({ number: at + 1, ms })),
    open: [],
    missing: [],
  }
  test.each<[string, Measured, number | null]>([
    ['of durations the median', durations, 2],
    ['of a share the share, without what stands apart', share([1, 2, 3], [4]), 0.75],
    ['of a share of none nothing', share([], []), null],
    [
      'of an amount the amount',
      { kind: 'amount', value: 4, unit: 'count', numbers: [1], why: null },
      4,
    ],
    [
      'of groups each issue once',
      {
        kind: 'groups',
        groups: [
          { name: 'checkout', numbers: [1, 2] },
          { name: 'search', numbers: [2, 3] },
        ],
      },
      3,
    ],
  ])('%s', (_, measured, held) => {
    const summary = measured.kind === 'durations' ? summarise([1, 2, 300], []) : null
    expect(heldOf(measured, summary)).toBe(held)
  })
})

test.each([
  [10, 10, 'less', true],
  [11, 10, 'less', false],
  [9, 10, 'more', false],
  [10, 10, 'more', true],
  [11, 10, null, false],
  [0, 0, 'less', true],
  [null, 10, 'less', null],
  [10, null, 'less', null],
] as const)('%s held against %s, where better is %s: %s', (held, target, better, met) => {
  expect(isMet(held, target, { better })).toBe(met)
})
