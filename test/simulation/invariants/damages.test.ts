import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { copyOf } from './copy.ts'
import { DAMAGES } from './damages.ts'
import { INVARIANTS } from './registry.ts'
import { RICH } from './rich-world.ts'

let folder = ''

/** In a process of its own, since a played world takes the clock of whoever plays it. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-rich-'))
  const file = join(folder, 'schedule.json')
  writeFileSync(file, JSON.stringify(RICH))
  const entry = new URL('../keep-world.ts', import.meta.url).pathname
  execFileSync(process.execPath, [entry, file, folder], { stdio: 'pipe' })
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What is broken in a copy of the world after this was done to it. */
function broken(spoil: (typeof DAMAGES)[number]['spoil']): Readonly<Record<string, unknown>> {
  const copy = copyOf(folder)
  onTestFinished(copy.close)
  spoil(copy)
  const found = INVARIANTS.map(({ name, broken: judge }) => [name, judge(copy.witness as never)])
  return Object.fromEntries(found.filter(([, lines]) => lines?.length !== 0))
}

test('in a world with some of everything in which nothing went wrong, nothing is broken', () => {
  expect(broken(() => {})).toEqual({})
})

test.each(DAMAGES)('$name, and nothing else, finds $does', ({ name, spoil }) => {
  expect(Object.keys(broken(spoil))).toEqual([name])
})

test('each invariant has its number, and a damage that it finds', () => {
  const numbers = Array.from({ length: 22 }, (_, place) => `I${place + 1}`)
  expect(INVARIANTS.map(({ name }) => name)).toEqual(numbers)
  expect([...new Set(DAMAGES.map(({ name }) => name))]).toEqual(numbers)
})
