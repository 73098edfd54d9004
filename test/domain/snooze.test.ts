import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../../src/domain/evolve.ts'
import type { Fact } from '../../src/domain/fact.ts'
import type { Instant } from '../../src/domain/instant.ts'

const ref = { kind: 'comment', id: 1 } as const
const snoozed = (at: number, until: number | null): Fact => ({
  type: 'snoozed',
  until: until as Instant | null,
  at: at as Instant,
  by: 'ana',
  ref,
})
const pauses = (...facts: readonly Fact[]) =>
  fold(facts).snoozes.map(({ from, until }) => [from, until])

test.each([
  ['one', [snoozed(10, 20)], [[10, 20]]],
  [
    'one after the other',
    [snoozed(10, 20), snoozed(30, 40)],
    [
      [10, 20],
      [30, 40],
    ],
  ],
  [
    'one that prolongs another',
    [snoozed(10, 20), snoozed(15, 40)],
    [
      [10, 15],
      [15, 40],
    ],
  ],
  [
    'one that shortens another',
    [snoozed(10, 40), snoozed(15, 20)],
    [
      [10, 15],
      [15, 20],
    ],
  ],
  ['one that is ended', [snoozed(10, 40), snoozed(15, null)], [[10, 15]]],
  ['one that was over when it was ended', [snoozed(10, 20), snoozed(25, null)], [[10, 20]]],
  ['the end of none', [snoozed(10, null)], []],
  ['one that ends before it begins', [snoozed(10, 5)], []],
] as const)('%s', (_, facts, expected) => {
  expect(pauses(...facts)).toEqual(expected)
})

test('pauses come in order and never overlap, whatever was said', () => {
  const said = fc.array(
    fc.tuple(fc.nat(50), fc.option(fc.nat(80))).map(([at, until]) => snoozed(at, until)),
  )
  fc.assert(
    fc.property(said, (facts) => {
      const edges = pauses(...facts.toSorted((a, b) => a.at - b.at)).flat()
      expect(edges).toEqual(edges.toSorted((a = 0, b = 0) => a - b))
    }),
  )
})
