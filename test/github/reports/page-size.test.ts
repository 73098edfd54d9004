import { expect, test } from 'vitest'
import { instant, plus } from '../../../src/domain/instant.ts'
import { pageSize } from '../../../src/github/reports/page-size.ts'
import { points } from '../../../src/github/reports/points.ts'

const times = (count: number, act: () => void) => {
  for (let at = 0; at < count; at++) act()
}

test('a page that is too much is asked for in halves, down to single issues', () => {
  const size = pageSize()
  const sizes = [size.size()]
  while (size.failed()) sizes.push(size.size())
  expect(sizes).toEqual([100, 50, 25, 5, 1])
})

test('it grows again after some that went well', () => {
  const size = pageSize()
  size.failed()
  times(2, size.went)
  expect(size.size()).toBe(50)
  size.went()
  expect(size.size()).toBe(100)
})

test('and where that was too much again, it waits longer for the next time', () => {
  const size = pageSize()
  size.failed()
  times(3, size.went)
  size.failed()
  times(3, size.went)
  expect(size.size()).toBe(50)
  times(3, size.went)
  expect(size.size()).toBe(100)
})

test('one that fails later does not make it wait', () => {
  const size = pageSize()
  size.failed()
  times(4, size.went)
  size.failed()
  times(3, size.went)
  expect(size.size()).toBe(100)
})

const NOW = instant('2026-11-20T12:00:00Z')
const RESET = plus(NOW, 1_800_000)
const left = (remaining: number) => ({
  resource: 'graphql',
  limit: 1000,
  remaining,
  resetAt: RESET,
})

test.each([
  [1000, null],
  [101, null],
  [100, plus(RESET, 1_000)],
  [0, plus(RESET, 1_000)],
])('with %i of a thousand points left it is spent until %s', (remaining, until) => {
  const known = points()
  expect(known.spentUntil('graphql', NOW)).toBeNull()
  known.told(left(remaining))
  expect(known.spentUntil('graphql', NOW)).toBe(until)
  expect(known.spentUntil('core', NOW)).toBeNull()
  expect(known.spentUntil('graphql', RESET)).toBeNull()
})
