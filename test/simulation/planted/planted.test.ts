import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { THEMES } from '../themes.ts'
import { BUGS } from './bugs.ts'
import { hunt } from './hunt.ts'

const places = (text: string, part: string): number => text.split(part).length - 1

test.each(BUGS.flatMap(({ name, edits }) => edits.map((edit) => ({ name, ...edit }))))(
  '$name changes one place of $file',
  ({ file, from, to }) => {
    expect(places(readFileSync(file, 'utf8'), from)).toBe(1)
    expect(to).not.toBe(from)
  },
)

test('there are twenty-five, each with a name of its own, and each is looked for where it can show', () => {
  expect(BUGS).toHaveLength(25)
  expect(new Set(BUGS.map(({ name }) => name)).size).toBe(BUGS.length)
  const themes = BUGS.flatMap(({ theme }) => theme ?? [])
  expect(Object.keys(THEMES)).toEqual(expect.arrayContaining(themes))
})

/** What takes a few worlds alone; `npm run simulate:planted` looks for all of them. */
const SOON = ['author-for-sender', 'edits-executed']
const WORLDS = 8
const PATIENCE_MS = 5 * 60_000

test.each(BUGS.filter(({ name }) => SOON.includes(name)))(
  '$name is found within a few worlds',
  { timeout: PATIENCE_MS },
  async (bug) => {
    const { by } = await hunt(bug, WORLDS, 1)
    expect(by).not.toEqual([])
  },
)
