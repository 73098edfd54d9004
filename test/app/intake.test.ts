import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Body } from '../../src/app/body.ts'
import { receive } from '../../src/app/intake.ts'
import { secretKey } from '../../src/app/signature.ts'

const SECRET = 'a secret of this test'
const BYTES = Buffer.from('{"action":"opened"}')
const HEADERS = {
  'content-type': 'application/json',
  'x-github-delivery': 'one',
  'x-github-event': 'issues',
  'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(BYTES).digest('hex')}`,
}

let body: Body
let accepted: string[]
let stored: boolean
let refusals: unknown[]
const server = createServer((request, response) => {
  void receive(request, response, {
    secret: secretKey(SECRET),
    readBody: async () => body,
    events: new Set(['issues']),
    accept: async ({ event, payload }) => {
      accepted.push(`${event} ${JSON.stringify(payload)}`)
      return stored
    },
    refused: (reason, id) => void refusals.push([reason, id]),
  })
})
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  accepted = []
  stored = true
  refusals = []
  body = { ok: true, bytes: BYTES }
})

const post = (headers: Readonly<Record<string, string>> = {}) => {
  const { port } = server.address() as AddressInfo
  return fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers: { ...HEADERS, ...headers } })
}

test('a delivery that somebody listens to is taken in', async () => {
  expect((await post()).status).toBe(202)
  expect(accepted).toEqual([`issues ${BYTES.toString()}`])
})

test('what could not be stored is not answered as if it were', async () => {
  stored = false
  const answer = await post()
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('10')
})

test.each(['error', 'push', 'ping'])('%s is answered alike and dropped', async (event) => {
  expect((await post({ 'x-github-event': event })).status).toBe(202)
  expect(accepted).toEqual([])
})

test('what nobody listens to is still refused without the secret', async () => {
  const forged = { 'x-github-event': 'ping', 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }
  expect((await post(forged)).status).toBe(401)
})

test.each([400, 408, 413, 503] as const)('after a %i the connection ends', async (status) => {
  body = { ok: false, status }
  const answer = await post()
  expect(answer.status).toBe(status)
  expect(answer.headers.get('connection')).toBe('close')
  expect(answer.headers.get('retry-after')).toBe(status === 503 ? '10' : null)
  expect(accepted).toEqual([])
})

test.each([
  ['x'.repeat(101), null],
  ['a password', null],
  ['dd0-1', 'dd0-1'],
])(
  'of a refused delivery an id is told, and nothing else that anybody wrote there: %s',
  async (id, told) => {
    await post({ 'x-github-delivery': id, 'x-hub-signature-256': '' })
    expect(refusals).toEqual([['signature missing', told]])
  },
)
