import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { metrics } from '../../src/app/metrics.ts'
import { at, newStore } from '../store/support.ts'

/** What operators are told has to be what the code does. */
const RUNNING = readFileSync('src/app/README.md', 'utf8')
const code = (text: string) => [...text.matchAll(/`(?<word>[^`]+)`/g)].map(([, word = '']) => word)
const rows = (head: string) => {
  const [, table = ''] = RUNNING.split(`| ${head} |`)
  return table
    .split('\n\n')[0]
    ?.split('\n')
    .filter((line) => line.startsWith('| `') || line.startsWith('| `GET'))
    .flatMap((line) => code(line.split('|')[1] ?? ''))
}

test('every variable that is read is told, and no other', () => {
  const source = readFileSync('src/app/settings.ts', 'utf8')
  const read = [...source.matchAll(/'(?<name>[A-Z][A-Z_]+)'/g)].map(([, name = '']) => name)
  expect(new Set(read).size).toBeGreaterThan(10)
  expect(rows('Variable | Meaning | Default')?.toSorted()).toEqual([...new Set(read)].sort())
})

test('every metric of ours is told, and no other', async () => {
  const { text } = await metrics(newStore('memory'), () => at(0)).page()
  const ours = [...text.matchAll(/^# TYPE (?<name>sitrep_\S+) /gm)].map(([, name = '']) => name)
  expect(ours.length).toBeGreaterThan(8)
  expect(rows('Metric | Tells | Alert when')?.toSorted()).toEqual(ours.toSorted())
})

test('an alert names only metrics that there are', () => {
  const named = [...RUNNING.matchAll(/sitrep_[a-z_]+/g)].map(([name]) => name)
  const told = new Set(rows('Metric | Tells | Alert when'))
  expect(named.filter((name) => !told.has(name))).toEqual([])
})

test('the addresses are those that are served', () => {
  const served = readFileSync('src/app/respond.ts', 'utf8').match(/'\/[a-z/]+'/g) ?? []
  for (const address of served) expect(RUNNING).toContain(address.slice(1, -1))
})
