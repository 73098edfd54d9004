import { afterEach, expect, test } from 'vitest'
import { type Examining, examining } from '../../src/threads/examine.ts'
import type { Limits } from '../../src/threads/thread.ts'

const REVIEW = { known: null, assignable: null, zone: 'UTC', gap: 1 }
const BY = { review: REVIEW, weights: {}, names: new Set<string>() }
const SIZE = 64 * 1024

const made: Examining[] = []

function examine(text: string, limits?: Limits) {
  const one = examining(limits, 1)
  made.push(one)
  return one.examine({ text, ...BY })
}

afterEach(async () => {
  await Promise.all(made.splice(0).map(({ close }) => close()))
})

test('a document is reviewed as it would be here', async () => {
  const text = '# Checkout was down\n\n## Summary\n\nTODO\n\n## Impact\n\n## Timeline\n\n'
  const { examined } = await import('../../src/postmortem/examined.ts')
  const here = examined(text, BY)
  expect(here.findings.length).toBeGreaterThan(1)
  expect(await examine(text)).toEqual({ kind: 'findings', ...here, more: 0 })
})

test('of more findings than anybody writes, the heaviest come back', async () => {
  const reading = await examine(
    'secret: hunter2hunter2\n\n'.repeat(3_000) + 'TODO\n\n'.repeat(3_000),
  )
  if (reading.kind !== 'findings') throw new Error(reading.kind)
  expect(reading.findings).toHaveLength(5_000)
  expect(new Set(reading.findings.map(({ severity }) => severity))).toEqual(new Set(['blocker']))
}, 20_000)

test('what is larger than a MiB is not even sent to a thread', async () => {
  expect(await examine('x'.repeat(1024 * 1024 + 1))).toEqual({ kind: 'too-big' })
})

test.each([
  ['lazy quotes', '> a\nb\n'],
  ['emphasis that never ends', '_a*'],
  ['open emphasis', '**a'],
])(
  '%s hold up nobody: the review is ended, and meanwhile others have their turn',
  async (_what, unit) => {
    let turns = 0
    const turning = setInterval(() => turns++, 1)
    const reading = await examine(unit.repeat(SIZE / unit.length), { timeMs: 150, memoryMb: 256 })
    clearInterval(turning)
    expect(reading).toEqual({ kind: 'too-slow' })
    expect(turns).toBeGreaterThan(10)
  },
)

test.each([
  ['quotes in quotes', '>'],
  ['quotes and lists in turn', '> - '],
  ['numbered lists in lists', '1) '],
  ['lists in lists', '- '],
])('%s are not followed all the way down, and come to an end', async (_what, unit) => {
  const reading = await examine(unit.repeat(SIZE / unit.length))
  expect(reading).toMatchObject({ kind: 'findings' })
})

test('a document that fills the memory of its thread ends that thread alone', async () => {
  const reading = await examine('a *b* [c](d)\n\n'.repeat(60_000), { timeMs: 60_000, memoryMb: 24 })
  expect(reading).toEqual({ kind: 'too-big' })
})
