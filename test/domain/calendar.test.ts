import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  businessDaysAfter,
  type Calendar,
  isWorking,
  nextWorking,
  WEEKDAYS,
} from '../../src/domain/calendar.ts'
import { HOUR_MS, type Instant, instant, iso, plus, wall } from '../../src/domain/instant.ts'
import { POLICY } from '../support/policy.ts'

const team = (change: Partial<Calendar> = {}): Calendar => ({ ...POLICY.calendar, ...change })
const hours = (from: number, to: number) => ({ from: from * 60, to: to * 60 })

describe('in working hours', () => {
  test.each([
    ['2026-11-20T09:00:00Z', {}, true],
    ['2026-11-20T08:59:59.999Z', {}, false],
    ['2026-11-20T16:59:59.999Z', {}, true],
    ['2026-11-20T17:00:00Z', {}, false],
    ['2026-11-21T12:00:00Z', {}, false],
    ['2026-11-22T12:00:00Z', {}, false],
    ['2026-11-22T12:00:00Z', { days: ['sun'] }, true],
    ['2026-11-20T12:00:00Z', { holidays: ['2026-11-20'] }, false],
    ['2026-11-20T12:00:00Z', { holidays: ['2026-11-19', '2026-11-21'] }, true],
    ['2026-11-20T23:59:59.999Z', { hours: hours(0, 24) }, true],
    // Monday has begun in Auckland, and Friday has not ended in Los Angeles.
    ['2026-11-22T21:00:00Z', { zone: 'Pacific/Auckland' }, true],
    ['2026-11-21T00:30:00Z', { zone: 'America/Los_Angeles' }, true],
    ['2026-11-21T01:00:00Z', { zone: 'America/Los_Angeles' }, false],
  ] as const)('%s with %o: %s', (at, change, works) => {
    expect(isWorking(instant(at), team(change))).toBe(works)
  })
})

describe('the next working moment', () => {
  test.each([
    ['a moment at work is itself', '2026-11-20T12:34:56.789Z', {}, '2026-11-20T12:34:56Z'],
    ['before work it is the start', '2026-11-20T03:00:00Z', {}, '2026-11-20T09:00:00Z'],
    ['after work it is the next day', '2026-11-19T17:00:00Z', {}, '2026-11-20T09:00:00Z'],
    ['on Friday evening it is Monday', '2026-11-20T17:00:00Z', {}, '2026-11-23T09:00:00Z'],
    [
      'a holiday is passed over',
      '2026-12-24T18:00:00Z',
      { holidays: ['2026-12-25', '2026-12-28'] },
      '2026-12-29T09:00:00Z',
    ],
    [
      'it is nine on the wall also after the clocks went forward',
      '2026-03-27T18:00:00Z',
      { zone: 'Europe/Berlin' },
      '2026-03-30T07:00:00Z',
    ],
    [
      'and after they went back',
      '2026-10-23T18:00:00Z',
      { zone: 'Europe/Berlin' },
      '2026-10-26T08:00:00Z',
    ],
    [
      'a start that the clocks skip is the moment behind the gap',
      '2026-03-29T00:00:00Z',
      { zone: 'Europe/Berlin', days: ['sun'], hours: { from: 150, to: 600 } },
      '2026-03-29T01:00:00Z',
    ],
    [
      'a start that comes twice is the first',
      '2026-10-24T22:00:00Z',
      { zone: 'Europe/Berlin', days: ['sun'], hours: { from: 150, to: 600 } },
      '2026-10-25T00:30:00Z',
    ],
    [
      'hours that the clocks skip as a whole are no hours',
      '2026-03-29T00:00:00Z',
      { zone: 'Europe/Berlin', days: ['sun'], hours: hours(2, 3) },
      '2026-04-05T00:00:00Z',
    ],
    [
      'a day that a zone left out is no day',
      '2011-12-30T09:00:00Z',
      { zone: 'Pacific/Apia', days: ['fri'] },
      '2012-01-05T19:00:00Z',
    ],
  ] as const)('%s', (_, at, change, next) => {
    expect(iso(nextWorking(instant(at), team(change)))).toBe(next)
  })
})

