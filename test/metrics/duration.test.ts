import { describe, expect, test } from 'vitest'
import { timeToAcknowledge } from '../../src/metrics/catalogue/time-to-acknowledge.ts'
import { timeToDetect } from '../../src/metrics/catalogue/time-to-detect.ts'
import { timeToMitigate } from '../../src/metrics/catalogue/time-to-mitigate.ts'
import { timeToResolve } from '../../src/metrics/catalogue/time-to-resolve.ts'
import type { Case } from '../../src/metrics/material.ts'
import type { Metric, Scope } from '../../src/metrics/metric.ts'
import { materialOf, minutesOf, momentOf, oneCase, scopeOf } from './cases.ts'

const measured = (
  metric: Metric,
  incidents: readonly Case[],
  period = '2026-W47',
  said: Partial<Scope> = {},
) => minutesOf(metric.measure(materialOf(incidents), scopeOf(period, said)))

const WHOLE = oneCase(1, {
  ...{ started: 0, detected: 10, declared: 12, acknowledged: 15, mitigated: 40, resolved: 100 },
})

describe('of an incident of which all is known', () => {
  test.each([
    [timeToDetect, 10],
    [timeToAcknowledge, 5],
    [timeToMitigate, 30],
    [timeToResolve, 100],
  ])('$name is told', (metric, minutes) => {
    expect(measured(metric, [WHOLE])).toEqual({ values: [[1, minutes]], open: [], missing: [] })
  })
})

describe('where a start is not known', () => {
  const declared = oneCase(1, { declared: 12, acknowledged: 15, mitigated: 40, resolved: 100 })
  test.each([
    [timeToAcknowledge, 3],
    [timeToMitigate, 28],
    [timeToResolve, 88],
  ])('$name begins with the declaration', (metric, minutes) => {
    expect(measured(metric, [declared]).values).toEqual([[1, minutes]])
  })

  test('nobody guesses how long it took to notice', () => {
    expect(measured(timeToDetect, [declared])).toEqual({ values: [], open: [], missing: [1] })
  })

  test('a resolution counts from when it was noticed before it counts from the declaration', () => {
    const noticed = oneCase(1, { detected: 10, declared: 12, resolved: 100 })
    expect(measured(timeToResolve, [noticed]).values).toEqual([[1, 90]])
  })
})

test('a length of nothing is a length, and one of less is none', () => {
  const none = oneCase(1, { started: 5, detected: 5, resolved: 10 })
  const less = oneCase(2, { started: 5, detected: 4, resolved: 10 })
  expect(measured(timeToDetect, [none, less])).toEqual({ values: [[1, 0]], open: [], missing: [2] })
})

test('config gives other ends', () => {
  const points = { 'time-to-resolve': { from: ['declared'], to: 'resolved' } } as const
  expect(measured(timeToResolve, [WHOLE], '2026-W47', { points }).values).toEqual([[1, 88]])
  expect(measured(timeToMitigate, [WHOLE], '2026-W47', { points }).values).toEqual([[1, 30]])
})

describe('an incident that was opened again', () => {
  const twice = oneCase(
    1,
    { started: 0, detected: 10, declared: 12, acknowledged: 15, mitigated: 130, resolved: 160 },
    {
      earlier: [{ openedAt: momentOf(12), mitigatedAt: momentOf(40), resolvedAt: momentOf(60) }],
      openedAt: momentOf(120),
    },
  )

  test('counts for as long as it was open', () => {
    expect(measured(timeToResolve, [twice]).values).toEqual([[1, 100]])
  })

  test('and once more for each time', () => {
    const { earlier } = twice
    const more = { openedAt: momentOf(70), mitigatedAt: null, resolvedAt: momentOf(75) }
    const thrice = { ...twice, earlier: [...earlier, more] }
    expect(measured(timeToResolve, [thrice]).values).toEqual([[1, 105]])
  })

  test('has no length while one of its ends is not known', () => {
    const spell = { openedAt: momentOf(12), mitigatedAt: null, resolvedAt: null }
    const unclear = { ...twice, earlier: [spell] }
    expect(measured(timeToResolve, [unclear])).toEqual({ values: [], open: [], missing: [1] })
  })

  test('takes what began in its last spell from there', () => {
    const points = { 'time-to-resolve': { from: ['mitigated'], to: 'resolved' } } as const
    expect(measured(timeToResolve, [twice], '2026-W47', { points }).values).toEqual([[1, 30]])
  })
})

describe('an open incident', () => {
  const now = { now: momentOf(200) }
  const open = oneCase(1, { started: 0, detected: 10, declared: 12, acknowledged: 15 })

  test('stands beside the period as one that still runs, with how long already', () => {
    expect(measured(timeToResolve, [open], '2026-W47', now)).toEqual({
      ...{ values: [], open: [[1, 200]], missing: [] },
    })
    expect(measured(timeToMitigate, [open], '2026-W47', now).open).toEqual([[1, 190]])
  })

  test('is not waited for where it is over already, or must have happened', () => {
    const nothing = { values: [], open: [], missing: [] }
    expect(measured(timeToAcknowledge, [open], '2026-W47', now)).toEqual(nothing)
    const hushed = oneCase(1, { declared: 12, mitigated: 20 })
    expect(measured(timeToAcknowledge, [hushed], '2026-W47', now)).toEqual(nothing)
    expect(measured(timeToDetect, [hushed], '2026-W47', now)).toEqual(nothing)
  })

  test('counts in all there is with the times that it has', () => {
    expect(measured(timeToAcknowledge, [open], 'all', now).values).toEqual([[1, 5]])
    expect(measured(timeToResolve, [open], 'all', now).open).toEqual([[1, 200]])
    const hushed = oneCase(1, { declared: 12, mitigated: 20 })
    expect(measured(timeToAcknowledge, [hushed], 'all', now).missing).toEqual([1])
  })

  test('that was opened again has run without its pause', () => {
    const again = oneCase(
      1,
      { declared: 0 },
      {
        earlier: [{ openedAt: momentOf(0), mitigatedAt: null, resolvedAt: momentOf(60) }],
        openedAt: momentOf(150),
      },
    )
    expect(measured(timeToResolve, [again], '2026-W47', now).open).toEqual([[1, 110]])
  })

  test('does not stand beside a period that was over before it began', () => {
    expect(measured(timeToResolve, [open], '2026-W46', now).open).toEqual([])
  })
})

test('each list goes by number, in whatever order the incidents came to an end', () => {
  const ends = [9, 1, 5]
  const resolved = ends.map((number) => oneCase(number, { declared: 0, resolved: 10 - number }))
  const gaps = ends.map((number) => oneCase(number, { detected: 0, resolved: 10 - number }))
  const open = ends.map((number) => oneCase(number, { declared: 10 - number }))
  const numbers = (list: readonly (readonly (number | undefined)[])[]) => list.map(([one]) => one)
  expect(numbers(measured(timeToResolve, resolved).values)).toEqual([1, 5, 9])
  expect(measured(timeToDetect, gaps).missing).toEqual([1, 5, 9])
  expect(numbers(measured(timeToResolve, open).open)).toEqual([1, 5, 9])
})

test('what counts nowhere is in no list', () => {
  const apart = [
    { ...WHOLE, excluded: 'drill' as const },
    { ...oneCase(2, { declared: 3 }), excluded: 'report' as const },
  ]
  const nothing = { values: [], open: [], missing: [] }
  for (const period of ['2026-W47', 'all']) {
    expect(measured(timeToResolve, apart, period)).toEqual(nothing)
  }
})
