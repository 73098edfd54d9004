import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'sitrep-home-'))
})
afterEach(() => rmSync(home, { recursive: true }))

function read(env: Readonly<Record<string, string>>) {
  const PATH = process.env['PATH'] ?? ''
  const args = ['src/cli/main.ts', 'comment', 'read', '-']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    env: { PATH, ...env },
    input: '/ack\n',
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test.each([
  ['HOME', '.cache/sitrep/compiled'],
  ['XDG_CACHE_HOME', 'sitrep/compiled'],
])('what was compiled is kept below %s, and the next start says the same', (variable, folder) => {
  const first = read({ [variable]: home })
  expect(first).toMatchObject({ status: 0, stderr: '' })
  expect(readdirSync(join(home, folder))).not.toEqual([])
  expect(read({ [variable]: home })).toEqual(first)
})

test.each([
  ['no folder is known', {}],
  ['it is not an absolute one', { XDG_CACHE_HOME: 'cache' }],
])('nothing is kept where %s', (_what, env) => {
  expect(read(env)).toMatchObject({ status: 0, stderr: '' })
  expect(existsSync('cache')).toBe(false)
  expect(existsSync('.cache/sitrep')).toBe(false)
})

test('a folder that cannot be made is no reason to fail or to speak', () => {
  writeFileSync(join(home, 'file'), '')
  expect(read({ XDG_CACHE_HOME: join(home, 'file') })).toMatchObject({ status: 0, stderr: '' })
})
