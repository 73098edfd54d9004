import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hunksOf, patchText } from '../../../src/sandbox/diff/hunks.ts'

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => String(from + at))
const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')
const patch = (before: string, after: string) => patchText(hunksOf(before, after))

test.each<[string, string, string, string]>([
  ['one line of one', 'a\n', 'b\n', '@@ -1 +1 @@\n-a\n+b'],
  ['a file that came', '', 'a\nb\n', '@@ -0,0 +1,2 @@\n+a\n+b'],
  ['a file that went', 'a\n', '', '@@ -1 +0,0 @@\n-a'],
  ['a break at the end that came', 'a', 'a\n', '@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a'],
  [
    'a last line without a break that stayed',
    'x\nz',
    'y\nz',
    '@@ -1,2 +1,2 @@\n-x\n+y\n z\n\\ No newline at end of file',
  ],
])('%s', (_, before, after, expected) => {
  expect(patch(before, after)).toBe(expected)
})

test('equal texts have no hunks', () => {
  expect(hunksOf('a\n', 'a\n')).toEqual([])
})

test('changes that lie far apart stand in hunks of their own, with three lines around them', () => {
  const before = text(numbers(1, 30))
  const after = text(numbers(1, 30).map((line) => (line === '5' || line === '20' ? 'x' : line)))
  expect(hunksOf(before, after).map(({ header }) => header)).toEqual([
    '@@ -2,7 +2,7 @@',
    '@@ -17,7 +17,7 @@',
  ])
})

test('changes whose surroundings touch share a hunk', () => {
  const before = text(numbers(1, 20))
  const after = text(numbers(1, 20).map((line) => (line === '5' || line === '11' ? 'x' : line)))
  expect(hunksOf(before, after).map(({ header }) => header)).toEqual(['@@ -2,13 +2,13 @@'])
})

/** Rebuilds the new text: what stands in no hunk is taken from the old one as it was. */
function patched(before: readonly string[], hunks: ReturnType<typeof hunksOf>): string[] {
  const fresh = new Map<number, string>()
  let [next, at] = [1, 1]
  for (const line of hunks.flatMap(({ lines }) => lines)) {
    for (; line.old !== null && next < line.old; next += 1, at += 1)
      fresh.set(at, before[next - 1] ?? '')
    if (line.old !== null) next = line.old + 1
    if (line.fresh !== null) fresh.set(line.fresh, line.text)
    at = line.fresh === null ? at : line.fresh + 1
  }
  return [
    ...[...fresh].toSorted(([a], [b]) => a - b).map(([, line]) => line),
    ...before.slice(next - 1),
  ]
}

test('the lines of the hunks are numbered so that they rebuild the text', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      expect(patched(before, hunksOf(text(before), text(after)))).toEqual(after)
    }),
  )
})
