import fc from 'fast-check'
import { expect, test } from 'vitest'
import { heap } from './heap.ts'

test('what was put in comes back in order, however puts and takes are mixed', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 50 }), { nil: null })), (steps) => {
      const mine = heap<number>((a, b) => a < b)
      const plain: number[] = []
      for (const step of steps) {
        if (step === null) {
          plain.sort((a, b) => a - b)
          expect(mine.first()).toBe(plain[0])
          expect(mine.pop()).toBe(plain.shift())
        } else {
          mine.push(step)
          plain.push(step)
        }
      }
    }),
  )
})
