import { describe, expect, test } from 'vitest'
import {
  begins,
  type Container,
  goesOn,
  indentOf,
  withoutTabs,
} from '../../src/markdown/containers.ts'

test.each([
  ['a', 'a'],
  ['\ta', '    a'],
  ['a\tb', 'a   b'],
  ['abc\td', 'abc d'],
  ['abcd\te', 'abcd    e'],
  ['\t\ta', '        a'],
  ['>\t\ta\t', '>       a   '],
])('%j is %j without tabs', (raw, spaces) => {
  expect(withoutTabs(raw)).toBe(spaces)
})

test.each([
  ['', 0, 0],
  ['a', 0, 0],
  ['  a', 0, 2],
  ['> a', 1, 1],
  ['   ', 1, 2],
])('%j is set in from %i by %i', (line, at, indent) => {
  expect(indentOf({ line, at })).toBe(indent)
})

describe('what begins', () => {
  const list = (width: number, bare = false): Container => ({ kind: 'list', width, bare })

  test.each<[string, Container | null, number]>([
    ['> a', { kind: 'quote' }, 2],
    ['>a', { kind: 'quote' }, 1],
    ['   >  a', { kind: 'quote' }, 5],
    ['    > a', null, 0],
    ['- a', list(2), 2],
    ['+ a', list(2), 2],
    ['* a', list(2), 2],
    ['  -   a', list(6), 6],
    ['-    a', list(5), 5],
    ['-     a', list(2), 2],
    ['-', list(2, true), 1],
    ['-   ', list(2, true), 2],
    ['-a', null, 0],
    ['1. a', list(3), 3],
    ['1) a', list(3), 3],
    ['123456789. a', list(11), 11],
    ['1234567890. a', null, 0],
    ['1: a', null, 0],
    ['12.', list(4, true), 3],
    ['[^1]: a', { kind: 'footnote' }, 6],
    ['  [^a-b]:a', { kind: 'footnote' }, 9],
    ['[^1]:', { kind: 'footnote' }, 5],
    ['[^]: a', null, 0],
    ['[^a b]: c', null, 0],
    ['[^a]b]: c', null, 0],
    ['[1]: a', null, 0],
    ['x [^1]: a', null, 0],
    ['    [^1]: a', null, 0],
    ['a', null, 0],
  ])('with %j', (line, container, at) => {
    const cursor = { line, at: 0 }
    expect(begins(cursor, false)).toEqual(container)
    expect(cursor.at).toBe(at)
  })

  test.each<[string, Container | null]>([
    ['> a', { kind: 'quote' }],
    ['- a', list(2)],
    ['1. a', list(3)],
    ['01. a', list(4)],
    ['2. a', null],
    ['0. a', null],
    ['-', null],
    ['1.', null],
    ['[^1]: a', { kind: 'footnote' }],
  ])('with %j in a paragraph', (line, container) => {
    expect(begins({ line, at: 0 }, true)).toEqual(container)
  })

  test('where others have begun before it on the line', () => {
    const cursor = { line: '> - a', at: 2 }
    expect(begins(cursor, false)).toEqual(list(2))
    expect(cursor.at).toBe(4)
  })
})

describe('what goes on', () => {
  const item: Container = { kind: 'list', width: 3, bare: false }
  const bare: Container = { ...item, bare: true }
  const note: Container = { kind: 'footnote' }

  test.each<[Container, string, boolean, number]>([
    [{ kind: 'quote' }, '> a', true, 2],
    [{ kind: 'quote' }, '   >a', true, 4],
    [{ kind: 'quote' }, '    > a', false, 0],
    [{ kind: 'quote' }, 'a', false, 0],
    [{ kind: 'quote' }, '', false, 0],
    [item, '   a', true, 3],
    [item, '     a', true, 3],
    [item, '  a', false, 0],
    [item, '', true, 0],
    [bare, '   a', true, 3],
    [bare, '', false, 0],
    [note, '    a', true, 4],
    [note, '   a', false, 0],
    [note, '', true, 0],
  ])('%j in %j: %s', (container, line, on, at) => {
    const cursor = { line, at: 0 }
    expect(goesOn(container, cursor, line === '')).toBe(on)
    expect(cursor.at).toBe(at)
  })
})
