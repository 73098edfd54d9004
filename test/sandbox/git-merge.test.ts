import { expect, test } from 'vitest'
import { filesOf, textOfBlob } from '../../src/sandbox/diff/files.ts'
import { commitsBetween, history, mergeBase } from '../../src/sandbox/git-history.ts'
import { mergeHeads } from '../../src/sandbox/git-merge.ts'
import { flattened } from '../../src/sandbox/git-tree.ts'
import { commitTree, emptyGit } from './repository.ts'

type Files = Readonly<Record<string, string>>

function merged(base: Files, ours: Files, theirs: Files) {
  const git = emptyGit()
  const root = commitTree(git, base)
  const [mine, other] = [commitTree(git, ours, root), commitTree(git, theirs, root)]
  const result = mergeHeads(git, mine, other)
  if (result.kind === 'conflict') return result.paths
  const entries = flattened(git, result.treeSha).filter(({ type }) => type === 'blob')
  return Object.fromEntries(entries.map(({ path, sha }) => [path, textOfBlob(git, sha)]))
}

test.each<[string, Files, Files, Files, Files]>([
  [
    'different files',
    { a: '1', b: '1' },
    { a: '2', b: '1' },
    { a: '1', b: '2' },
    { a: '2', b: '2' },
  ],
  ['the same change', { a: '1' }, { a: '2' }, { a: '2' }, { a: '2' }],
  [
    'new files in one folder',
    { a: '1' },
    { a: '1', 'd/x': '1' },
    { a: '1', 'd/y': '1' },
    { a: '1', 'd/x': '1', 'd/y': '1' },
  ],
  ['a file taken off', { a: '1', b: '1' }, { a: '2', b: '1' }, { a: '1' }, { a: '2' }],
  ['a file taken off by both', { a: '1', b: '1' }, { a: '1' }, { a: '1' }, { a: '1' }],
])('%s on both sides come together', (_, base, ours, theirs, expected) => {
  expect(merged(base, ours, theirs)).toEqual(expected)
})

test.each<[string, Files, Files, Files, readonly string[]]>([
  ['one file changed twice', { a: '1' }, { a: '2' }, { a: '3' }, ['a']],
  ['one changed and taken off', { a: '1', b: '1' }, { a: '2', b: '1' }, { b: '1' }, ['a']],
  ['one path made twice', { a: '1' }, { a: '1', n: '1' }, { a: '1', n: '2' }, ['n']],
])('%s is a conflict', (_, base, ours, theirs, paths) => {
  expect(merged(base, ours, theirs)).toEqual(paths)
})

test('where two histories parted is found past merges', () => {
  const git = emptyGit()
  const root = commitTree(git, { a: '1' })
  const main = commitTree(git, { a: '2' }, root)
  const side = commitTree(git, { a: '1', b: '1' }, root)
  const merge = commitTree(git, { a: '2', b: '1' }, side, main)
  const later = commitTree(git, { a: '3' }, main)
  expect(mergeBase(git, later, merge)).toBe(main)
  expect(mergeBase(git, main, side)).toBe(root)
  expect(mergeBase(git, root, commitTree(git, { z: '1' }))).toBeUndefined()
  expect(commitsBetween(git, later, merge).map(({ sha }) => sha)).toEqual([side, merge])
  expect(history(git, merge)).toHaveLength(4)
  expect([...filesOf(git, later).keys()]).toEqual(['a'])
})
