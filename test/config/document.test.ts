import { expect, test } from 'vitest'
import { readTree, type Tree, type Unreadable } from '../../src/config/document.ts'

const isTree = (read: Tree | Unreadable): read is Tree => 'values' in read

function tree(text: string): Tree {
  const read = readTree(text)
  if (!isTree(read)) throw new Error(read.unreadable)
  return read
}

const bomb = (levels: number): string =>
  Array.from(
    { length: levels },
    (_, at) =>
      `k${at}: &k${at} [${Array(9)
        .fill(at === 0 ? 'x' : `*k${at - 1}`)
        .join(', ')}]`,
  ).join('\n')

test('a few aliases are read as what they point at', () => {
  expect([...tree('a: &x [1, two]\nb: *x').values]).toEqual([
    ['a', ['1', 'two']],
    ['b', ['1', 'two']],
  ])
})

test('aliases that multiply are refused before they grow', () => {
  const { faults } = tree(bomb(9))
  expect(faults.length).toBeGreaterThan(0)
  expect(faults[0]?.message).toBe('a file has at most 100 aliases')
})

test('aliases of a large part are refused once they have grown too far', () => {
  const large = `a: &x [${Array(2000).fill('y').join(', ')}]`
  const { faults } = tree(`${large}\nb: [${Array(90).fill('*x').join(', ')}]`)
  expect(faults[0]?.message).toBe('this file holds too many values')
})

test('an alias of what it stands in ends at the depth limit', () => {
  const { faults } = tree('a: &a [*a]')
  expect(faults.map(({ message }) => message)).toEqual(['this is nested deeper than 20 levels'])
})

test.each([
  ['brackets', `a: ${'['.repeat(30)}${']'.repeat(30)}`],
  ['dashes', `a:\n ${'- '.repeat(30)}x`],
])('%s below the twentieth level are left out', (_, text) => {
  expect(tree(text).faults.map(({ message }) => message)).toEqual([
    'this is nested deeper than 20 levels',
  ])
})

test.each([
  ['[', '['.repeat(65_000)],
  ['{', '{'.repeat(65_000)],
  ['- ', '- '.repeat(32_000)],
  ['? ', '? '.repeat(32_000)],
])('tens of thousands of "%s" are no YAML, and no crash', (_, text) => {
  expect(isTree(readTree(text))).toBe(false)
})

test('a key called __proto__ changes no prototype', () => {
  const read = tree('a: { __proto__: { polluted: true }, constructor: 1 }')
  expect(Object.keys(read.values.get('a') as object)).toEqual(['constructor'])
  expect(Object.getPrototypeOf(read.values.get('a'))).toBeNull()
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

test.each([
  ['a', [], 'key', 1, 1],
  ['a key', ['b'], 'key', 2, 1],
  ['a value', ['b'], 'value', 3, 3],
  ['an entry', ['b', 1], 'value', 4, 5],
  ['a key inside', ['b', 1, 'c'], 'key', 4, 5],
  ['a value inside', ['b', 1, 'c'], 'value', 4, 8],
  ['what is missing', ['b', 1, 'z'], 'value', 4, 5],
] as const)('%s is found at its place', (_, path, part, line, column) => {
  expect(tree('a: 1\nb:\n  - x\n  - c: y').position(path, part)).toEqual({ line, column })
})

test('places count entries that are kept, so that they fit the values', () => {
  const read = tree('a: [!tag x, y]')
  expect(read.values.get('a')).toEqual(['y'])
  expect(read.position(['a', 0], 'value')).toEqual({ line: 1, column: 13 })
})
