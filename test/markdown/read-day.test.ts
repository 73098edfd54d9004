import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter, dayWords, isWorkday } from '../../src/domain/day.ts'
import { readDay } from '../../src/markdown/read-day.ts'

/** A Friday. */
const TODAY = '2026-11-20'
const CALENDAR = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: ['2026-12-25'] } as const
const read = (text: string, today = TODAY) => readDay(text, { today, calendar: CALENDAR })

describe('on Friday 20 November 2026', () => {
  test.each([
    ['today', '2026-11-20'],
    ['eod', '2026-11-20'],
    ['tomorrow', '2026-11-21'],
    ['day after tomorrow', '2026-11-22'],
    ['friday', '2026-11-20'],
    ['next friday', '2026-11-27'],
    ['monday', '2026-11-23'],
    ['Thurs', '2026-11-26'],
    ['by monday.', '2026-11-23'],
    ['eod tuesday', '2026-11-24'],
    ['wednesday, end of day', '2026-11-25'],
    ['friday next week', '2026-11-27'],
    ['next week on tuesday', '2026-11-24'],
    ['2026-12-01', '2026-12-01'],
    ['`2026-12-01`', '2026-12-01'],
    ['2026/12/1', '2026-12-01'],
    ['1 dec', '2026-12-01'],
    ['Dec 1st', '2026-12-01'],
    ['1st of December 2027', '2027-12-01'],
    ['the 1st of december', '2026-12-01'],
    ['5 jan', '2027-01-05'],
    ['29 feb', '2028-02-29'],
    ['31/12', '2026-12-31'],
    ['13.02.2027', '2027-02-13'],
    ['5/5', '2027-05-05'],
    ['Fri 27 Nov 2026', '2026-11-27'],
    ['Friday, 27 Nov', '2026-11-27'],
    ['in 2 weeks', '2026-12-04'],
    ['2w', '2026-12-04'],
    ['a week from now', '2026-11-27'],
    ['within ten days', '2026-11-30'],
    ['a fortnight', '2026-12-04'],
    ['in a month', '2026-12-20'],
    ['6mo', '2027-05-20'],
    ['in one quarter', '2027-02-20'],
    ['1y', '2027-11-20'],
    ['3bd', '2026-11-25'],
    ['3 business days', '2026-11-25'],
    ['in 3 working days', '2026-11-25'],
    ['25bd', '2026-12-28'],
    ['eow', '2026-11-20'],
    ['this week', '2026-11-20'],
    ['end of next week', '2026-11-27'],
    ['eom', '2026-11-30'],
    ['at the end of the month', '2026-11-30'],
    ['end of november', '2026-11-30'],
    ['end of feb', '2027-02-28'],
    ['the end of feb 2028', '2028-02-29'],
    ['eoq', '2026-12-31'],
    ['end of q4', '2026-12-31'],
    ['end of Q1', '2027-03-31'],
    ['end of q1 2028', '2028-03-31'],
    ['end of 2027 Q2', '2027-06-30'],
    ['end of next quarter', '2027-03-31'],
    ['end of the year', '2026-12-31'],
    ['end of 2027', '2027-12-31'],
    ['next week', '2026-11-27'],
    ['next month', '2026-12-31'],
    ['q1', '2027-03-31'],
    ['2027 Q2', '2027-06-30'],
  ])('%s is %s', (text, day) => {
    expect(read(text)).toEqual({ day })
  })

  test.each([
    ['01/02/2027', ['2027-01-02', '2027-02-01']],
    ['01/02/2026', ['2026-01-02', '2026-02-01']],
    ['1.12.', ['2026-12-01', '2027-01-12']],
    ['3/4', ['2027-03-04', '2027-04-03']],
    ['may', ['2027-05-01', '2027-05-31']],
    ['november', ['2026-11-20', '2026-11-30']],
    ['March 2027', ['2027-03-01', '2027-03-31']],
  ])('%s is not guessed: it can be %j', (text, readings) => {
    expect(read(text)).toEqual({ problem: 'ambiguous', readings })
  })

  test.each([
    ['2026-11-19', ['2027-11-19']],
    ['2016-12-01', ['2026-12-01']],
    ['13/02/2026', ['2027-02-13']],
    ['19 nov', ['2027-11-19']],
    ['yesterday', ['2026-11-20']],
    ['last friday', ['2026-11-27']],
    ['end of january 2026', ['2026-11-20']],
    ['november 2025', ['2026-11-20']],
  ])('%s is over', (text, readings) => {
    expect(read(text)).toEqual({ problem: 'past', readings })
  })

  test.each([
    ['30 feb', ['2027-02-28']],
    ['2028-02-30', ['2028-02-29']],
    ['Mon 31 nov', ['2026-11-30']],
    ['2026-13-01', []],
    ['99/99/2026', []],
    ['40 nov', []],
  ])('%s is no day', (text, readings) => {
    expect(read(text)).toEqual({ problem: 'impossible', readings })
  })

  test('a weekday that the date does not have is told', () => {
    expect(read('Thu 27 Nov 2026')).toEqual({ problem: 'weekday', readings: ['2026-11-27'] })
  })

  test.each([
    ['friday 17:00', ['2026-11-20']],
    ['tomorrow 10:00 UTC', ['2026-11-21']],
    ['2026-12-01T10:00', ['2026-12-01']],
  ])('%s names a time of day, which no due date has', (text, readings) => {
    expect(read(text)).toEqual({ problem: 'clock', readings })
  })

  test.each([
    '',
    'someday',
    'asap',
    'when it is done',
    '10',
    '2m',
    'in 5000 weeks',
    'in 9999 years',
    'monday in 2 weeks',
    'the vendor',
    'q5',
    `friday ${'x'.repeat(200)}`,
  ])('%j is read as no day', (text) => {
    expect(read(text)).toEqual({ problem: 'unreadable', readings: [] })
  })
})

