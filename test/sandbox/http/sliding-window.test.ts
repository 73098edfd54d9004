import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slidingWindow } from '../../../src/sandbox/http/sliding-window.ts'

const SPAN = 60

/** Steps of time, each with an amount that comes in at its end. */
const arrivals = fc.array(
  fc.record({ after: fc.nat(40), amount: fc.integer({ min: 1, max: 5 }) }),
  {
    maxLength: 60,
  },
)

test('holds the sum of what came in during its span, and the most that it ever held', () => {
  fc.assert(
    fc.property(arrivals, (steps) => {
      const window = slidingWindow(SPAN)
      const came: { at: number; amount: number }[] = []
      let now = 0
      let most = 0
      for (const { after, amount } of steps) {
        now += after
        came.push({ at: now, amount })
        const inside = came.filter(({ at }) => at > now - SPAN)
        const sum = inside.reduce((total, one) => total + one.amount, 0)
        most = Math.max(most, sum)
        expect(window.add(now, amount)).toBe(sum)
      }
      expect(window.most()).toBe(most)
    }),
  )
})

test('keeps counting right over many thousands', () => {
  const window = slidingWindow(SPAN)
  for (let at = 0; at < 5000; at += 1) window.add(at, 1)
  expect(window.add(5000, 1)).toBe(SPAN)
  expect(window.add(6000, 1)).toBe(1)
  expect(window.most()).toBe(SPAN)
})
