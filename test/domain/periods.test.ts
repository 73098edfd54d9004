import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant, iso } from '../../src/domain/instant.ts'
import { isWithin, PERIODS } from '../../src/domain/period.ts'
import {
  lastWhole,
  periodAt,
  periodBefore,
  periodNamed,
  periodsUpTo,
  trailing,
} from '../../src/domain/periods.ts'

const span = (text: string, zone = 'UTC') => {
  const period = periodNamed(text, zone)
  return period && [period.kind, period.name, iso(period.from), iso(period.to)]
}

describe('a period is read as people type it:', () => {
  test.each([
    ['2026-W47', 'week', '2026-W47', '2026-11-16', '2026-11-23'],
    ['2026w47', 'week', '2026-W47', '2026-11-16', '2026-11-23'],
    // 2026 has 53 weeks, and its last days of them lie in the next year.
    ['2026-W53', 'week', '2026-W53', '2026-12-28', '2027-01-04'],
    ['2025-W01', 'week', '2025-W01', '2024-12-30', '2025-01-06'],
    ['2026-11', 'month', '2026-11', '2026-11-01', '2026-12-01'],
    ['2026-12', 'month', '2026-12', '2026-12-01', '2027-01-01'],
    ['2026-Q4', 'quarter', '2026-Q4', '2026-10-01', '2027-01-01'],
    ['2026q1', 'quarter', '2026-Q1', '2026-01-01', '2026-04-01'],
    ['2024-02-28..2024-02-29', 'range', '2024-02-28..2024-02-29', '2024-02-28', '2024-03-01'],
    [' 2026-11-20 ', 'range', '2026-11-20..2026-11-20', '2026-11-20', '2026-11-21'],
  ])('%s', (text, kind, name, from, behind) => {
    expect(span(text)).toEqual([kind, name, `${from}T00:00:00Z`, `${behind}T00:00:00Z`])
  })

  test.each(['2025-W53', '2026-W00', '2026-W54', '2026-13', '2026-00', '2026-Q5', '2026-Q0'])(
    'and not %s, which no calendar has',
    (text) => expect(periodNamed(text, 'UTC')).toBeNull(),
  )

  test.each(['2026-02-30', '2026-11-20..2026-11-19', '2026-11-31..2026-12-01', '2026', 'W47', ''])(
    'nor %o, which is no period',
    (text) => expect(periodNamed(text, 'UTC')).toBeNull(),
  )

  test.each(['9999-12', '9999-W52', '3000-Q1', '2999-12-31..3000-01-01', '1969-12', '0000-W01'])(
    'nor %o, of which nobody knows anything',
    (text) => expect(periodNamed(text, 'Europe/Berlin')).toBeNull(),
  )

  test.each(['1970-W01', '1970-01', '2999-12', '2999-Q4', '2999-12-31'])(
    'but %o is one, with what stands before it and behind',
    (text) => {
      const period = periodNamed(text, 'Pacific/Kiritimati')
      expect(period?.name.slice(0, text.length)).toBe(text)
      expect(period && periodBefore(period, 'Pacific/Kiritimati')).not.toBeNull()
    },
  )
})

describe('a period begins and ends with the days of the team', () => {
  test('also where a week is an hour longer', () => {
    expect(span('2026-W43', 'Europe/Berlin')).toEqual([
      ...['week', '2026-W43', '2026-10-18T22:00:00Z', '2026-10-25T23:00:00Z'],
    ])
  })

  test('also where midnight is skipped', () => {
    // In 2026 the clocks of Chile go forward on 6 September at midnight.
    expect(span('2026-09-06', 'America/Santiago')?.slice(2)).toEqual([
      ...['2026-09-06T04:00:00Z', '2026-09-07T03:00:00Z'],
    ])
  })
})

const ZONES = ['UTC', 'Europe/Berlin', 'America/Santiago', 'Asia/Kathmandu', 'Pacific/Apia']
const zone = fc.constantFrom(...ZONES)
const moment = fc
  .integer({ min: instant('1971-01-05T00:00:00Z'), max: instant('2037-12-31T00:00:00Z') })
  .map((at) => instant(new Date(at).toISOString()))

test('every moment lies in one period of each kind, which its name finds again', () => {
  fc.assert(
    fc.property(moment, fc.constantFrom(...PERIODS), zone, (at, kind, of) => {
      const period = periodAt(kind, at, of)
      expect(isWithin(at, period)).toBe(true)
      expect(periodNamed(period.name, of)).toEqual(period)
    }),
  )
})

test('periods follow one another without a gap', () => {
  fc.assert(
    fc.property(moment, fc.constantFrom(...PERIODS), zone, (at, kind, of) => {
      const periods = periodsUpTo(kind, at, 6, of)
      expect(periods).toHaveLength(6)
      for (const [place, period] of periods.entries()) {
        const next = periods[place + 1]
        if (next === undefined) expect(period).toEqual(periodAt(kind, at, of))
        else expect(period.to).toBe(next.from)
        expect(periodBefore(period, of)?.to).toBe(period.from)
      }
      expect(lastWhole(kind, at, of)).toEqual(periods[4])
    }),
  )
})

test('as many days before a range are the range before it', () => {
  const range = periodNamed('2026-11-01..2026-11-20', 'Europe/Berlin')
  expect(range && periodBefore(range, 'Europe/Berlin')?.name).toBe('2026-10-12..2026-10-31')
})

test('all there is has nothing before it', () => {
  const all = periodNamed('all', 'UTC')
  expect(all && periodBefore(all, 'UTC')).toBeNull()
  expect(all && isWithin(instant('1999-01-01T00:00:00Z'), all)).toBe(true)
})

test('ninety days up to the end of a week are ninety days of the wall', () => {
  const week = periodNamed('2026-W47', 'Europe/Berlin')
  expect(week && trailing(week, 90, 'Europe/Berlin').name).toBe('2026-08-25..2026-11-22')
})
