import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineDiff, type Stretch } from '../../../src/sandbox/diff/lines.ts'

/** What the stretches say the second text is, and how much of the first they use up. */
function applied(before: readonly string[], after: readonly string[], all: readonly Stretch[]) {
  const built: string[] = []
  let [x, y] = [0, 0]
  for (const { kind, count } of all) {
    if (kind === 'same') built.push(...before.slice(x, x + count))
    if (kind === 'added') built.push(...after.slice(y, y + count))
    if (kind !== 'added') x += count
    if (kind !== 'taken') y += count
  }
  return { built, used: x }
}

const changes = (all: readonly Stretch[]) =>
  all.filter(({ kind }) => kind !== 'same').reduce((sum, { count }) => sum + count, 0)

/** Length of the longest common subsequence, by the book. */
function common(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const line of a) {
    const next = [0]
    for (const [at, other] of b.entries()) {
      const best = Math.max(row[at + 1] ?? 0, next[at] ?? 0)
      next.push(line === other ? (row[at] ?? 0) + 1 : best)
    }
    row = next
  }
  return row[b.length] ?? 0
}

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 25 })

test('a diff turns the one list of lines into the other, with as few changes as can be', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const all = lineDiff(before, after)
      expect(applied(before, after, all)).toEqual({ built: after, used: before.length })
      expect(changes(all)).toBe(before.length + after.length - 2 * common(before, after))
    }),
  )
})

test('neighbours are of different kinds, and what is taken stands before what is added', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const kinds = lineDiff(before, after).map(({ kind }) => kind)
      for (const [at, kind] of kinds.entries()) expect(kinds[at + 1]).not.toBe(kind)
      expect(kinds.join()).not.toContain('added,taken')
    }),
  )
})

test.each<[string, readonly string[], readonly string[], readonly Stretch[]]>([
  ['nothing at all', [], [], []],
  ['the same lines', ['a'], ['a'], [{ kind: 'same', count: 1 }]],
  ['lines where there were none', [], ['a', 'b'], [{ kind: 'added', count: 2 }]],
  ['none where there were lines', ['a'], [], [{ kind: 'taken', count: 1 }]],
])('%s', (_, before, after, expected) => {
  expect(lineDiff(before, after)).toEqual(expected)
})

test('texts that have next to nothing in common are replaced and not searched for long', () => {
  const [before, after] = ['x', 'y'].map((mark) =>
    Array.from({ length: 5000 }, (_, at) => `${mark}${at}`),
  )
  expect(lineDiff(before ?? [], after ?? [])).toEqual([
    { kind: 'taken', count: 5000 },
    { kind: 'added', count: 5000 },
  ])
})
