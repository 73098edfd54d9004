import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearest } from '../../src/markdown/nearest.ts'

const COMMANDS = ['ack', 'sev', 'severity', 'mitigate', 'resolve', 'timeline', 'ic']

test.each([
  ['mitgate', 'mitigate'],
  ['mitigaet', 'mitigate'],
  ['resolved', 'resolve'],
  ['reslove', 'resolve'],
  ['SEVERITY', 'severity'],
  ['akc', 'ack'],
  ['sevs', 'sev'],
  ['tmelin', 'timeline'],
])('%s most likely means %s', (word, expected) => {
  expect(nearest(word, COMMANDS)).toBe(expected)
})

test.each([['approve'], ['kca'], ['retest'], ['lgtm'], ['assign'], [''], ['a'.repeat(41)]])(
  '%s means none of ours',
  (word) => {
    expect(nearest(word, COMMANDS)).toBeNull()
  },
)

test('of equally near ones the first is meant, and an exact one before all', () => {
  expect(nearest('cat', ['bat', 'hat'])).toBe('bat')
  expect(nearest('cat', ['bat', 'cat'])).toBe('cat')
})

/** By the book, one end after the other: edits that turn one into the other. */
function edits(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const change = edits(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1)
  const all = [change, edits(a.slice(1), b) + 1, edits(a, b.slice(1)) + 1]
  const isSwap = a.length > 1 && a[0] === b[1] && a[1] === b[0]
  return Math.min(...all, ...(isSwap ? [edits(a.slice(2), b.slice(2)) + 1] : []))
}

test('what is found is the first of the nearest, as edits are counted by the book', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abc'), minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 5 }), (given, candidates) => {
      const most = given.length <= 4 ? 1 : 2
      const near = candidates.filter((one) => edits(given, one) <= most)
      const least = Math.min(...near.map((one) => edits(given, one)))
      expect(nearest(given, candidates)).toBe(
        near.find((one) => edits(given, one) === least) ?? null,
      )
    }),
    { numRuns: 1_000 },
  )
})
