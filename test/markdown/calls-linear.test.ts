import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCalls } from '../../src/markdown/calls.ts'

const UNITS: readonly (readonly [string, string])[] = [
  ['nested quotes', '>'],
  ['nested quotes on many lines', '> > > > > > > >\n'],
  ['quotes and lists in turn', '> - '],
  ['lazy quotes', '> a\nb\n'],
  ['open links', '[a]('],
  ['open brackets', '['],
  ['closed brackets', ']'],
  ['open images', '![a'],
  ['backticks alone', '` `` '],
  ['one long run of backticks', '`'],
  ['nested lists', '- '],
  ['lists on many lines', '  - a\n'],
  ['items and blank lines', '- a\n\n'],
  ['open comments', '<!-- '],
  ['open instructions', '<? '],
  ['open tags', '<a '],
  ['open attributes', '<a b="'],
  ['attributes in two quotes', `<a b="<a b='`],
  ['html blocks', '<div>\n'],
  ['open folds', '<details>\n\n'],
  ['table pipes', '|a'],
  ['table rows', '|a|\n|-|\n'],
  ['rows of dashes', '-|-\n'],
  ['fences', '```\n'],
  ['fences of many kinds', '````\n~~~\n'],
  ['emphasis', '*a _b '],
  ['stars', '* * '],
  ['dashes', '- - '],
  ['backslashes', '\\'],
  ['dollars', '$a $$ '],
  ['spaces', ' '],
  ['tabs', '\t'],
  ['blank lines', '\n'],
  ['equals signs', 'a\n=\n'],
  ['footnotes', '[^1]: '],
  ['definitions', '[a]: b\n'],
  ['numbers', '1. '],
  ['commands', '/ack\n'],
  ['commands that are too many to answer', '> /ack\n'],
  ['slashes', '/'],
  ['emoji', '👩‍'],
]

const filled = (unit: string, length: number) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

test.each(UNITS)('%s cost no more than their length', (_name, unit) => {
  const once = readCalls(filled(unit, 16_384)).steps
  const twice = readCalls(filled(unit, 32_768)).steps
  const most = readCalls(filled(unit, 65_536)).steps
  expect(twice / once).toBeLessThan(2.2)
  expect(most / twice).toBeLessThan(2.2)
  expect(most).toBeLessThan(120 * 65_536)
})

test('mixes of hostile parts cost no more than their length', () => {
  const part = fc.constantFrom(...UNITS.map(([, unit]) => unit), '\n', '\n\n', 'word ')
  const mix = fc.array(part, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(mix, (unit) => {
      const once = readCalls(unit.repeat(200)).steps
      const twice = readCalls(unit.repeat(400)).steps
      expect(twice).toBeLessThanOrEqual(2.2 * once)
    }),
    { numRuns: 200 },
  )
})
