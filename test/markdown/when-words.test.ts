import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, instant, iso, MINUTE_MS } from '../../src/domain/instant.ts'
import { durationWords, readLength, takeWhen } from '../../src/markdown/when.ts'

const context = { now: instant('2026-11-20T15:00:00Z'), zone: 'UTC', bias: 'past' } as const
const take = (words: string) => {
  const taken = takeWhen(words, context)
  return taken === null ? null : [iso(taken.at), taken.rest]
}

test.each([
  ['14:05 rolled back', '2026-11-20T14:05:00Z', 'rolled back'],
  ['14:05 UTC rolled back', '2026-11-20T14:05:00Z', 'rolled back'],
  ['14:05: rolled back', '2026-11-20T14:05:00Z', 'rolled back'],
  ['14:05 - rolled back', '2026-11-20T14:05:00Z', 'rolled back'],
  ['14:05 – rolled  back ', '2026-11-20T14:05:00Z', 'rolled  back'],
  ['yesterday 23:50 first alert', '2026-11-19T23:50:00Z', 'first alert'],
  ['yesterday 23:50 UTC, first alert', '2026-11-19T23:50:00Z', 'first alert'],
  ['10m ago queue grew', '2026-11-20T14:50:00Z', 'queue grew'],
  ['2:05 pm Europe/Berlin we saw it', '2026-11-20T13:05:00Z', 'we saw it'],
  ['2026-11-20T14:05Z deploy 12', '2026-11-20T14:05:00Z', 'deploy 12'],
  ['14:05', '2026-11-20T14:05:00Z', ''],
  ['14:05 -5 degrees', '2026-11-20T14:05:00Z', '-5 degrees'],
  ['14:05 at the pool it began', '2026-11-20T14:05:00Z', 'at the pool it began'],
  ['14:05 on', '2026-11-20T14:05:00Z', 'on'],
  ['14:05 api/web down', '2026-11-20T14:05:00Z', 'api/web down'],
])('%s begins with a time', (words, at, rest) => {
  expect(take(words)).toEqual([at, rest])
})

test.each([
  ['rolled back at 14:05'],
  ['monday was quiet'],
  ['12 pods restarted'],
  ['3d printer on fire'],
  ['14:05 IST it began'],
  ['2026-02-30 14:05 it began'],
  ['01/02/2026 14:05 it began'],
  ['2026-11-20 was bad'],
  [''],
])('%s does not begin with a time', (words) => {
  expect(take(words)).toBeNull()
})

test('of a long line only its beginning is looked at', () => {
  expect(take(`14:05 ${'word '.repeat(5000)}`)?.[0]).toBe('2026-11-20T14:05:00Z')
})

test.each([
  ['30m', 30 * MINUTE_MS],
  ['45 min', 45 * MINUTE_MS],
  ['2h', 2 * HOUR_MS],
  ['2 hours', 2 * HOUR_MS],
  ['1.5h', 90 * MINUTE_MS],
  ['1h30m', 90 * MINUTE_MS],
  ['1h 30m', 90 * MINUTE_MS],
  ['1 hour, 30 minutes', 90 * MINUTE_MS],
  ['1 hour and 30 minutes', 90 * MINUTE_MS],
  ['3d', 3 * DAY_MS],
  ['2w', 14 * DAY_MS],
  ['90 Sec', 90_000],
])('%s is a length of time', (text, ms) => {
  expect(readLength(text)).toBe(ms)
})

test.each([
  [''],
  ['30'],
  ['m'],
  ['0m'],
  ['30 parsecs'],
  ['30m1h'],
  ['1h1h'],
  ['1h30'],
  ['-5m'],
  ['soon'],
  ['99999w'],
  ['1h x'],
  ['1 fortnight'],
])('%s is no length of time', (text) => {
  expect(readLength(text)).toBeNull()
})

test.each([
  [0, 'under 1 min'],
  [59_999, 'under 1 min'],
  [42 * MINUTE_MS, '42 min'],
  [2 * HOUR_MS, '2 h'],
  [2 * HOUR_MS + 5 * MINUTE_MS, '2 h 5 min'],
  [3 * DAY_MS + 4 * HOUR_MS + 59 * MINUTE_MS, '3 d 4 h'],
  [DAY_MS + 5 * MINUTE_MS, '1 d'],
  [-42 * MINUTE_MS, '-42 min'],
])('%d milliseconds are %s', (ms, words) => {
  expect(durationWords(ms)).toBe(words)
})
