import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { Figures } from './exhaustive.ts'
import { STORIES } from './stories.ts'

const run = promisify(execFile)

/** What `npm run kills` says with these words behind it. */
async function kills(...words: readonly string[]): Promise<readonly Figures[]> {
  const { stdout } = await run(process.execPath, ['test/kills/main.ts', '--json', ...words], {
    maxBuffer: 2 ** 26,
  }).catch((error: { readonly stdout: string }) => error)
  return (JSON.parse(stdout) as { readonly figures: readonly Figures[] }).figures
}

const sum = (all: readonly Figures[], of: (one: Figures) => number): number =>
  all.reduce((total, one) => total + of(one), 0)

test('there are more than thirty stories, each behind the one from which it goes on', () => {
  expect(STORIES.length).toBeGreaterThan(30)
  expect(new Set(STORIES.map(({ name }) => name)).size).toBe(STORIES.length)
  for (const [place, { after }] of STORIES.entries())
    if (after !== null) expect(STORIES.indexOf(after)).toBeLessThan(place)
})

test('whoever is killed anywhere while an incident is taken up, ends as if nothing had happened', {
  timeout: 240_000,
}, async () => {
  const figures = await kills('--story', 'acknowledged', '--story', 'alerted', '--pairs', '6')
  expect(figures.flatMap(({ differing }) => differing)).toEqual([])
  expect(sum(figures, (one) => one.kills)).toBeGreaterThan(60)
})

test('so does who is killed at some moment of any other story', { timeout: 240_000 }, async () => {
  const figures = await kills('--each', '53')
  expect(figures.flatMap(({ differing }) => differing)).toEqual([])
  expect(figures).toHaveLength(STORIES.length)
})

test('a loss of power, which takes more than a kill, changes nothing either', {
  timeout: 240_000,
}, async () => {
  const figures = await kills('--story', 'mitigated', '--each', '2', '--power')
  expect(figures.flatMap(({ differing }) => differing)).toEqual([])
  expect(sum(figures, (one) => one.kills)).toBeGreaterThan(10)
})

/** What people do in the life of one incident. */
const LIFE = [
  ...['declared', 'severe', 'acknowledged', 'roles', 'refused', 'near-miss', 'updated', 'impact'],
  ...['labelled', 'mitigated', 'promised', 'resolved', 'reopened', 'closed-by-hand'],
]

test('no write of a life is done again or left out because it, or the answer to it, was lost', {
  timeout: 240_000,
}, async () => {
  const figures = await kills('--losses', ...LIFE.flatMap((name) => ['--story', name]))
  expect(figures.flatMap(({ differing }) => differing)).toEqual([])
  expect(sum(figures, (one) => one.kills)).toBeGreaterThan(100)
})

test('an App that sends again what was not answered is found out', {
  timeout: 240_000,
}, async () => {
  const words = ['--losses', '--story', 'near-miss', '--plant', 'blind-retry']
  const [found] = (await kills(...words)).flatMap(({ differing }) => differing)
  expect(found?.at).toEqual(['write done POST /repos/acme/shop/issues/1/comments'])
})

test('an App that notes what it has made before it makes it is found out', {
  timeout: 240_000,
}, async () => {
  const words = ['--story', 'near-miss', '--each', '3', '--plant', 'ledger-before-effect']
  const [found] = (await kills(...words)).flatMap(({ differing }) => differing)
  expect(found?.at).toEqual(['write before POST /repos/acme/shop/issues/1/comments'])
})
