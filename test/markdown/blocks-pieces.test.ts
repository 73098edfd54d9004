import { describe, expect, test } from 'vitest'
import { blocks } from '../../src/markdown/blocks.ts'

/** `paragraph 1,2 in quote` for each piece, with the numbers of its lines. */
const pieces = (text: string) =>
  blocks(text).pieces.map(({ kind, within, lines }) => {
    const numbers = lines.map(({ number }) => number).join()
    return within === null ? `${kind} ${numbers}` : `${kind} ${numbers} in ${within}`
  })

describe('what a list holds', () => {
  test.each([
    ['-\n  a\n\n  b', ['paragraph 2 in list', 'paragraph 4 in list']],
    ['-\n\n  b', ['paragraph 3']],
    ['> -\n>   a\n>\n>     b', ['paragraph 2 in quote', 'paragraph 4 in quote']],
    ['- a\n \n  b', ['paragraph 1 in list', 'paragraph 3 in list']],
    ['> - a\n>\n>     b', ['paragraph 1 in quote', 'paragraph 3 in quote']],
    ['> a\n>\n>     b', ['paragraph 1 in quote', 'indented 3 in quote']],
    ['   - a', ['paragraph 1 in list']],
    ['    - a', ['indented 1']],
    [' * * *', ['heading 1']],
    ['> * * *', ['heading 1 in quote']],
    ['> * * a', ['paragraph 1 in quote']],
  ])('%j', (text, expected) => {
    expect(pieces(text)).toEqual(expected)
  })
})

describe('where a fence ends', () => {
  test.each([
    ['```\na\n   ```  \nb', ['code 1,2,3', 'paragraph 4']],
    ['```\na\n    ```\nb', ['code 1,2,3,4']],
    ['> ```\n> a\n> ```\n> b', ['code 1,2,3 in quote', 'paragraph 4 in quote']],
  ])('%j', (text, expected) => {
    expect(pieces(text)).toEqual(expected)
  })
})

describe('what goes on below a quote without its sign', () => {
  test.each([
    ['> a\nb', ['paragraph 1,2 in quote']],
    ['> a\n    # b', ['paragraph 1,2 in quote']],
    ['> a\n   # b', ['paragraph 1 in quote', 'heading 2']],
    ['> a\n<b>', ['paragraph 1,2 in quote']],
    ['> a\n<div>', ['paragraph 1 in quote', 'html 2']],
    ['> a\n###### b', ['paragraph 1 in quote', 'heading 2']],
    ['> a\n####### b', ['paragraph 1,2 in quote']],
    ['> # a\nb', ['heading 1 in quote', 'paragraph 2']],
  ])('%j', (text, expected) => {
    expect(pieces(text)).toEqual(expected)
  })
})

describe('what is set in', () => {
  test.each([
    ['   a', ['paragraph 1']],
    ['    a', ['indented 1']],
    ['    a\n\n    b', ['indented 1,3']],
    ['    a\n\n   b', ['indented 1', 'paragraph 3']],
    ['a\n\nb', ['paragraph 1', 'paragraph 3']],
  ])('%j', (text, expected) => {
    expect(pieces(text)).toEqual(expected)
  })
})

describe('what becomes a table', () => {
  test.each([
    ['a | b\n-|-', ['table 1,2']],
    ['x\ny\na | b\n-|-\nc', ['paragraph 1,2', 'table 3,4,5']],
    ['x\ny\na\n-|', ['table 1,2,3,4']],
    ['x\ny\na\n|-|', ['table 1,2,3,4']],
  ])('%j', (text, expected) => {
    expect(pieces(text)).toEqual(expected)
  })
})

test.each([
  ['<!-- a', true],
  ['<!-- a -->', false],
  ['<pre>\n\na', true],
  ['<pre>\n\na</pre>', false],
  ['> <?a\n\nb', true],
  ['<div>\na', false],
  ['```\na', false],
  ['a', false],
])('whether %j begins with HTML that never ends: %s', (text, unfinished) => {
  expect(blocks(text).pieces[0]?.unfinished).toBe(unfinished)
})

test('twenty containers in each other are read, and nothing from the line on that has one more', () => {
  const nested = (depth: number) => `a\n\n${'>'.repeat(depth)} b\n\nc`
  expect(blocks(nested(20))).toMatchObject({ givenUpAt: null })
  expect(pieces(nested(20))).toEqual(['paragraph 1', 'paragraph 3 in quote', 'paragraph 5'])
  expect(blocks(nested(21))).toMatchObject({ givenUpAt: 3 })
  expect(pieces(nested(21))).toEqual(['paragraph 1'])
})

test.each([
  // Each line with its end, what it may begin, and its leaf.
  ['abc', 4 + 4 + 3],
  ['\n\n', 3 * (1 + 1)],
  // And for each container what its own sign leaves.
  ['> a', 4 + 4 + 2 + 3],
  ['> a\n> b', 4 + 4 + 2 + 3 + (4 + 4 + 2 + 3)],
])('the work on %j is counted: %d', (text, steps) => {
  expect(blocks(text).steps).toBe(steps)
})
