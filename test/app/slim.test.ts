import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pick } from '../../src/app/pick.ts'
import { slim, sound } from '../../src/app/slim.ts'
import { EXAMPLES } from '../support/examples.ts'

test('of every official example what is kept is far less than what came', () => {
  for (const { payload } of EXAMPLES) {
    const kept = JSON.stringify(slim(payload))
    expect(kept.length).toBeLessThan(JSON.stringify(payload).length / 2)
    expect(JSON.stringify(slim(sound(payload)))).toBe(kept)
  }
})

test('a comment is told from its absence, even where nobody stands behind it', () => {
  expect(slim({ comment: { body: 'x', user: null } })).toEqual({ comment: {} })
  expect(slim({ comment: null })).toEqual({})
})

test.each<readonly [string, unknown, Parameters<typeof pick>[1], unknown]>([
  ['a whole number', 7, 'id', 7],
  ['a text where a number should be', '7', 'id', undefined],
  ['a part of a number', 1.5, 'id', undefined],
  ['nought', 0, 'id', undefined],
  ['more than can be counted', 2 ** 53, 'id', undefined],
  [
    'a list of which some are of another kind',
    [{ a: 'x' }, null, 3],
    [{ a: 'text' }],
    [{ a: 'x' }],
  ],
  ['something where a list should be', { length: 2 }, [{ a: 'text' }], undefined],
  ['a list where something should be', { a: [] }, { a: { b: 'text' } }, { a: {} }],
  ['nothing', null, { a: 'text' }, undefined],
])('%s', (_, value, shape, picked) => {
  expect(pick(value, shape)).toEqual(picked)
})

test('whatever comes, nothing is thrown, and nothing is kept that was not asked for', () => {
  const shape = { action: 'text', issue: { number: 'id' } } as const
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (action, issue) => {
      const kept = pick({ action, issue, more: 1 }, shape) as object
      expect(['action', 'issue']).toEqual(expect.arrayContaining(Object.keys(kept)))
    }),
  )
})