describe('business days', () => {
  test.each([
    ['over a weekend', '2026-11-20T14:00:00Z', 1, {}, '2026-11-23T14:00:00Z'],
    [
      'over a holiday',
      '2026-12-24T14:00:00Z',
      1,
      { holidays: ['2026-12-25'] },
      '2026-12-28T14:00:00Z',
    ],
    ['from a day off', '2026-11-21T14:00:00Z', 1, {}, '2026-11-24T00:00:00Z'],
    [
      'the same time on the wall',
      '2026-03-27T13:00:00Z',
      1,
      { zone: 'Europe/Berlin' },
      '2026-03-30T12:00:00Z',
    ],
    [
      'a time that the clocks skip is the moment behind the gap',
      '2026-03-28T01:30:00Z',
      1,
      { zone: 'Europe/Berlin', days: WEEKDAYS },
      '2026-03-29T01:00:00Z',
    ],
    [
      'a time that comes twice is the first',
      '2026-10-24T00:30:00Z',
      1,
      { zone: 'Europe/Berlin', days: WEEKDAYS },
      '2026-10-25T00:30:00Z',
    ],
  ] as const)('%s', (_, at, days, change, due) => {
    expect(iso(businessDaysAfter(instant(at), days, team(change)))).toBe(due)
  })
})

describe('in every zone there is', () => {
  const ZONES = Intl.supportedValuesOf('timeZone')
  const from = instant('2005-01-01T00:00:00Z')
  const moments = fc
    .integer({ min: 0, max: 30 * 365 * 24 * 60 })
    .map((minutes) => plus(from, minutes * 60_000))
  const calendars = fc.record({
    zone: fc.constantFrom(...ZONES),
    days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
    hours: fc
      .tuple(fc.integer({ min: 0, max: 1380 }), fc.integer({ min: 61, max: 1440 }))
      .filter(([start, end]) => end - start > 60)
      .map(([start, end]) => ({ from: start, to: end })),
    holidays: fc.array(
      moments.map((at) => iso(at).slice(0, 10)),
      { maxLength: 5 },
    ),
  })

  test('the next working moment is one, is never before, and is its own next', () => {
    fc.assert(
      fc.property(calendars, moments, (calendar, at) => {
        const next = nextWorking(at, calendar)
        expect(isWorking(next, calendar)).toBe(true)
        expect(next).toBeGreaterThanOrEqual(at)
        expect(nextWorking(next, calendar)).toBe(next)
      }),
      { numRuns: 600 },
    )
  })

  test('whoever asks later, by clock and by wall, is never told an earlier moment', () => {
    fc.assert(
      fc.property(calendars, moments, fc.integer({ min: 0, max: 300 }), (calendar, at, later) => {
        const then = plus(at, later * HOUR_MS)
        fc.pre(wall(then, calendar.zone) >= wall(at, calendar.zone))
        expect(nextWorking(then, calendar)).toBeGreaterThanOrEqual(nextWorking(at, calendar))
      }),
      { numRuns: 300 },
    )
  })

  test('business days end on a working day, in the order in which the wall showed their starts', () => {
    fc.assert(
      fc.property(
        calendars,
        moments,
        moments,
        fc.integer({ min: 1, max: 9 }),
        (calendar, a, b, days) => {
          const [first, second] = [a, b].toSorted(
            (x, y) => wall(x, calendar.zone) - wall(y, calendar.zone),
          ) as [Instant, Instant]
          const due = businessDaysAfter(first, days, calendar)
          expect(due).toBeGreaterThan(first)
          expect(due).toBeLessThanOrEqual(businessDaysAfter(second, days, calendar))
          expect(due).toBeLessThan(businessDaysAfter(first, days + 1, calendar))
          // On its day somebody works at some hour, where the zone did not leave the day out.
          const whole = { ...calendar, hours: { from: 0, to: 1440 } }
          expect(nextWorking(due, whole) - due).toBeLessThan(24 * HOUR_MS)
        },
      ),
      { numRuns: 300 },
    )
  })
})
