import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lastRun, nextRun, scheduleOf } from '../../src/config/schedule.ts'
import { type Instant, instant, iso, local } from '../../src/domain/instant.ts'
import type { ReportSchedule } from '../../src/domain/policy.ts'

const read = (text: string) => {
  const found = scheduleOf(text, 'week')
  return found && [found.covers, found.cron, found.zone]
}

describe('a schedule in words or as fields of cron:', () => {
  test.each<[string, string, string, string | null]>([
    ['weekly', 'week', '7 9 * * 1', null],
    ['weekly on monday at 09:07', 'week', '7 9 * * 1', null],
    ['Weekly on Fri at 16:00', 'week', '0 16 * * 5', null],
    ['weekly on sunday', 'week', '7 9 * * 7', null],
    ['monthly', 'month', '7 9 1 * *', null],
    ['monthly on day 2 at 8:30', 'month', '30 8 2 * *', null],
    ['quarterly', 'quarter', '7 9 1 1,4,7,10 *', null],
    ['quarterly at 08:30 Europe/Lisbon', 'quarter', '30 8 1 1,4,7,10 *', 'Europe/Lisbon'],
    ['  weekly   at 7:05   UTC ', 'week', '5 7 * * 1', 'UTC'],
    ['7 9 * * 1', 'week', '7 9 * * 1', null],
    ['0 9 * * MON', 'week', '0 9 * * MON', null],
    ['0 9 1 * * monthly', 'month', '0 9 1 * *', null],
    ['*/30 9-17 * * 1-5 weekly America/New_York', 'week', '*/30 9-17 * * 1-5', 'America/New_York'],
    ['0 9 L * * monthly', 'month', '0 9 L * *', null],
    ['0 9 * * 1#1 monthly', 'month', '0 9 * * 1#1', null],
    ['30 8 1 * * Europe/Lisbon', 'month', '30 8 1 * *', 'Europe/Lisbon'],
    ['0 9 L * *', 'month', '0 9 L * *', null],
    ['0 9 * * 1#1', 'month', '0 9 * * 1#1', null],
    ['0 9 1 * * weekly', 'week', '0 9 1 * *', null],
    ['0 9 1,8,15,22 * *', 'week', '0 9 1,8,15,22 * *', null],
    ['0 9 * * 1-5', 'week', '0 9 * * 1-5', null],
  ])('%s', (text, covers, cron, zone) => {
    expect(read(text)).toEqual([covers, cron, zone])
  })

  test.each([
    '',
    'daily',
    'every monday',
    'weekly on day 3',
    'weekly on mittwoch',
    'monthly on monday',
    'monthly on day 29',
    'weekly at 24:00',
    'weekly at noon',
    'weekly at 09:00 Mars/Olympus',
    '9 * * 1',
    '0 0 9 * * 1',
    '61 9 * * 1',
    '0 9 31 2 *',
    '7 9 * * 1 yearly',
    '@weekly',
  ])('and not %o', (text) => expect(read(text)).toBeNull())
})

const MONDAYS: ReportSchedule = { covers: 'week', cron: '30 2 * * 7', zone: null }
const at = (text: string) => instant(text)
const when = (moment: Instant | null) => moment && iso(moment)

test('what falls on this very second has come', () => {
  expect(when(lastRun(MONDAYS, at('2026-11-22T02:30:00Z'), 'UTC'))).toBe('2026-11-22T02:30:00Z')
  expect(when(lastRun(MONDAYS, at('2026-11-22T02:29:59Z'), 'UTC'))).toBe('2026-11-15T02:30:00Z')
})

test('an hour that the clocks skip or repeat brings one run', () => {
  const zone = 'Europe/Berlin'
  expect(when(nextRun(MONDAYS, at('2026-03-28T12:00:00Z'), zone))).toBe('2026-03-29T01:00:00Z')
  expect(when(nextRun(MONDAYS, at('2026-10-24T12:00:00Z'), zone))).toBe('2026-10-25T00:30:00Z')
  expect(when(nextRun(MONDAYS, at('2026-10-25T00:30:00Z'), zone))).toBe('2026-11-01T01:30:00Z')
})

test('its own zone stands over that of the team', () => {
  const lisbon = { ...MONDAYS, cron: '0 9 * * 1', zone: 'Europe/Lisbon' }
  const next = nextRun(lisbon, at('2026-07-01T00:00:00Z'), 'Asia/Tokyo')
  expect(next && local(next, 'Europe/Lisbon').time).toBe('09:00')
})

test('whatever is due next has been due from then on', () => {
  const moment = fc.integer({ min: at('2025-01-01T00:00:00Z'), max: at('2035-12-31T00:00:00Z') })
  const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Santiago', 'Pacific/Apia')
  const text = fc.constantFrom('weekly', 'monthly on day 28 at 00:05', 'quarterly at 2:30')
  fc.assert(
    fc.property(moment, zone, text, (now, of, words) => {
      const schedule = scheduleOf(words, 'week')
      if (schedule === null) throw new Error(words)
      const next = nextRun(schedule, now as Instant, of)
      if (next === null) throw new Error('never')
      expect(next).toBeGreaterThan(now)
      expect(lastRun(schedule, next, of)).toBe(next)
      expect(lastRun(schedule, (next - 1000) as Instant, of)).toBeLessThanOrEqual(now)
    }),
    { numRuns: 200 },
  )
})

test('a time that the clocks put over midnight into another day comes as soon as they have, and is not left out', () => {
  const nuuk = scheduleOf('weekly on saturday at 23:45 America/Nuuk', 'week')
  if (nuuk === null) throw new Error('that is a schedule')
  const before = instant('2025-03-29T12:00:00Z')
  const due = instant('2025-03-30T01:00:00Z')
  expect(nextRun(nuuk, before, 'UTC')).toBe(due)
  expect(lastRun(nuuk, due, 'UTC')).toBe(due)
  expect(lastRun(nuuk, instant('2025-03-30T00:59:59Z'), 'UTC')).toBe(
    instant('2025-03-23T01:45:00Z'),
  )
})
