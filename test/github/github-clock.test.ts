import { expect, test } from 'vitest'
import { instant, iso } from '../../src/domain/instant.ts'
import { githubClock } from '../../src/github/github-clock.ts'

const here = instant('2026-11-23T09:00:00Z')
const heard = (...dates: readonly (string | undefined)[]) => {
  const clock = githubClock(() => here)
  for (const date of dates) clock.hear(date)
  return [iso(clock.now()), clock.aheadMs()]
}

test.each([
  ['nothing', []],
  ['no date', [undefined]],
  ['what is none', ['soon']],
  ['the same time', ['Mon, 23 Nov 2026 09:00:00 GMT']],
  ['a few seconds more', ['Mon, 23 Nov 2026 09:00:42 GMT']],
  ['almost five minutes less', ['Mon, 23 Nov 2026 08:55:01 GMT']],
])('%s leaves this machine its clock', (_what, dates) => {
  expect(heard(...dates)).toEqual(['2026-11-23T09:00:00Z', 0])
})

test.each([
  ['Mon, 30 Nov 2026 09:00:00 GMT', '2026-11-30T09:00:00Z'],
  ['Sun, 22 Nov 2026 09:00:00 GMT', '2026-11-22T09:00:00Z'],
  ['Mon, 23 Nov 2026 09:05:00 GMT', '2026-11-23T09:05:00Z'],
])('%s is believed, however far away it is', (date, now) => {
  expect(heard(date)[0]).toBe(now)
})

test('the last word counts, and one without a date changes nothing', () => {
  const week = 'Mon, 30 Nov 2026 09:00:00 GMT'
  expect(heard(week, undefined)[0]).toBe('2026-11-30T09:00:00Z')
  expect(heard(week, 'Mon, 23 Nov 2026 09:00:00 GMT')).toEqual(['2026-11-23T09:00:00Z', 0])
})

test('a clock that is wrong by almost as much as is tolerated is followed on, until it is set right', () => {
  const border = 'Mon, 23 Nov 2026 09:05:00 GMT'
  const below = 'Mon, 23 Nov 2026 09:04:59 GMT'
  expect(heard(below)).toEqual(['2026-11-23T09:00:00Z', 0])
  expect(heard(border, below)[0]).toBe('2026-11-23T09:04:59Z')
  expect(heard(border, below, 'Mon, 23 Nov 2026 09:00:42 GMT')[1]).toBe(0)
})
