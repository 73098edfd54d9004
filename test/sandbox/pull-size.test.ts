import { expect, test } from 'vitest'
import { instant } from '../../src/domain/instant.ts'
import { commitName } from '../../src/sandbox/git-objects.ts'
import { storeBlob, withEntry } from '../../src/sandbox/git-tree.ts'
import type { GitObjects } from '../../src/sandbox/model.ts'
import { pullSize } from '../../src/sandbox/pull-size.ts'

const BY = { name: 'Ana', email: 'ana@acme.test', date: instant('2026-11-20T14:00:00Z') }

/** Commits these files, and nothing else, on top of these parents. */
function commit(git: GitObjects, files: Readonly<Record<string, string>>, ...parents: string[]) {
  const tree = Object.entries(files).reduce<string | null>((at, [path, text]) => {
    const sha = storeBlob(git, Buffer.from(text))
    return withEntry(git, at, path, { mode: '100644', type: 'blob', sha })
  }, null)
  const made = {
    treeSha: tree ?? '',
    parentShas: parents,
    message: `${Object.keys(git.commits).length}`,
    author: BY,
    committer: BY,
  }
  const sha = commitName(made)
  git.commits[sha] = { ...made, sha, authorId: null }
  return sha
}

const empty = (): GitObjects => ({ blobs: {}, trees: {}, commits: {} })

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
  const git = empty()
  const base = commit(git, before)
  const head = commit(git, after, base)
  expect(pullSize(git, base, head)).toEqual({ commits: 1, changed_files, additions, deletions })
})

test('only commits that the base has not are counted, each once', () => {
  const git = empty()
  const root = commit(git, { a: '1' })
  const base = commit(git, { a: '2' }, root)
  const left = commit(git, { a: '2', b: '1' }, base)
  const right = commit(git, { a: '2', c: '1' }, base)
  const merge = commit(git, { a: '2', b: '1', c: '1' }, left, right)
  expect(pullSize(git, base, merge).commits).toBe(3)
  expect(pullSize(git, merge, base).commits).toBe(0)
})
