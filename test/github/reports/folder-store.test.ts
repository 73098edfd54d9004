import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR_MS } from '../../../src/domain/instant.ts'
import { folderStore } from '../../../src/github/reports/folder-store.ts'
import { reported } from '../../support/reported.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('what is written is there for the next one, and what is empty is gone', async () => {
  const store = folderStore(folder)
  expect(await store.index()).toBeNull()
  store.write('reports/index.json', '{}')
  store.write('reports/incidents/2026-Q1.jsonl', '[1]\n')
  store.write('reports/incidents/2026-Q2.jsonl', '[2]\n')
  store.write('reports/incidents/2026-Q2.jsonl', '')
  const next = folderStore(folder)
  expect(await next.index()).toBe('{}')
  const paths = ['2026-Q1', '2026-Q2', '2026-Q3'].map((one) => `reports/incidents/${one}.jsonl`)
  expect([...(await next.read(paths))]).toEqual([['reports/incidents/2026-Q1.jsonl', '[1]\n']])
  expect(store.saved()).toEqual([])
  expect(readdirSync(join(folder, 'reports/incidents'))).toEqual(['2026-Q1.jsonl'])
})

test('a folder takes the place of the branch, whoever has cut a file in it', async () => {
  const it = reported()
  await it.old(7)
  it.pass(24 * HOUR_MS)
  const read = () => it.read(null, { kept: folderStore(folder) })
  const whole = (await read()).reading
  expect((await read()).reading).toEqual(whole)
  const file = join(folder, 'reports/incidents/2026-Q1.jsonl')
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 200))
  expect((await read()).reading).toEqual(whole)
  rmSync(file)
  expect((await read()).reading).toEqual(whole)
  expect((await read()).queries).toBe(2)
})
