import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { expect, test } from 'vitest'
import { isDelimiter, isDelimiterFor, isDisputed } from '../../src/markdown/pipes.ts'

const EXTENSIONS = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }
const isTable = (text: string) => fromMarkdown(text, EXTENSIONS).children[0]?.type === 'table'

const cells = (parts: readonly string[]) =>
  fc
    .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 7 })
    .map((some) => some.join('').trim())

test('two lines are a table where another parser sees one', () => {
  const heads = cells(['a', '|', ' ', '\\|', 'b c', '||', '\\\\', ':'])
  const rows = cells(['-', '--', ':', '|', ' ', ' | ', 'x', '\\', ':-:'])
  fc.assert(
    fc.property(heads, rows, (head, row) => {
      // A column alone, dashes without a pipe and lists are each renderer's own affair.
      if (/^(?:$|[-:]\s|\|$)/.test(head) || isDisputed(head, row)) return
      expect(isDelimiterFor(head, row)).toBe(isTable(`${head}\n${row}`))
    }),
    { numRuns: 4_000 },
  )
})

test.each([
  ['|-|', true],
  ['| --- | :-: |', true],
  [':-', true],
  ['-:|', true],
  ['-|-', true],
  ['- | -', true],
  ['---', false],
  ['|', false],
  ['||', false],
  [': |', false],
  ['|:|', false],
  ['|::-|', false],
  ['|- -|', false],
  ['|-|x', false],
  ['x|-|', false],
  ['|-||-|', false],
  ['|\u00a0-|', false],
  ['|- \u2003|', false],
  ['', false],
])('%j is a row of dashes: %s', (row, dashes) => {
  expect(isDelimiter(row)).toBe(dashes)
})

test.each([
  ['| a |', '|-|', true],
  ['a', '|-|', true],
  ['| a | b |', '|-|-|', true],
  ['a | b', '-|-', true],
  ['| a | b |', '|-|', false],
  ['a', '-|-', false],
  ['a \\| b', '|-|', true],
  ['a \\\\| b', '-|-', true],
  ['| a | b', '|-|-|', true],
  ['a | b |', '|-|-|', true],
  ['| a |', 'x', false],
  ['\\a||', '-|-', true],
])('%j is the head of %j: %s', (head, row, is) => {
  expect(isDelimiterFor(head, row)).toBe(is)
})

test.each([
  ['| a |', '|-|', false],
  ['a', '|-|', true],
  ['| a |', ':-:', true],
  ['a | b', '- | -', true],
  ['a | b', '-|-', false],
  ['a | b', '| - | -', false],
])('renderers disagree on %j above %j: %s', (head, row, disputed) => {
  expect(isDisputed(head, row)).toBe(disputed)
})
