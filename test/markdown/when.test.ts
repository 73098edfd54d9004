import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Instant, instant, iso } from '../../src/domain/instant.ts'
import { readWhen, type WhenContext } from '../../src/markdown/when.ts'

/** A Friday. */
const NOW = instant('2026-11-20T15:00:00Z')
const read = (text: string, given: Partial<WhenContext> = {}) => {
  const when = readWhen(text, { now: NOW, zone: 'UTC', bias: 'past', ...given })
  return 'at' in when ? iso(when.at) : when.problem
}

test.each([
  ['now', '2026-11-20T15:00:00Z'],
  ['14:05', '2026-11-20T14:05:00Z'],
  ['14:05:30', '2026-11-20T14:05:30Z'],
  ['9:05', '2026-11-20T09:05:00Z'],
  ['at 14:05', '2026-11-20T14:05:00Z'],
  ['23:50', '2026-11-19T23:50:00Z'],
  ['15:04', '2026-11-20T15:04:00Z'],
  ['15:06', '2026-11-19T15:06:00Z'],
  ['2pm', '2026-11-20T14:00:00Z'],
  ['2 PM', '2026-11-20T14:00:00Z'],
  ['2:05 pm', '2026-11-20T14:05:00Z'],
  ['12am', '2026-11-20T00:00:00Z'],
  ['12pm', '2026-11-20T12:00:00Z'],
  ['14:05 UTC', '2026-11-20T14:05:00Z'],
  ['14:05Z', '2026-11-20T14:05:00Z'],
  ['14:05 +02:00', '2026-11-20T12:05:00Z'],
  ['14:05+0200', '2026-11-20T12:05:00Z'],
  ['14:05 UTC+2', '2026-11-20T12:05:00Z'],
  ['14:05 CET', '2026-11-20T13:05:00Z'],
  ['09:05 EST', '2026-11-20T14:05:00Z'],
  ['2:05 pm EST', '2026-11-19T19:05:00Z'],
  ['06:05 PST', '2026-11-20T14:05:00Z'],
  ['14:05 BST', '2026-11-20T13:05:00Z'],
  ['14:05 Europe/Berlin', '2026-11-20T13:05:00Z'],
  ['09:05 america/new_york', '2026-11-20T14:05:00Z'],
  ['today 09:00', '2026-11-20T09:00:00Z'],
  ['today at 9am', '2026-11-20T09:00:00Z'],
  ['yesterday 23:50', '2026-11-19T23:50:00Z'],
  ['23:50 yesterday', '2026-11-19T23:50:00Z'],
  ['tomorrow 10:00', '2026-11-21T10:00:00Z'],
  ['monday 10:00', '2026-11-16T10:00:00Z'],
  ['Mon 10:00', '2026-11-16T10:00:00Z'],
  ['friday 10:00', '2026-11-20T10:00:00Z'],
  ['friday 16:00', '2026-11-13T16:00:00Z'],
  ['last friday 10:00', '2026-11-13T10:00:00Z'],
  ['10m ago', '2026-11-20T14:50:00Z'],
  ['10 minutes ago', '2026-11-20T14:50:00Z'],
  ['2h ago', '2026-11-20T13:00:00Z'],
  ['1h30m ago', '2026-11-20T13:30:00Z'],
  ['1 hour and 30 minutes ago', '2026-11-20T13:30:00Z'],
  ['2026-11-20T14:05:00Z', '2026-11-20T14:05:00Z'],
  ['2026-11-20T14:05Z', '2026-11-20T14:05:00Z'],
  ['2026-11-20 14:05Z', '2026-11-20T14:05:00Z'],
  ['2026-11-20T14:05:30.123Z', '2026-11-20T14:05:30Z'],
  ['2026-11-20T14:05:30+02:00', '2026-11-20T12:05:30Z'],
  ['2026-11-20 14:05', '2026-11-20T14:05:00Z'],
  ['2026-11-20 14:05 UTC', '2026-11-20T14:05:00Z'],
  ['2026-11-20, 14:05', '2026-11-20T14:05:00Z'],
  ['Nov 20 14:05', '2026-11-20T14:05:00Z'],
  ['Nov 21 14:05', '2025-11-21T14:05:00Z'],
  ['20 November 2026 14:05', '2026-11-20T14:05:00Z'],
  ['November 20th, 2026 at 2:05 pm', '2026-11-20T14:05:00Z'],
  ['14:05 20 Nov', '2026-11-20T14:05:00Z'],
  ['Feb 29 10:00', '2024-02-29T10:00:00Z'],
  ['2024-02-29 10:00', '2024-02-29T10:00:00Z'],
])('%s is %s when looking back', (text, expected) => {
  expect(read(text)).toBe(expected)
})

