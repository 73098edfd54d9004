import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  businessDayAfter,
  businessDaysBetween,
  dayAfter,
  dayAt,
  daysBetween,
  dayWords,
  endOfDay,
  isWorkday,
} from '../../src/domain/day.ts'
import { iso } from '../../src/domain/instant.ts'

const CALENDAR = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  holidays: ['2026-12-25', '2026-12-26', '2027-01-01'],
} as const

test.each([
  ['2026-11-27', 'Fri 27 Nov 2026'],
  ['2026-02-01', 'Sun 1 Feb 2026'],
  ['2024-02-29', 'Thu 29 Feb 2024'],
  ['1969-12-31', 'Wed 31 Dec 1969'],
])('%s is written %s', (day, words) => {
  expect(dayWords(day)).toBe(words)
})

test.each([
  ['2026-11-20', 'UTC', '2026-11-20T23:59:00Z'],
  ['2026-11-20', 'Europe/Berlin', '2026-11-20T22:59:00Z'],
  ['2026-07-01', 'Europe/Berlin', '2026-07-01T21:59:00Z'],
  // The clocks go forward and back on these days.
  ['2026-03-29', 'Europe/Berlin', '2026-03-29T21:59:00Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-25T22:59:00Z'],
  ['2026-11-20', 'Pacific/Kiritimati', '2026-11-20T09:59:00Z'],
  // Clocks go back at midnight here: 23:59 comes twice, and the day ends with the second.
  ['2025-04-05', 'America/Asuncion', '2025-04-06T02:59:00Z'],
  ['2024-03-23', 'America/Asuncion', '2024-03-24T03:59:00Z'],
])('%s ends in %s at %s', (day, zone, expected) => {
  expect(iso(endOfDay(day, zone))).toBe(expected)
  expect(dayAt(endOfDay(day, zone), zone)).toBe(day)
})

describe('business days', () => {
  test.each([
    ['2026-11-20', '2026-11-20', 0],
    ['2026-11-20', '2026-11-21', 0],
    ['2026-11-20', '2026-11-22', 0],
    ['2026-11-20', '2026-11-23', 1],
    ['2026-11-20', '2026-11-27', 5],
    ['2026-11-21', '2026-11-27', 5],
    ['2026-12-24', '2026-12-28', 1],
    ['2026-11-27', '2026-11-20', 0],
  ])('from %s to %s there are %i', (from, to, count) => {
    expect(businessDaysBetween(from, to, CALENDAR)).toBe(count)
  })

  test('are counted as one would with a finger on the calendar', () => {
    const day = fc.nat(800).map((days) => dayAfter('2026-01-01', days))
    fc.assert(
      fc.property(day, day, (from, to) => {
        const between = Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_, at) =>
          dayAfter(from, at + 1),
        )
        const worked = between.filter((one) => isWorkday(one, CALENDAR))
        expect(businessDaysBetween(from, to, CALENDAR)).toBe(worked.length)
      }),
    )
  })

  test('that lie ahead are as many as one went ahead', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.integer({ min: 1, max: 60 }), (at, days) => {
        const from = dayAfter('2026-01-01', at)
        expect(businessDaysBetween(from, businessDayAfter(from, days, CALENDAR), CALENDAR)).toBe(
          days,
        )
      }),
    )
  })
})
