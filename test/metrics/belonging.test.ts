import { describe, expect, test } from 'vitest'
import { periodNamed } from '../../src/domain/periods.ts'
import {
  belonging,
  declaredIn,
  excludedIn,
  firstKnown,
  numbersOf,
  openOf,
} from '../../src/metrics/belonging.ts'
import { momentOf, oneCase } from './cases.ts'

const DAY = 24 * 60
const WEEK = 7 * DAY

const INCIDENTS = [
  oneCase(9, { declared: 10, resolved: 20 }),
  oneCase(1, { declared: -100, resolved: 5 }),
  oneCase(2, { declared: -100, resolved: -1 }),
  oneCase(3, { declared: 100, resolved: WEEK }),
  oneCase(4, { declared: 100, resolved: WEEK - 1 }),
  oneCase(5, { declared: 50 }),
  oneCase(6, { declared: WEEK }),
  oneCase(7, { declared: 30, resolved: 40 }, { excluded: 'drill' }),
  oneCase(8, { declared: 60 }, { excluded: 'cancelled', category: 'cancelled' }),
  oneCase(10, { declared: -60 }, { excluded: 'duplicate', category: 'duplicate' }),
  oneCase(11, { declared: 70 }, { excluded: 'report', category: 'triage' }),
  // Somebody typed an end before it had ended: what stands open belongs to no period.
  oneCase(12, { declared: 80, resolved: 90 }, { category: 'mitigated' }),
  oneCase(13, {}, { category: 'investigating' }),
]

const named = (name: string) => {
  const period = periodNamed(name, 'UTC')
  if (period === null) throw new Error(name)
  return period
}
const WEEK_47 = named('2026-W47')

test('an incident belongs to the week in which it was resolved, the last moment not in it', () => {
  expect(numbersOf(belonging(INCIDENTS, WEEK_47))).toEqual([1, 4, 9])
  expect(numbersOf(belonging(INCIDENTS, named('2026-W48')))).toEqual([3])
  expect(numbersOf(belonging(INCIDENTS, named('2026-W46')))).toEqual([2])
})

test('what was declared is counted by that, however it ended', () => {
  expect(numbersOf(declaredIn(INCIDENTS, WEEK_47))).toEqual([3, 4, 5, 9, 12])
})

test('all there is has every one that counts, and no other', () => {
  const all = [1, 2, 3, 4, 5, 6, 9, 12, 13]
  expect(numbersOf(belonging(INCIDENTS, named('all')))).toEqual(all)
  expect(numbersOf(declaredIn(INCIDENTS, named('all')))).toEqual(all)
  expect(belonging(INCIDENTS, named('all')).map(({ number }) => number)).toEqual(all)
})

test('open are those that had begun before the period was over', () => {
  expect(numbersOf(openOf(INCIDENTS, WEEK_47))).toEqual([5, 12, 13])
  expect(numbersOf(openOf(INCIDENTS, named('2026-W48')))).toEqual([5, 6, 12, 13])
})

test('what counts nowhere is counted apart, by why', () => {
  expect(excludedIn(INCIDENTS, WEEK_47)).toEqual({
    drill: [7],
    duplicate: [],
    cancelled: [8],
    report: [11],
  })
  expect(excludedIn(INCIDENTS, named('all')).duplicate).toEqual([10])
})

describe('each comes once', () => {
  const weeks = ['2026-W46', '2026-W47', '2026-W48'].map(named)
  test('in one of the weeks, or stands open', () => {
    const resolved = weeks.flatMap((week) => numbersOf(belonging(INCIDENTS, week)))
    const open = numbersOf(openOf(INCIDENTS, named('all')))
    expect([...resolved, ...open].sort((a, b) => a - b)).toEqual(
      numbersOf(belonging(INCIDENTS, named('all'))),
    )
  })

  test('in whatever order they were read', () => {
    for (const week of weeks) {
      expect(belonging(INCIDENTS.toReversed(), week)).toEqual(belonging(INCIDENTS, week))
    }
  })
})

test('the first moment that is known is the earliest, whichever it is', () => {
  expect(firstKnown(oneCase(1, { declared: 5, started: 2, resolved: 9 }))).toBe(momentOf(2))
  expect(firstKnown(oneCase(1, { resolved: 3, declared: 5 }))).toBe(momentOf(3))
  expect(firstKnown(oneCase(1, {}))).toBeNull()
})
