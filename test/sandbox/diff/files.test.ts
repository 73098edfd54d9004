import { expect, test } from 'vitest'
import { changesBetween, hunksOfFile, lineCounts } from '../../../src/sandbox/diff/files.ts'
import { movedLine } from '../../../src/sandbox/diff/outdated.ts'
import { commitTree, emptyGit } from '../repository.ts'

type Files = Readonly<Record<string, string>>

function changes(before: Files, after: Files) {
  const git = emptyGit()
  const [base, head] = [commitTree(git, before), commitTree(git, after)]
  return changesBetween(git, base, head).map((file) => ({
    words: `${file.status} ${file.from === file.path ? '' : `${file.from} to `}${file.path}`,
    ...lineCounts(hunksOfFile(git, file)),
  }))
}

const LINES = 'one\ntwo\nthree\nfour\n'

test.each<[string, Files, Files, readonly object[]]>([
  ['nothing', { a: '1' }, { a: '1' }, []],
  ['a new file', {}, { a: LINES }, [{ words: 'added a', additions: 4, deletions: 0 }]],
  [
    'a file that moved as it was',
    { a: LINES },
    { b: LINES },
    [{ words: 'renamed a to b', additions: 0, deletions: 0 }],
  ],
  [
    'a file that moved and changed a little',
    { a: LINES },
    { b: `${LINES}five\n` },
    [{ words: 'renamed a to b', additions: 1, deletions: 0 }],
  ],
  [
    'a file that has nothing of the one that went',
    { a: LINES },
    { b: 'else\n' },
    [
      { words: 'removed a', additions: 0, deletions: 4 },
      { words: 'added b', additions: 1, deletions: 0 },
    ],
  ],
  [
    'empty files, which are like nothing',
    { a: '' },
    { b: '!' },
    [
      { words: 'removed a', additions: 0, deletions: 0 },
      { words: 'added b', additions: 1, deletions: 0 },
    ],
  ],
  [
    'bytes that are no text',
    { a: '\0' },
    { a: '\0\0' },
    [{ words: 'modified a', additions: 0, deletions: 0 }],
  ],
])('between two commits: %s', (_, before, after, expected) => {
  expect(changes(before, after).toSorted((a, b) => (a.words < b.words ? 1 : -1))).toEqual(
    expected.toSorted((a, b) =>
      (a as { words: string }).words < (b as { words: string }).words ? 1 : -1,
    ),
  )
})

test.each<[string, string, number | null]>([
  ['stays where nothing changed', LINES, 3],
  ['moves down below what came', `zero\n${LINES}`, 4],
  ['moves up above what went', 'two\nthree\nfour\n', 2],
  ['is lost where it changed', 'one\ntwo\n3\nfour\n', null],
  ['is lost where it went', 'one\ntwo\nfour\n', null],
])('a line %s', (_, after, expected) => {
  const git = emptyGit()
  const [from, to] = [commitTree(git, { a: LINES }), commitTree(git, { a: after })]
  expect(movedLine(git, from, to, { path: 'a', line: 3 })).toBe(expected)
})

test('a line of a file that is gone is gone', () => {
  const git = emptyGit()
  const [from, to] = [commitTree(git, { a: LINES }), commitTree(git, { b: '1' })]
  expect(movedLine(git, from, to, { path: 'a', line: 1 })).toBeNull()
  expect(movedLine(git, from, from, { path: 'a', line: 1 })).toBe(1)
})
