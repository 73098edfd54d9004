import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bar } from '../../src/reports/bar.ts'

test.each([
  [8, 8, '████████'],
  [4, 8, '████'],
  [1, 16, '▌'],
  [1, 10_000, '▏'],
  [0, 8, ''],
  [0, 0, ''],
])('%s of at most %s is drawn as %s', (value, most, drawn) => {
  expect(bar(value, most)).toBe(drawn)
})

test('more is never drawn shorter', () => {
  const eighths = (drawn: string): number =>
    [...drawn].reduce((sum, sign) => sum + (sign === '█' ? 8 : ' ▏▎▍▌▋▊▉'.indexOf(sign)), 0)
  fc.assert(
    fc.property(fc.nat(500), fc.nat(500), (a, b) => {
      const [less, more] = a < b ? [a, b] : [b, a]
      expect(eighths(bar(less, 500))).toBeLessThanOrEqual(eighths(bar(more, 500)))
    }),
  )
})