test.each([
  ['14:05', '2026-11-21T14:05:00Z'],
  ['15:00', '2026-11-20T15:00:00Z'],
  ['16:00', '2026-11-20T16:00:00Z'],
  ['in 30m', '2026-11-20T15:30:00Z'],
  ['in 2 days', '2026-11-22T15:00:00Z'],
  ['3d', '2026-11-23T15:00:00Z'],
  ['2w', '2026-12-04T15:00:00Z'],
  ['tomorrow 10:00', '2026-11-21T10:00:00Z'],
  ['tomorrow', '2026-11-21T00:00:00Z'],
  ['today', '2026-11-20T00:00:00Z'],
  ['friday', '2026-11-20T00:00:00Z'],
  ['friday 10:00', '2026-11-27T10:00:00Z'],
  ['next friday', '2026-11-27T00:00:00Z'],
  ['next monday 09:00', '2026-11-23T09:00:00Z'],
  ['2026-12-01', '2026-12-01T00:00:00Z'],
  ['Nov 19', '2027-11-19T00:00:00Z'],
  ['1 December', '2026-12-01T00:00:00Z'],
])('%s is %s when looking ahead', (text, expected) => {
  expect(read(text, { bias: 'future' })).toBe(expected)
})

test.each([
  ['', 'unreadable'],
  ['soon', 'unreadable'],
  ['1405', 'unreadable'],
  ['14', 'unreadable'],
  ['14.05', 'ambiguous'],
  ['14:5', 'unreadable'],
  ['14:05 14:06', 'unreadable'],
  ['monday tuesday 10:00', 'unreadable'],
  ['14:05 rolled back', 'unreadable'],
  ['2026-11-20 14', 'unreadable'],
  ['2026-11-20', 'unreadable'],
  ['monday', 'unreadable'],
  ['May', 'unreadable'],
  ['3d', 'unreadable'],
  ['0m ago', 'unreadable'],
  ['-5m ago', 'unreadable'],
  ['UTC', 'unreadable'],
  ['14:05 Bielefeld', 'unreadable'],
  ['14:05 Mars/Olympus', 'unknown-zone'],
  ['14:05 +15:00', 'unknown-zone'],
  ['14:05 +02:75', 'unknown-zone'],
  ['14:05 IST', 'ambiguous'],
  ['14:05 CST', 'ambiguous'],
  ['01/02/2026 14:05', 'ambiguous'],
  ['01.12.2026', 'ambiguous'],
  ['1/2', 'ambiguous'],
  ['24:00', 'impossible'],
  ['14:60', 'impossible'],
  ['14:05:60', 'impossible'],
  ['13pm', 'impossible'],
  ['0am', 'impossible'],
  ['2026-02-30 10:00', 'impossible'],
  ['2026-13-01 10:00', 'impossible'],
  ['2025-02-29 10:00', 'impossible'],
  ['Nov 31 10:00', 'impossible'],
  ['0001-01-01 10:00', 'impossible'],
  [`14:05${' '.repeat(300)}UTC`, 'unreadable'],
])('%s is not read: %s', (text, problem) => {
  expect(read(text)).toBe(problem)
})

test('a date that reads two ways is told with both', () => {
  const told = readWhen('01/02/2026', { now: NOW, zone: 'UTC', bias: 'past' })
  expect(told).toMatchObject({ accepted: ['2026-02-01', '2026-01-02'] })
  const one = readWhen('13/02/26', { now: NOW, zone: 'UTC', bias: 'past' })
  expect(one).toMatchObject({ problem: 'ambiguous', accepted: ['2026-02-13'] })
})

