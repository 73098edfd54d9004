import { expect, test } from 'vitest'
import { hunksOf, isShown } from '../../../src/plan/review/hunks.ts'

test.each([
  ['a new file', '@@ -0,0 +1,3 @@\n+a\n+b\n+c', [{ line: 1, endLine: 3 }]],
  ['one of a single line', '@@ -0,0 +1 @@\n+a', [{ line: 1, endLine: 1 }]],
  [
    'two places, with a heading behind one',
    '@@ -1,2 +1,3 @@\n a\n+b\n c\n@@ -10,2 +11,2 @@ ## Impact\n-d\n+e\n f',
    [
      { line: 1, endLine: 3 },
      { line: 11, endLine: 12 },
    ],
  ],
  ['a deletion of all', '@@ -1,2 +0,0 @@\n-a\n-b', []],
  [
    'a line that looks like a place',
    '@@ -1 +1,2 @@\n a\n+@@ -5,5 +90,9 @@',
    [{ line: 1, endLine: 2 }],
  ],
  ['nothing', '', []],
])('of a patch with %s the new lines are told', (_, patch, hunks) => {
  expect(hunksOf(patch)).toEqual(hunks)
})

const HUNKS = [
  { line: 3, endLine: 6 },
  { line: 7, endLine: 9 },
]
test.each([
  [3, 6, true],
  [4, 4, true],
  [2, 3, false],
  [6, 7, false],
  [9, 10, false],
  [20, 20, false],
])('lines %j to %j lie in one of them: %j', (line, endLine, shown) => {
  expect(isShown(HUNKS, { line, endLine })).toBe(shown)
})
