import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Started, start } from '../sandbox/support.ts'
import { commandIn, laidOut, last } from '../support/container.ts'

let folder = ''
let data = ''
let box: Started
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-image-'))
  data = mkdtempSync(join(tmpdir(), 'sitrep-data-'))
  laidOut(folder)
  box = await start()
})
afterEach(async () => {
  await box.close()
  rmSync(folder, { recursive: true })
  rmSync(data, { recursive: true })
})

async function freePort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return String(port)
}

/** Runs a command of the Dockerfile where the image would, with this Node. */
const options = (env: Readonly<Record<string, string>>) =>
  ({ cwd: folder, env: { PATH: process.env['PATH'] ?? '', ...env } }) as const

const healthy = (env: Readonly<Record<string, string>>): number | null => {
  const [, ...words] = commandIn(last('HEALTHCHECK'))
  return spawnSync(process.execPath, words, options(env)).status
}

test('what the image holds starts as the App, is healthy, keeps its store on the volume and hears SIGTERM', {
  timeout: 180_000,
}, async () => {
  const { app } = box.seeded
  const env = {
    ...{ PORT: await freePort(), SITREP_STORE: join(data, 'sitrep.db'), HOST: '127.0.0.1' },
    ...{ APP_ID: String(app.id), PRIVATE_KEY: app.privateKey, WEBHOOK_SECRET: 'a made-up secret' },
    GITHUB_API_URL: box.server.apiUrl,
  }
  expect(healthy(env)).toBe(1)
  const before = readdirSync(folder)
  const [, ...words] = commandIn(last('CMD'))
  const child = spawn(process.execPath, words, {
    ...options(env),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit')
  const complaint = text(child.stderr)
  for (let tries = 0; tries < 60 && child.exitCode === null && healthy(env) !== 0; tries++) {
    await wait(500)
  }
  if (child.exitCode !== null) throw new Error(`it ended at once: ${await complaint}`)
  expect(healthy(env)).toBe(0)
  expect(existsSync(env.SITREP_STORE)).toBe(true)
  expect(readdirSync(folder)).toEqual(before)
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})

test('without credentials it says what it needs, since the embedded GitHub is not in it', () => {
  const [, ...words] = commandIn(last('CMD'))
  const env = { PORT: '0', HOST: '127.0.0.1' }
  const { status, stderr } = spawnSync(process.execPath, words, options(env))
  expect(status).toBe(1)
  expect(String(stderr)).toMatch(
    /^sitrep: the embedded GitHub is not installed here\. Set APP_ID, PRIVATE_KEY and WEBHOOK_SECRET/,
  )
})

test('the command line is in it as well', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['src/cli/main.ts', 'setup', '--dry-run'],
    {
      ...options({ GITHUB_API_URL: 'http://127.0.0.1:9', GITHUB_REPOSITORY: 'acme/shop' }),
    },
  )
  expect([status, String(stdout)]).toEqual([1, ''])
  const ran = spawnSync(process.execPath, ['src/cli/main.ts', '--version'], options({}))
  expect(String(ran.stdout)).toMatch(/^sitrep \d/)
})
