import { expect, test } from 'vitest'
import { readCalls } from '../../src/markdown/calls.ts'

/** What the bound of `calls-linear.test.ts` rests on: that no pass over a text goes uncounted. */
test.each([
  ['a paragraph', 'word '],
  ['paragraphs', 'word\n\n'],
  ['spans', '`a` <b> [c](d) $e$\n'],
  ['quotes', '> > a\n'],
  ['lists', '- a\n\n  b\n'],
  ['blocks of HTML', '<div>\n'],
  ['fences', '```\na\n```\n'],
  ['nesting beyond what is read', `${'> '.repeat(30)}\n`],
])('every character of %s is counted, and none very often', (_, unit) => {
  const text = unit.repeat(100)
  const { steps } = readCalls(text)
  expect(steps).toBeGreaterThan(text.length)
  expect(steps).toBeLessThan(60 * text.length)
})

test.each([
  ['a quote', '> a\n', 'a\n'],
  ['a list', '- a\n', 'a\n'],
  ['a span', '`\n', 'a\n'],
  ['HTML', '<b>\n', 'abc\n'],
])('%s costs no less than plain text', (_, unit, plain) => {
  expect(readCalls(unit.repeat(50)).steps).toBeGreaterThanOrEqual(readCalls(plain.repeat(50)).steps)
})
