import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ORDERS, ordered } from '../../src/sandbox/order.ts'

const things = fc.array(fc.integer())

test('every order keeps all there is, the same again for the same seed', () => {
  fc.assert(
    fc.property(things, fc.constantFrom(...ORDERS), fc.integer(), (given, order, seed) => {
      const before = [...given]
      const once = ordered(given, order, seed)
      expect(once.toSorted((a, b) => a - b)).toEqual(before.toSorted((a, b) => a - b))
      expect(ordered(given, order, seed)).toEqual(once)
      expect(given).toEqual(before)
    }),
  )
})

test('reversed twice is the same', () => {
  fc.assert(
    fc.property(things, (given) => {
      expect(ordered(ordered(given, 'reversed', 1), 'reversed', 1)).toEqual(given)
      expect(ordered(given, 'same', 1)).toEqual(given)
    }),
  )
})

test('a shuffle puts each of three things into each place, seed by seed', () => {
  const seen = new Set<string>()
  for (let seed = 0; seed < 100; seed += 1) {
    seen.add(ordered(['a', 'b', 'c'], 'shuffled', seed * 7919).join(''))
  }
  expect([...seen].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba'])
})
