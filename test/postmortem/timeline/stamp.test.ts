import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stampAt, zoneIn } from '../../../src/postmortem/timeline/stamp.ts'

const NEAR = { day: '2026-11-20', before: 250 }
const clock = (hour: number, minute = 0, second = 0) => ({
  seconds: hour * 3600 + minute * 60 + second,
})
const read = (text: string) => {
  const stamp = stampAt(text, NEAR)
  return stamp && { ...stamp, day: stamp.date?.date ?? null, rest: text.slice(stamp.to) }
}

test.each([
  ['14:05 Alert', clock(14, 5), 'Alert'],
  ['14:05: Alert', clock(14, 5), 'Alert'],
  ['14:05 - Alert', clock(14, 5), 'Alert'],
  ['14:05 – Alert', clock(14, 5), 'Alert'],
  ['14:05 | Alert', clock(14, 5), 'Alert'],
  ['[14:05] Alert', clock(14, 5), 'Alert'],
  ['(14:05) Alert', clock(14, 5), 'Alert'],
  ['{{ 14:05 }} Alert', clock(14, 5), 'Alert'],
  ['~14:05 Alert', clock(14, 5), 'Alert'],
  ['approx. 14:05 Alert', clock(14, 5), 'Alert'],
  ['around 14:05 Alert', clock(14, 5), 'Alert'],
  ['At 14:05, alert', clock(14, 5), 'alert'],
  ['9:05 Alert', clock(9, 5), 'Alert'],
  ['14:05:33.120 Alert', clock(14, 5, 33), 'Alert'],
  ['14h05 Alert', clock(14, 5), 'Alert'],
  ['2:05 PM Alert', clock(14, 5), 'Alert'],
  ['2:05pm Alert', clock(14, 5), 'Alert'],
  ['2:05 p.m. Alert', clock(14, 5), 'Alert'],
  ['2 PM Alert', clock(14), 'Alert'],
  ['2.05 pm Alert', clock(14, 5), 'Alert'],
  ['12:10 AM Alert', clock(0, 10), 'Alert'],
  ['12:10 PM Alert', clock(12, 10), 'Alert'],
  ['00:00 Alert', clock(0), 'Alert'],
  ['24:00 End', clock(24), 'End'],
] as const)('%s begins with a time of day', (text, expected, rest) => {
  expect(read(text)).toMatchObject({ clock: expected, rest, day: null })
})

test.each([
  ['2026-11-20 14:05 Alert', '2026-11-20'],
  ['2026-11-20T14:05:00Z Alert', '2026-11-20'],
  ['2026-11-20 @ 14:05 Alert', '2026-11-20'],
  ['20 November 2026, 14:05 Alert', '2026-11-20'],
  ['Nov 20 2026 14:05 Alert', '2026-11-20'],
  ['Friday, Nov 20, 14:05 Alert', '2026-11-20'],
  ['[11-20 14:05] Alert', '2026-11-20'],
  ['24.11.2026 14:05 Alert', '2026-11-24'],
  ['14:05 on 2026-11-21 Alert', '2026-11-21'],
  ['14:05, 21 Nov 2026: Alert', '2026-11-21'],
])('%s says day and time', (text, day) => {
  expect(read(text)).toMatchObject({ clock: clock(14, 5), day, rest: 'Alert' })
})

test.each([
  ['14:05-14:20 Alert', clock(14, 20)],
  ['14:05 – 14:20 UTC Alert', clock(14, 20)],
  ['Between 14:05 and 14:20 Alert', clock(14, 20)],
  ['from 14:05 to 14:20: Alert', clock(14, 20)],
])('%s is a range', (text, until) => {
  expect(read(text)).toMatchObject({ clock: clock(14, 5), until, rest: 'Alert' })
})

test.each([
  ['14:05 UTC Alert', 'UTC'],
  ['14:05Z Alert', 'UTC'],
  ['14:05 (CET) Alert', '+01:00'],
  ['14:05 +02:00 Alert', '+02:00'],
  ['14:05 PDT: Alert', '-07:00'],
  ['14:05 Europe/Berlin Alert', 'europe/berlin'],
  ['14:05 IST Alert', null],
  ['14:05 Alert', null],
])('%s is in zone %s', (text, zone) => {
  const offset = zone === 'UTC' ? expect.stringMatching(/^(?:UTC|[+]00:00)$/) : zone
  expect(read(text)?.zone ?? null).toEqual(offset)
})

test.each([
  ['25:00 Alert', 'impossible'],
  ['14:75 Alert', 'impossible'],
  ['24:01 Alert', 'impossible'],
])('%s is told as %s', (text, problem) => {
  expect(read(text)?.clock).toEqual({ seconds: null, problem })
})

test.each([
  'Alert at 14:05',
  '',
  '3 replicas',
  '14 nodes',
  '1.2.3 released',
  'T+5 minutes',
  '(see below)',
  'onwards 14:05',
  'Atlas 14:05',
  '12/24 cores',
])('%j begins with none', (text) => {
  expect(stampAt(text, null)?.clock ?? null).toBeNull()
})

test('a day alone is one', () => {
  expect(read('2026-11-20')).toMatchObject({ day: '2026-11-20', clock: null, rest: '' })
  expect(read('May 31 The contract is deployed')).toMatchObject({
    day: '2026-05-31',
    rest: 'The contract is deployed',
  })
})

test.each([
  ['All times in UTC.', 'UTC'],
  ['Timeline (CEST)', '+02:00'],
  ['All times in PDT (UTC-7).', '-07:00'],
  ['Times are Europe/Berlin', 'europe/berlin'],
  ['Timeline', null],
  ['What we met on the est side', null],
  ['', null],
])('%j names the zone %s', (text, zone) => {
  const found = zoneIn(text)
  expect(zone === 'UTC' ? /^(?:UTC|\+00:00)$/.test(found ?? '') : found === zone).toBe(true)
})

test('any text at all is read, and what is left is part of it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (text) => {
      const stamp = stampAt(text, NEAR)
      expect(stamp === null || (stamp.to <= text.length && stamp.from <= stamp.end)).toBe(true)
    }),
  )
})
