import { expect, test } from 'vitest'
import { between } from '../../src/gen/between.ts'

const marked = 'above\n<!-- a -->\nold\n<!-- /a -->\nbelow\n'

test('only what stands between the marks is replaced', () => {
  expect(between(marked, 'a', '\nnew\n')).toBe('above\n<!-- a -->\nnew\n<!-- /a -->\nbelow\n')
})

test('replacing with the same changes nothing', () => {
  const once = between(marked, 'a', 'new')
  expect(between(once, 'a', 'new')).toBe(once)
})

test('what looks like a replacement pattern is written as it is', () => {
  expect(between(marked, 'a', '$& $1')).toContain('\n$& $1\n')
})

test.each([
  ['no mark', 'above'],
  ['no end', '<!-- a -->'],
  ['the end alone', '<!-- /a -->'],
  ['the end before the start', '<!-- /a --> <!-- a -->'],
  ['two starts', `<!-- a -->${marked}`],
  ['two ends', `${marked}<!-- /a -->`],
  ['the marks of another', '<!-- b --><!-- /b -->'],
])('a document with %s is refused', (_what, document) => {
  expect(() => between(document, 'a', 'new')).toThrow('<!-- a -->')
})