test('a zone that reads several ways is told with what to write instead', () => {
  const told = readWhen('14:05 IST', { now: NOW, zone: 'UTC', bias: 'past' })
  expect(told).toMatchObject({ accepted: ['14:05 +05:30', '14:05 +02:00', '14:05 +01:00'] })
})

describe('where clocks are put forward and back', () => {
  const berlin = { zone: 'Europe/Berlin' }

  test('a time that never came is told with the times around it', () => {
    const told = readWhen('2026-03-29 02:30', { now: NOW, bias: 'past', ...berlin })
    expect(told).toMatchObject({
      problem: 'gap',
      accepted: ['2026-03-29 01:30', '2026-03-29 03:30'],
    })
  })

  test('a bare time that never came today is not taken for one of yesterday', () => {
    const now = instant('2026-03-29T10:00:00Z')
    expect(read('02:30', { now, ...berlin })).toBe('gap')
    expect(read('02:30', { now: instant('2026-03-29T00:30:00Z'), ...berlin })).toBe(
      '2026-03-28T01:30:00Z',
    )
  })

  test('a time that came twice is the earlier, unless its zone says which', () => {
    expect(read('2026-10-25 02:30', berlin)).toBe('2026-10-25T00:30:00Z')
    expect(read('2026-10-25 02:30 CET', berlin)).toBe('2026-10-25T01:30:00Z')
  })

  test('yesterday is a day of the calendar, not a stretch of hours', () => {
    expect(read('yesterday 12:00', { now: instant('2026-03-29T12:00:00Z'), ...berlin })).toBe(
      '2026-03-28T11:00:00Z',
    )
  })
})

test('days are those of the zone in which the time is given', () => {
  const now = instant('2026-11-20T23:30:00Z')
  expect(read('today 00:10', { now, zone: 'Europe/Berlin' })).toBe('2026-11-20T23:10:00Z')
  expect(read('today 18:00 -05:00', { now, zone: 'Europe/Berlin' })).toBe('2026-11-20T23:00:00Z')
})

test('a bare time is never far ahead looking back, nor behind looking ahead, and within a day of now', () => {
  const zone = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Pacific/Apia',
  )
  const minute = fc.integer({ min: 0, max: 1439 })
  fc.assert(
    fc.property(zone, minute, fc.integer({ min: 0, max: 2_000_000 }), (name, at, minutes) => {
      const now = (NOW + minutes * 60_000) as Instant
      const two = (part: number) => String(part).padStart(2, '0')
      const text = `${two(Math.floor(at / 60))}:${two(at % 60)}`
      const past = readWhen(text, { now, zone: name, bias: 'past' })
      const future = readWhen(text, { now, zone: name, bias: 'future' })
      if ('at' in past)
        expect((now - past.at) / 60_000).toSatisfy((gone: number) => gone >= -5 && gone < 1500)
      if ('at' in future)
        expect((future.at - now) / 60_000).toSatisfy((left: number) => left >= 0 && left <= 1500)
    }),
  )
})

test('no text at all makes it throw', () => {
  const part = fc.constantFrom(
    '14:05',
    '2pm',
    'utc',
    '+99:99',
    'monday',
    'next',
    'nov',
    '31',
    '2026',
    '9999-12-31',
    '1970-01-01',
    '/',
    'a/b',
    'ago',
    'in',
    '999999w',
    ' ',
    '-',
    ':',
    '24:00',
    'z',
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(part).map((parts) => parts.join(' ')),
  )
  fc.assert(
    fc.property(text, fc.constantFrom('past' as const, 'future' as const), (words, bias) => {
      const when = readWhen(words, { now: NOW, zone: 'Europe/Berlin', bias })
      if ('at' in when) expect(Number.isSafeInteger(when.at)).toBe(true)
      else expect(when.accepted.length + when.detail.length).toBeGreaterThan(0)
    }),
    { numRuns: 2000 },
  )
})
