import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Started, start } from '../sandbox/support.ts'
import { cli, type Machine } from '../support/cli.ts'

let box: Started
beforeEach(async () => {
  box = await start({ seed: { private: true } })
})
afterEach(() => box.close())

const here = () => ({ GITHUB_API_URL: box.server.apiUrl, GITHUB_REPOSITORY: 'acme/shop' })
const dryRun = (machine: Machine) => cli('setup --dry-run', machine)

describe('the token', () => {
  test('of gh is asked for the very host, where GITHUB_TOKEN is not set', async () => {
    const { host } = new URL(box.server.origin)
    const programs = { [`gh auth token --hostname ${host}`]: box.seeded.tokens['ana'] ?? '' }
    expect(await dryRun({ env: here(), programs })).toMatchObject({ code: 0, notes: '' })
  })

  test('that is nowhere is asked for, with every way to give one', async () => {
    const { code, notes } = await dryRun({ env: here() })
    expect(code).toBe(1)
    for (const way of ['GITHUB_TOKEN', 'gh auth login', 'APP_ID and PRIVATE_KEY']) {
      expect(notes).toContain(way)
    }
  })

  test('that GitHub does not know is named by where it is from', async () => {
    const { code, notes } = await dryRun({ env: { ...here(), GITHUB_TOKEN: 'ghp_wrong' } })
    expect([code, notes]).toEqual([
      1,
      'sitrep: GitHub does not take GITHUB_TOKEN: it is wrong, was revoked, or has expired.',
    ])
  })

  test('that does not see the repository is told so, with what it needs', async () => {
    const env = { ...here(), GITHUB_TOKEN: box.seeded.tokens['eve'] ?? '' }
    const { code, notes } = await dryRun({ env })
    expect(code).toBe(1)
    expect(notes).toContain('GITHUB_TOKEN sees no repository acme/shop')
    expect(notes).not.toContain(env.GITHUB_TOKEN)
  })

  test('that may not write is told what was refused', async () => {
    const env = { ...here(), GITHUB_TOKEN: box.seeded.tokens['caro'] ?? '' }
    const { code, notes } = await cli('setup', { env })
    expect(code).toBe(1)
    expect(notes).toContain('GITHUB_TOKEN may not do this in acme/shop')
  })

  test('is not sent to a host that only the checkout’s remote names', async () => {
    const programs = { 'git remote get-url origin': 'git@git.corp.example:acme/shop.git' }
    const { code, notes } = await dryRun({ env: { GITHUB_TOKEN: 'ghp_secret' }, programs })
    expect(code).toBe(1)
    expect(notes).toContain('GITHUB_API_URL=https://git.corp.example/api/v3')
    expect(notes).not.toContain('ghp_secret')
  })
})

describe('the App', () => {
  const app = (change: Record<string, string> = {}) => ({
    ...here(),
    APP_ID: String(box.seeded.app.id),
    PRIVATE_KEY: box.seeded.app.privateKey,
    ...change,
  })

  test.each([
    ['as it is', (pem: string) => pem],
    ['with \\n for its line ends', (pem: string) => pem.replaceAll('\n', '\\n')],
    ['in base64', (pem: string) => Buffer.from(pem).toString('base64')],
  ])('signs in with its key %s', async (_form, written) => {
    const env = app({ PRIVATE_KEY: written(box.seeded.app.privateKey) })
    expect(await dryRun({ env })).toMatchObject({ code: 0, notes: '' })
  })

  test('goes before a token, since it alone may write', async () => {
    const env = app({ GITHUB_TOKEN: 'ghp_wrong' })
    expect(await dryRun({ env })).toMatchObject({ code: 0, notes: '' })
  })

  test('that is not installed there is told so', async () => {
    box.seeded.installation.repositoryIds = []
    const { code, notes } = await dryRun({ env: app() })
    expect(code).toBe(1)
    expect(notes).toContain(`the App ${box.seeded.app.id} is not installed on acme/shop`)
  })

  test('with another App’s key is refused by GitHub', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
    const { code, notes } = await dryRun({ env: app({ PRIVATE_KEY: privateKey }) })
    expect(code).toBe(1)
    expect(notes).toContain('GitHub does not take the App')
    expect(notes).not.toContain('PRIVATE')
  })

  test.each([
    [{ PRIVATE_KEY: '' }, 'APP_ID is set, but PRIVATE_KEY is not'],
    [{ APP_ID: '' }, 'PRIVATE_KEY is set, but APP_ID is not'],
    [{ APP_ID: 'sitrep' }, "APP_ID takes the App's number"],
    [{ PRIVATE_KEY: 'no key' }, 'PRIVATE_KEY takes the PEM file'],
    [{ PRIVATE_KEY: '-----BEGIN RSA PRIVATE KEY-----\nx\n' }, 'PRIVATE_KEY takes the PEM file'],
    [{ SITREP_KEY: 'short' }, 'SITREP_KEY takes id:secret'],
  ])('with %o is wrong usage', async (change, words) => {
    const { code, notes } = await dryRun({ env: app(change as Record<string, string>) })
    expect(code).toBe(2)
    expect(notes).toContain(words)
  })
})
