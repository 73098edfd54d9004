import { expect, test } from 'vitest'
import { pullSize } from '../../src/sandbox/pull-size.ts'
import { commitTree, emptyGit } from './repository.ts'

test.each<[string, Record<string, string>, Record<string, string>, number, number, number]>([
  ['nothing', { a: '1\n' }, { a: '1\n' }, 0, 0, 0],
  ['a line more', { a: '1\n' }, { a: '1\n2\n' }, 1, 1, 0],
  ['a line less', { a: '1\n2\n' }, { a: '1\n' }, 1, 0, 1],
  ['a line that changed', { a: '1\n2\n' }, { a: '1\n3\n' }, 1, 1, 1],
  ['the same line once more', { a: '1\n' }, { a: '1\n1\n' }, 1, 1, 0],
  ['a line that moved', { a: '1\n2\n' }, { a: '2\n1\n' }, 1, 1, 1],
  ['a file in a folder', { a: '1\n' }, { a: '1\n', 'b/c': '1\n2\n' }, 1, 2, 0],
  ['a file that went', { a: '1\n', b: '2' }, { a: '1\n' }, 1, 0, 1],
  ['an empty file', { a: '1\n' }, { a: '1\n', b: '' }, 1, 0, 0],
])('a branch brings %s', (_, before, after, changed_files, additions, deletions) => {
  const git = emptyGit()
  const base = commitTree(git, before)
  const head = commitTree(git, after, base)
  expect(pullSize(git, base, head)).toEqual({ commits: 1, changed_files, additions, deletions })
})

test('only commits that the base has not are counted, each once', () => {
  const git = emptyGit()
  const root = commitTree(git, { a: '1' })
  const base = commitTree(git, { a: '2' }, root)
  const left = commitTree(git, { a: '2', b: '1' }, base)
  const right = commitTree(git, { a: '2', c: '1' }, base)
  const merge = commitTree(git, { a: '2', b: '1', c: '1' }, left, right)
  expect(pullSize(git, base, merge).commits).toBe(3)
  expect(pullSize(git, merge, base).commits).toBe(0)
})
