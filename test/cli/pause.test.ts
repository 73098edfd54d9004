import { expect, test } from 'vitest'
import { readAudit } from '../../src/store/audit.ts'
import { recorded } from '../support/audited.ts'
import { cli } from '../support/cli.ts'

const on = (store: string) => (line: string) => cli(`${line} --store ${store}`)

test('what is paused is shown, and what is asked for is done', async () => {
  const typed = on(recorded([]))
  expect((await typed('pause')).out).toContain('Nothing is paused.')
  expect((await typed('pause --installation 42')).out).toContain('Paused: installation 42.')
  expect((await typed('pause --installation 7')).out).toContain('installation 7, installation 42')
  expect((await typed('pause --all')).out).toContain('Everything is paused.')
  expect((await typed('pause')).out).toContain('Everything is paused.')
})

test('one goes on without the others, and all go on together', async () => {
  const typed = on(recorded([]))
  for (const line of ['pause --installation 7', 'pause --installation 42']) await typed(line)
  expect((await typed('resume --installation 7')).out).toContain('Paused: installation 42.')
  await typed('pause --all')
  expect((await typed('resume --installation 42')).out).toContain('Everything is paused.')
  await typed('pause --installation 9')
  expect((await typed('resume --all')).out).toContain('Nothing is paused.')
})

test('programs get it as JSON', async () => {
  const typed = on(recorded([]))
  const { code, out } = await typed('pause --installation 42 --json')
  expect([code, JSON.parse(out)]).toEqual([0, { everything: false, installations: [42] }])
})

test('the audit has a line of each, and of no question', async () => {
  const store = recorded([])
  const typed = on(store)
  for (const line of ['pause', 'pause --all', 'resume --all', 'pause --installation 42'])
    await typed(line)
  const { records, broken } = readAudit(store)
  expect(broken).toBeNull()
  expect(records.map(({ incident, act }) => [incident, act])).toEqual([
    ['everything', 'paused'],
    ['everything', 'resumed'],
    ['installation 42', 'paused'],
  ])
})

test.each([
  ['resume', 'name what goes on'],
  ['pause --installation acme', 'takes a number'],
  ['pause --installation 0', 'takes a number'],
  ['pause --all --installation 42', 'not both'],
])('%s is refused with what to type', async (line, words) => {
  const { code, out, notes } = await on(recorded([]))(line)
  expect([code, out]).toEqual([2, ''])
  expect(notes).toContain(words)
})

test.each([
  ['nowhere/store.db', 'it cannot be opened'],
  ['package.json', 'it is no store'],
])('where %s is no store of ours, none is made', async (path, words) => {
  const { code, notes } = await on(path)('pause --all')
  expect(code).toBe(1)
  expect(notes).toContain(words)
})
