import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SHOP, start } from '../sandbox/support.ts'
import { ENTRIES, fileOf } from '../support/offline-incidents.ts'
import { OWN_ENV } from '../support/own-env.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const MAIN = join(process.cwd(), 'src/cli/main.ts')

/** The program as npm runs it: in the checkout, for whoever typed it in the folder. */
async function report(line: string, env: Record<string, string> = {}, input = '') {
  const child = spawn(process.execPath, [MAIN, 'report', ...line.split(' ')], {
    env: { ...OWN_ENV, npm_lifecycle_event: 'sitrep', INIT_CWD: folder, ...env },
  })
  const closed = once(child, 'close')
  child.stdin.end(input)
  const [out, notes] = await Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = await closed
  return { code: code as number, out, notes }
}

test('reads from standard input, and writes what programs read apart from what people do', async () => {
  const { code, out, notes } = await report('--incidents -', {}, fileOf(ENTRIES))
  expect(code).toBe(0)
  expect(Array.isArray(JSON.parse(out))).toBe(true)
  expect(notes).toMatch(/^config [0-9a-f]{12}, input [0-9a-f]{12}: .*\n$/)
})

test.each(['csv', 'json'])(
  '%s is the same bytes on standard output and in a file',
  async (kind) => {
    writeFileSync(join(folder, 'a.json'), fileOf(ENTRIES))
    const { out } = await report(`--incidents a.json --format ${kind}`)
    const written = await report(`--incidents a.json --format ${kind} --output b`)
    expect([written.code, written.out]).toEqual([0, ''])
    expect(readFileSync(join(folder, 'b'), 'utf8')).toBe(out)
    expect(out).not.toContain('\\u000d')
  },
)

test('keeps what it read where it was typed, and not in the checkout', async () => {
  const box = await start()
  await box.as('ana').rest.issues.create({ ...SHOP, title: 'Down', labels: ['incident'] })
  const env = { GITHUB_API_URL: box.server.apiUrl, GITHUB_TOKEN: box.seeded.tokens['ana'] ?? '' }
  const { code, out } = await report('--repo acme/shop --period all --snapshot kept', env)
  expect(code).toBe(0)
  expect(out).toMatch(/^# Incidents: all that is known\n/)
  expect(existsSync(join(folder, 'kept/reports/index.json'))).toBe(true)
  expect(existsSync('kept')).toBe(false)
  await box.close()
})
