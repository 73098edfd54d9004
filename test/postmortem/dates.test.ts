import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateAt, firstDate, isDay } from '../../src/postmortem/dates.ts'

const NEAR = { day: '2026-11-20', before: 60 }
const read = (text: string) => firstDate(text, NEAR)?.reading ?? null

test.each([
  ['2026-12-01', '2026-12-01', 'iso'],
  ['2026-1-2', '2026-01-02', 'words'],
  ['2026/12/01', '2026-12-01', 'words'],
  ['24.12.2026', '2026-12-24', 'words'],
  ['12/24/26', '2026-12-24', 'words'],
  ['03/03/2026', '2026-03-03', 'words'],
  ['1 December 2026', '2026-12-01', 'words'],
  ['1st of December, 2026', '2026-12-01', 'words'],
  ['Dec 1, 2026', '2026-12-01', 'words'],
  ['Sept. 3rd 2026', '2026-09-03', 'words'],
  ['22-Jan-2027', '2027-01-22', 'words'],
  ['due on Jan 22', '2027-01-22', 'no-year'],
  ['Nov 30', '2026-11-30', 'no-year'],
  ['Oct 1', '2026-10-01', 'no-year'],
  ['31 May', '2027-05-31', 'no-year'],
  ['12/24', '2026-12-24', 'no-year'],
  ['29 February', '2028-02-29', 'no-year'],
])('%s is %s', (text, date, written) => {
  expect(read(text)).toEqual({ date, written })
})

test.each([
  ['01/02/2026', 'ambiguous', ['2026-02-01', '2026-01-02']],
  ['1.2.26', 'ambiguous', ['2026-02-01', '2026-01-02']],
  ['1/2', 'ambiguous', ['2027-02-01', '2027-01-02']],
  ['2026-02-30', 'impossible', []],
  ['2026-13-01', 'impossible', []],
  ['31.31.2026', 'impossible', []],
  ['30 February', 'impossible', []],
  ['31 April 2026', 'impossible', []],
])('%s is %s', (text, problem, readings) => {
  expect(read(text)).toEqual({ date: null, problem, readings })
})

test.each(['Jan 22', '12/24'])('%s is no date where no year is known', (text) => {
  expect(firstDate(text, null)?.reading).toEqual({ date: null, problem: 'no-year', readings: [] })
})

test.each([
  '',
  'soon',
  'v1.2.3',
  '10.0.0.1',
  '14:05',
  'marching 3',
  'Decimal 5',
  'may',
  '1234567-12-12',
  'a/1/2',
  '99',
])('%j holds no date', (text) => {
  expect(read(text)).toBeNull()
})

test('the place of a date is that of its characters', () => {
  expect(firstDate('by Dec 1, 2026, or so', NEAR)).toMatchObject({ from: 3, to: 14 })
  expect(dateAt('by Dec 1', 0, NEAR)).toBeNull()
  expect(dateAt('by Dec 1', 3, NEAR)).toMatchObject({ from: 3, to: 8 })
})

test('how far back a date without a year may lie is given', () => {
  expect(firstDate('Jun 1', { day: '2026-11-20', before: 250 })?.reading).toEqual({
    date: '2026-06-01',
    written: 'no-year',
  })
  expect(firstDate('Jun 1', NEAR)?.reading).toEqual({ date: '2027-06-01', written: 'no-year' })
})

test('days are those of the calendar', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
      (date) => {
        const day = date.toISOString().slice(0, 10)
        expect(isDay(day)).toBe(true)
        expect(read(day)).toEqual({ date: day, written: 'iso' })
      },
    ),
  )
  expect(['2026-02-29', '2100-02-29', '2026-00-10', '2026-01-00', '0000-01-01'].some(isDay)).toBe(
    false,
  )
  expect(isDay('2000-02-29')).toBe(true)
})
