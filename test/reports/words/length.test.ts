import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lengthBeside, lengthWords } from '../../../src/reports/words/length.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

test.each([
  [0, '0 s'],
  [48 * SECOND, '48 s'],
  [59.6 * SECOND, '1 min'],
  [MINUTE, '1 min'],
  [4.5 * MINUTE, '4 min 30 s'],
  [10.4 * MINUTE, '10 min'],
  [59.7 * MINUTE, '1 h'],
  [72 * MINUTE, '1 h 12 min'],
  [23 * HOUR + 59.9 * MINUTE, '1 d'],
  [3 * DAY + 4.4 * HOUR, '3 d 4 h'],
  [100 * DAY, '100 d'],
])('%s ms are %s', (ms, words) => {
  expect(lengthWords(ms)).toBe(words)
})

test.each([
  [18 * MINUTE, 15 * MINUTE, ['18 min', '15 min']],
  [15 * MINUTE, 15 * MINUTE, ['15 min', '15 min']],
  [15.3 * MINUTE, 15 * MINUTE, ['15 min 18 s', '15 min']],
] as const)('%s ms beside %s ms never look the same unless they are', (ms, promised, words) => {
  expect(lengthBeside(ms, promised)).toEqual(words)
})

test('a longer time never reads as a shorter one', () => {
  const minutes = (words: string): number =>
    [...words.matchAll(/(\d+) (d|h|min|s)/g)].reduce(
      (sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ''] ?? 0),
      0,
    )
  fc.assert(
    fc.property(fc.nat(60 * DAY), fc.nat(60 * DAY), (a, b) => {
      const [less, more] = a < b ? [a, b] : [b, a]
      expect(minutes(lengthWords(less))).toBeLessThanOrEqual(minutes(lengthWords(more)))
    }),
  )
})

const UNITS: Readonly<Record<string, number>> = { d: 24 * 60, h: 60, min: 1, s: 1 / 60 }