test.each([
  ['next week', '2026-11-23'],
  ['next month', '2026-12-01'],
  ['q1', '2027-01-01'],
  ['may', '2027-05-01'],
  ['2w', '2026-12-04'],
])('a pause until %s ends on %s, where it begins', (text, day) => {
  expect(readDay(text, { today: TODAY, calendar: CALENDAR }, 'first')).toEqual({ day })
})

test('a pause until the month that runs names no day', () => {
  expect(readDay('november', { today: TODAY, calendar: CALENDAR }, 'first')).toEqual({
    problem: 'ambiguous',
    readings: ['2026-11-20', '2026-11-30'],
  })
})

test('a week that is over ends with the next one, and a day off moves its end forward', () => {
  expect(read('eow', '2026-11-21')).toEqual({ day: '2026-11-27' })
  expect(read('eow', '2026-12-22')).toEqual({ day: '2026-12-24' })
})

test('business days of a weekend are counted from its Monday', () => {
  expect(read('1bd', '2026-11-21')).toEqual({ day: '2026-11-23' })
  expect(read('1bd', '2026-11-20')).toEqual({ day: '2026-11-23' })
})

test('what is answered is read back to the same day, in either form', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(3000), (now, days) => {
      const today = dayAfter(TODAY, now)
      const day = dayAfter(today, days)
      expect(read(day, today)).toEqual({ day })
      expect(read(dayWords(day), today)).toEqual({ day })
    }),
  )
})

test('whatever is typed, a day that comes out has not passed and is no day off where workdays are counted', () => {
  const words = fc.constantFrom(
    ...'next last this friday mon 1 2 31 30 2026 2027 feb nov of end the q1 eow in weeks bd 3bd / . - at 10:00'.split(
      ' ',
    ),
  )
  const typed = fc.array(words, { maxLength: 5 }).map((some) => some.join(' '))
  fc.assert(
    fc.property(typed, fc.nat(400), (text, now) => {
      const today = dayAfter(TODAY, now)
      const found = read(text, today)
      if (!('day' in found)) return
      expect(found.day >= today).toBe(true)
      if (/^\s*3bd\s*$/.test(text)) expect(isWorkday(found.day, CALENDAR)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('a hostile text is answered at once', () => {
  for (const piece of ['the ', 'by ', 'fri ', '1 ', 'end of ', '1/1', 'next ', '. ', '`']) {
    expect(read(piece.repeat(20_000))).toEqual({ problem: 'unreadable', readings: [] })
  }
})
