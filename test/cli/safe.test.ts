import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columns } from '../../src/cli/columns.ts'
import { safe } from '../../src/cli/safe.ts'

test.each([
  ['an escape sequence', 'a\u001b[2Jb', 'a\\u001b[2Jb'],
  ['its one-byte form', '\u009b2J', '\\u009b2J'],
  ['a carriage return, which overwrites the line', 'good\rbad', 'good\\u000dbad'],
  ['text turned round', 'a\u202eb', 'a\\u202eb'],
  ['letters that nobody can see', 'a\u{e0041}', 'a\\udb40\\udc41'],
])('%s is shown, not obeyed', (_what, text, shown) => {
  expect(safe(text)).toBe(shown)
})

test.each(['Grüße, 日本', 'one\ntwo\tthree', '👩\u200d🚒', ''])('%j stays as it is', (text) => {
  expect(safe(text)).toBe(text)
})

test('JSON stays the same value', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(JSON.parse(safe(JSON.stringify({ text })))).toEqual({ text })
    }),
  )
})

test('columns are as wide as their widest cell, on one line each, without a tail of blanks', () => {
  const rows = [
    ['a', 'b\nc'],
    ['long one', ''],
  ]
  expect(columns(['One', 'Two'], rows)).toBe('One       Two\na         b c\nlong one')
})

test('a cell that is too wide is cut, the last one later', () => {
  const [, row = ''] = columns(['One', 'Two'], [['x'.repeat(500), 'y'.repeat(200)]]).split('\n')
  expect(row).toBe(`${'x'.repeat(71)}…  ${'y'.repeat(200)}`)
})
