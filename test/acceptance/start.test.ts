import { spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OWN_ENV } from '../support/own-env.ts'
import { type Product, product } from '../support/product.ts'

const start = (env: Readonly<Record<string, string>>) =>
  spawnSync(process.execPath, ['src/start.ts'], {
    env: { ...OWN_ENV, PORT: '0', ...env },
    encoding: 'utf8',
    timeout: 20_000,
  })

const NONSENSE = '-----BEGIN RSA PRIVATE KEY-----\nnonsense\n-----END RSA PRIVATE KEY-----'

test.each([
  [{ APP_ID: '1' }, 'PRIVATE_KEY and WEBHOOK_SECRET'],
  [{ APP_ID: '1', PRIVATE_KEY: 'x' }, 'WEBHOOK_SECRET'],
  [{ APP_ID: 'my app', PRIVATE_KEY: 'x', WEBHOOK_SECRET: 'y' }, 'APP_ID takes'],
  [{ APP_ID: '1', PRIVATE_KEY: 'x', WEBHOOK_SECRET: 'y' }, 'PRIVATE_KEY takes'],
  [{ APP_ID: '1', PRIVATE_KEY: NONSENSE, WEBHOOK_SECRET: 'y' }, 'PRIVATE_KEY takes'],
  [{ SITREP_KEY: 'short' }, 'SITREP_KEY takes'],
  [{ SITREP_KEY: ' , ' }, 'SITREP_KEY takes'],
  [{ HOST: '192.0.2.1' }, 'HOST "192.0.2.1" cannot be listened on'],
  [{ SITREP_SANDBOX: 'src' }, 'SITREP_SANDBOX names "src", which cannot be read and written'],
  [{ SITREP_SANDBOX: 'package.json' }, 'which was not written by this version'],
  [{ SITREP_SANDBOX: 'README.md' }, 'which was not written by this version'],
  [{ SITREP_SANDBOX: 'package.json/github.json' }, 'cannot be read and written'],
  [{ SITREP_STORE: 'src' }, 'store src: it cannot be made or opened; set SITREP_STORE to a path'],
  [{ SITREP_STORE: 'package.json' }, 'store package.json: this file is no store of ours'],
  [{ SITREP_STORE: 'package.json/store.db' }, 'it cannot be made or opened; set SITREP_STORE to'],
  [{ SITREP_READ_ONLY: 'yes' }, 'SITREP_READ_ONLY takes true or false, not "yes"'],
  [{ SITREP_PACED: '1' }, 'SITREP_PACED takes true or false, not "1"'],
  [{ PORT: 'eighty' }, 'PORT takes'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL takes'],
])('%o ends with a sentence', (env, words) => {
  const { status, stderr } = start(env)
  expect(status).toBe(1)
  expect(stderr).toContain(words)
  expect(stderr).not.toContain('    at ')
})

let it: Product
beforeAll(async () => {
  it = await product()
})
afterAll(async () => {
  await it.stop()
})

const post = (headers: Readonly<Record<string, string>>, body: string) =>
  fetch(`${it.origin}/api/github/webhooks`, { method: 'POST', headers, body })

const GOOD = {
  'content-type': 'application/json',
  'x-github-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
  'x-github-event': 'issues',
}

test('an address that is taken ends with a sentence', () => {
  const { port } = new URL(it.origin)
  const { status, stderr } = start({ PORT: port })
  expect(status).toBe(1)
  expect(stderr).toBe(
    `sitrep: PORT ${port} is taken by another program. Stop that one, or set PORT to another number.\n`,
  )
})

test('it is healthy, and what is not ours is the sandbox', async () => {
  expect((await fetch(`${it.origin}/healthz`)).status).toBe(200)
  expect((await fetch(`${it.origin}/`)).status).toBe(200)
  expect((await fetch(`${it.origin}/api/v3/repos/acme/shop`)).status).toBe(200)
})

test.each([
  ['without a signature', GOOD, 401],
  [
    'with a signature of another secret',
    { ...GOOD, 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` },
    401,
  ],
  [
    'with an event name that is none',
    { ...GOOD, 'x-github-event': '__proto__ ', 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` },
    400,
  ],
])('a delivery %s is refused', async (_what, headers, status) => {
  expect((await post(headers, '{"secret words":1}')).status).toBe(status)
  expect(it.log()).not.toContain('secret words')
})

test('a GET of the webhook address is refused', async () => {
  expect((await fetch(`${it.origin}/api/github/webhooks`)).status).toBe(405)
})

test('a body that is announced too large is refused before it is sent', async () => {
  const { hostname, port } = new URL(it.origin)
  const socket = connect(Number(port), hostname)
  const signature = createHmac('sha256', 'x').update('').digest('hex')
  socket.write(
    `POST /api/github/webhooks HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nx-github-delivery: a\r\nx-github-event: issues\r\nx-hub-signature-256: sha256=${signature}\r\ncontent-length: 100000000\r\n\r\n`,
  )
  const answer = await new Promise<string>((resolve) =>
    socket.once('data', (data) => resolve(data.toString())),
  )
  expect(answer).toContain('413')
  socket.destroy()
})
