import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { write } from '../sandbox/branches.ts'
import { SHOP, start } from '../sandbox/support.ts'
import { OWN_ENV } from '../support/own-env.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-'))
  symlinkSync(join(process.cwd(), 'src/cli/main.ts'), join(folder, 'sitrep'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The program as it is linked: through a symbolic link, from a folder that is no checkout. */
async function sitrep(args: readonly string[], env: Record<string, string> = {}, input = '') {
  const child = spawn(process.execPath, [join(folder, 'sitrep'), ...args], {
    cwd: folder,
    env: { ...OWN_ENV, ...env },
  })
  const closed = once(child, 'close')
  child.stdin.end(input)
  const [out, notes] = await Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = await closed
  return { code: code as number, out, notes }
}

test('reads a comment from standard input', async () => {
  const { code, out, notes } = await sitrep(['comment', 'read', '-', '--json'], {}, '/ack\n')
  expect([code, notes]).toEqual([0, ''])
  expect(JSON.parse(out)).toEqual([{ line: 1, command: 'ack', args: [], run: true, reason: '' }])
})

test('reads files where it was typed, also through npm, which changes the folder', async () => {
  writeFileSync(join(folder, 'sitrep.yml'), 'timezone: Europe/Lisbon\nlable: x\n')
  const here = await sitrep(['config', 'check', 'sitrep.yml'])
  expect(here.code).toBe(1)
  expect(here.out).toMatch(/^sitrep\.yml:2:1 .*label/)
  const child = spawn(process.execPath, ['src/cli/main.ts', 'config', 'check', 'sitrep.yml'], {
    env: { ...OWN_ENV, npm_lifecycle_event: 'sitrep', INIT_CWD: folder },
  })
  const closed = once(child, 'close')
  expect(await text(child.stdout)).toBe(here.out)
  await closed
})

test('an unreadable file is one line and no stack', async () => {
  const { code, out, notes } = await sitrep(['config', 'check', 'nowhere.yml'])
  expect([code, out]).toEqual([1, ''])
  expect(notes).toBe('sitrep: cannot read nowhere.yml: there is no such file\n')
  expect((await sitrep(['config', 'check', '.'])).notes).toContain('it is a folder')
})

test('a folder among postmortems stops none of them', async () => {
  writeFileSync(join(folder, 'a.md'), '\ufeff## Action items\r\n\r\n- Ship it\r\n')
  const { code, out, notes } = await sitrep(['postmortem', 'items', '.', 'a.md', '--json'])
  expect([code, notes]).toEqual([1, 'sitrep: cannot read .: it is a folder\n'])
  expect(JSON.parse(out)).toEqual({
    'a.md': [expect.objectContaining({ title: 'Ship it', line: 3 })],
  })
})

test('what people wrote cannot steer the terminal', async () => {
  const hostile = '/ack \u001b[2Jnow\n'
  const { out } = await sitrep(['comment', 'read', '-'], {}, hostile)
  expect(out).not.toContain('\u001b')
  const { out: forPrograms } = await sitrep(
    ['comment', 'read', '-', '--json'],
    {},
    '/lgtm \u009b2J\n',
  )
  expect(forPrograms).not.toContain('\u009b')
})

test('sets a repository up from anywhere, with the checkout’s own templates', async () => {
  const box = await start()
  const env = { GITHUB_API_URL: box.server.apiUrl, GITHUB_TOKEN: box.seeded.tokens['ana'] ?? '' }
  const { code, out, notes } = await sitrep(['setup', '--repo', 'acme/shop'], env)
  expect({ code, notes: notes.split('\n')[0] }).toEqual({ code: 0, notes: 'label incident' })
  expect(out).toMatch(/Pull request: http:\S+\/pull\/1\n/)
  const { data } = await box.as('ana').rest.pulls.list(SHOP)
  expect(data.map(({ head }) => head.ref)).toEqual(['sitrep/setup'])
  await box.close()
})

test('shows what a sweep would do, progress apart from the result', async () => {
  const box = await start()
  await box.as('ana').rest.issues.create({ ...SHOP, title: 'Down', labels: ['incident'] })
  const env = { GITHUB_API_URL: box.server.apiUrl, GITHUB_TOKEN: box.seeded.tokens['ana'] ?? '' }
  const words = ['sweep', '--repo', 'acme/shop', '--dry-run', '--at', 'tomorrow 09:00']
  const { code, out, notes } = await sitrep(words, env)
  expect(code).toBe(0)
  expect(notes).toMatch(/^#1 \d+ to write\n$/)
  expect(out).toMatch(/^#1 +\S+ +planned +\S/m)
  expect(out).toMatch(/^Issues looked at: 1, with something to write: 1\.\n$/m)
  await box.close()
})

test('names that strangers chose cannot steer the terminal, wherever they are shown', async () => {
  const HOSTILE = 'x\u001b]0;owned\u0007\u001b[2J\u202ey'
  const box = await start()
  const as = box.as('ana').rest
  await as.issues.create({ ...SHOP, title: HOSTILE, body: HOSTILE, labels: ['incident'] })
  await write(box, 'main', '.github/sitrep.yml', JSON.stringify({ [HOSTILE]: HOSTILE, label: 7 }))
  const workflow = { on: HOSTILE, jobs: { [HOSTILE]: { steps: [{ uses: 'a/sitrep@v1' }] } } }
  await write(box, 'main', '.github/workflows/sitrep.yml', JSON.stringify(workflow))
  const env = { GITHUB_API_URL: box.server.apiUrl, GITHUB_TOKEN: box.seeded.tokens['ana'] ?? '' }
  for (const line of [
    'doctor',
    'doctor --json',
    'replay 1',
    'replay 1 --json',
    'converge 1 --run',
  ]) {
    const { out, notes } = await sitrep([...line.split(' '), '--repo', 'acme/shop'], env)
    expect(`${out}${notes}`).toMatch(/\w/)
    for (const sign of ['\u001b', '\u0007', '\u202e']) expect(`${out}${notes}`).not.toContain(sign)
  }
  await box.close()
})

test('looks at everything from a folder that is no checkout, and ends with what it found', async () => {
  const box = await start()
  const env = { GITHUB_API_URL: box.server.apiUrl, GITHUB_TOKEN: box.seeded.tokens['ana'] ?? '' }
  const { code, out, notes } = await sitrep(['doctor', '--repo', 'acme/shop'], env)
  expect([code, notes]).toEqual([1, ''])
  expect(out).toMatch(/^labels +broken /m)
  await box.close()
})

test('tells its release', async () => {
  const { code, out } = await sitrep(['--version'])
  expect([code, out]).toEqual([0, expect.stringMatching(/^sitrep \d+\.\d+\.\d+ \(Node v24/)])
})

test('can be started as a program of its own', () => {
  expect(statSync('src/cli/main.ts').mode & 0o111).toBe(0o111)
})
