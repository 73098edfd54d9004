import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Product, product } from '../support/product.ts'

let it: Product
beforeAll(async () => {
  it = await product()
})
afterAll(async () => {
  expect(await it.stop()).toBe(0)
})

/** A delivery that looks well and brings the first bytes of its body only. */
async function begun(body: string): Promise<Socket> {
  const { hostname, port } = new URL(it.origin)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const head = [
    'POST /api/github/webhooks HTTP/1.1',
    'host: x',
    'content-type: application/json',
    'x-github-delivery: a',
    'x-github-event: issues',
    `x-hub-signature-256: sha256=${'0'.repeat(64)}`,
    'content-length: 1000',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  return socket
}

async function logged(words: string): Promise<void> {
  for (let tries = 0; tries < 300 && !it.log().includes(words); tries++) await wait(50)
  expect(it.log()).toContain(words)
}

test('a delivery that breaks off ends nothing but itself', async () => {
  const socket = await begun('{"se')
  socket.destroy()
  await logged('body broke off')
  expect((await fetch(`${it.origin}/healthz`)).status).toBe(200)
})

test('a delivery that never ends is answered and cut off', { timeout: 30_000 }, async () => {
  const socket = await begun('{"se')
  const seen: string[] = []
  socket.on('data', (chunk: Buffer) => seen.push(chunk.toString()))
  await new Promise((resolve) => socket.on('close', resolve))
  expect(seen.join('')).toMatch(/^HTTP\/1\.1 408 /)
  expect(seen.join('').toLowerCase()).toContain('connection: close')
  expect((await fetch(`${it.origin}/healthz`)).status).toBe(200)
})
