import fc from 'fast-check'
import { expect, test } from 'vitest'
import { relativeDay } from '../../src/postmortem/relative-day.ts'

/** A Friday. */
const WRITTEN = '2026-11-20'

test.each([
  ['today', '2026-11-20'],
  ['EOD', '2026-11-20'],
  ['tomorrow', '2026-11-21'],
  ['Monday', '2026-11-23'],
  ['on Wed', '2026-11-25'],
  ['next Friday', '2026-11-27'],
  ['Friday', '2026-11-27'],
  ['EOW', '2026-11-20'],
  ['end of next week', '2026-11-27'],
  ['EOM', '2026-11-30'],
  ['end of the month', '2026-11-30'],
  ['end of next month', '2026-12-31'],
  ['EOQ', '2026-12-31'],
  ['next quarter', '2027-03-31'],
  ['End of Q1', '2027-03-31'],
  ['Q4', '2026-12-31'],
  ['Q1 2028', '2028-03-31'],
  ['2027-Q2', '2027-06-30'],
  ['EOY', '2026-12-31'],
  ['end of February', '2027-02-28'],
  ['end of Feb 2028', '2028-02-29'],
  ['2w', '2026-12-04'],
  ['in 2 weeks', '2026-12-04'],
  ['within ten days', '2026-11-30'],
  ['in a month', '2026-12-20'],
  ['3 months', '2027-02-20'],
  ['in 3 business days', '2026-11-25'],
  ['1 working day', '2026-11-23'],
])('%s, written on a Friday, is %s', (words, day) => {
  expect(relativeDay(words, WRITTEN)).toBe(day)
})

test.each([
  ['2026-11-16', 'EOW', '2026-11-20'],
  ['2026-11-21', 'EOW', '2026-11-27'],
  ['2026-11-22', 'next week', '2026-11-27'],
  ['2026-01-31', 'in a month', '2026-02-28'],
  ['2026-12-31', 'Q4', '2026-12-31'],
  ['2026-12-31', 'end of next month', '2027-01-31'],
  ['2028-02-29', 'in 12 months', '2029-02-28'],
])('written on %s, %s is %s', (from, words, day) => {
  expect(relativeDay(words, from)).toBe(day)
})

test.each([
  'soon',
  'ASAP',
  'next sprint',
  'ongoing',
  'Q5',
  'Q1 - Q2',
  'May',
  'early January',
  'two weeks after launch',
  'when we get to it',
  '',
])('%j names no day', (words) => {
  expect(relativeDay(words, WRITTEN)).toBeNull()
})

const day = fc
  .date({
    min: new Date('2000-01-01T00:00:00Z'),
    max: new Date('2100-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10))

test('no words for the future lead into the past, and business days end on no weekend', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
      for (const words of ['EOM', 'EOQ', 'Q1', 'Q3', 'end of May', 'EOW', 'Sunday', `${count}d`]) {
        expect((relativeDay(words, from) ?? '') >= from, `${words} from ${from}`).toBe(true)
      }
      const working = relativeDay(`${count} business days`, from) ?? ''
      expect([1, 2, 3, 4, 5]).toContain(new Date(`${working}T00:00:00Z`).getUTCDay())
    }),
  )
})
