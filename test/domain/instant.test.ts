import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  HOUR_MS,
  type Instant,
  instant,
  iso,
  plus,
  shownAt,
  wall,
} from '../../src/domain/instant.ts'

const shown = (text: string): number => instant(`${text}Z`)

test.each([
  ['2026-11-20T14:05:07.089Z', 'UTC', '2026-11-20T14:05:07.089'],
  ['2026-11-20T14:05:07Z', 'Asia/Kathmandu', '2026-11-20T19:50:07'],
  ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25T02:30:00'],
  ['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25T02:30:00'],
  ['2026-01-01T00:00:00Z', 'America/New_York', '2025-12-31T19:00:00'],
])('at %s the wall in %s shows %s', (at, zone, reading) => {
  expect(wall(instant(at), zone)).toBe(shown(reading))
})

test.each([
  ['2026-11-20T19:50:00', 'Asia/Kathmandu', ['2026-11-20T14:05:00Z']],
  ['2026-10-25T02:30:00', 'Europe/Berlin', ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']],
  ['2026-10-25T03:00:00', 'Europe/Berlin', ['2026-10-25T02:00:00Z']],
  ['2026-03-29T02:30:00', 'Europe/Berlin', ['2026-03-29T01:00:00Z']],
  ['2026-03-08T02:00:00', 'America/New_York', ['2026-03-08T07:00:00Z']],
  ['2011-12-30T12:00:00', 'Pacific/Apia', ['2011-12-30T10:00:00Z']],
])('%s on the wall in %s is shown at %s', (reading, zone, moments) => {
  expect(shownAt(shown(reading), zone).map(iso)).toEqual(moments)
})

test('in every zone what the wall shows is found again, and shown twice within a day at most', () => {
  const from = instant('2000-01-01T00:00:00Z')
  const moments = fc.integer({ min: 0, max: 40 * 365 * 24 * 4 }).map((n) => plus(from, n * 900_000))
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
  fc.assert(
    fc.property(moments, zones, (at: Instant, zone) => {
      const all = shownAt(wall(at, zone), zone)
      expect(all).toContain(at)
      expect(all.map((one) => wall(one, zone))).toEqual(all.map(() => wall(at, zone)))
      expect((all.at(-1) ?? at) - all[0]).toBeLessThan(24 * HOUR_MS)
    }),
    { numRuns: 500 },
  )
})
