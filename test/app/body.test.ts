import { once } from 'node:events'
import { createServer, type IncomingMessage, request as requestTo } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bodyReader } from '../../src/app/body.ts'

const LIMITS = { largestBytes: 100, inFlightBytes: 150, deadlineMs: 60_000 }

const server = createServer()
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** A request as it arrives, whose sender is in our hands. */
async function arriving(headers: Readonly<Record<string, string | number>> = {}) {
  const { port } = server.address() as AddressInfo
  const sender = requestTo({ port, host: '127.0.0.1', method: 'POST', headers })
  sender.on('error', () => undefined)
  const arrived = once(server, 'request')
  sender.flushHeaders()
  const [request] = (await arrived) as [IncomingMessage]
  return { sender, request }
}

test('a body is read as it came', async () => {
  const { sender, request } = await arriving()
  const body = bodyReader(LIMITS)(request)
  sender.write('a')
  sender.end('b')
  expect(await body).toEqual({ ok: true, bytes: Buffer.from('ab') })
})

test('a sender that goes away before the end is told apart, and nothing is thrown', async () => {
  const { sender, request } = await arriving({ 'content-length': 50 })
  const body = bodyReader(LIMITS)(request)
  sender.write('four')
  request.once('data', () => sender.destroy())
  expect(await body).toEqual({ ok: false, status: 400 })
})

test('one that was gone before anybody read is no different', async () => {
  const { sender, request } = await arriving({ 'content-length': 50 })
  const gone = new Promise((resolve) => request.on('close', resolve))
  sender.destroy()
  await gone
  expect(await bodyReader(LIMITS)(request)).toEqual({ ok: false, status: 400 })
})

test('a body that is too slow is given up', async () => {
  const { sender, request } = await arriving({ 'content-length': 50 })
  const body = bodyReader({ ...LIMITS, deadlineMs: 1 })(request)
  expect(await body).toEqual({ ok: false, status: 408 })
  sender.destroy()
})

test.each([
  ['announced', { 'content-length': 101 }, ''],
  ['sent', {}, 'x'.repeat(101)],
])('a body that is %s too large is given up', async (_how, headers, text) => {
  const { sender, request } = await arriving(headers)
  const body = bodyReader(LIMITS)(request)
  sender.write(text)
  expect(await body).toEqual({ ok: false, status: 413 })
  sender.destroy()
})

test('without other limits two long texts of people fit, and little more than that is kept of a stranger', async () => {
  const texts = await arriving()
  const body = bodyReader()(texts.request)
  // Each letter of two issue bodies written as an escape.
  texts.sender.end('x'.repeat(2 * 65_536 * 6))
  expect(await body).toMatchObject({ ok: true })
  const flood = await arriving()
  const refused = bodyReader()(flood.request)
  flood.sender.write('x'.repeat(6 * 1024 * 1024))
  expect(await refused).toEqual({ ok: false, status: 413 })
  flood.sender.destroy()
})

test('over all requests only so much is kept, and what has ended makes room', async () => {
  const read = bodyReader(LIMITS)
  const first = await arriving({ 'content-length': 100 })
  const firstBody = read(first.request)
  first.sender.write('x'.repeat(90))
  await once(first.request, 'data')

  const announced = await arriving({ 'content-length': 95 })
  expect(await read(announced.request)).toEqual({ ok: false, status: 503 })
  announced.sender.destroy()
  const grown = await arriving()
  const grownBody = read(grown.request)
  grown.sender.write('x'.repeat(95))
  expect(await grownBody).toEqual({ ok: false, status: 503 })
  grown.sender.destroy()

  first.sender.end('x'.repeat(10))
  expect(await firstBody).toMatchObject({ ok: true })
  const next = await arriving({ 'content-length': 100 })
  const nextBody = read(next.request)
  next.sender.end('x'.repeat(100))
  expect(await nextBody).toMatchObject({ ok: true })
})

test('the largest makes room, so that large bodies keep no small one out', async () => {
  const read = bodyReader(LIMITS)
  const large = await arriving({ 'content-length': 100 })
  const largeBody = read(large.request)
  large.sender.write('x'.repeat(90))
  await once(large.request, 'data')
  const small = await arriving({ 'content-length': 61 })
  const smallBody = read(small.request)
  small.sender.end('x'.repeat(61))
  expect(await largeBody).toEqual({ ok: false, status: 503 })
  expect(await smallBody).toMatchObject({ ok: true })
  large.sender.destroy()
})

test('what is only announced keeps nobody out', async () => {
  const read = bodyReader(LIMITS)
  const idle = [await arriving({ 'content-length': 100 }), await arriving()]
  const waiting = idle.map(({ request }) => read(request))
  const { sender, request } = await arriving({ 'content-length': 100 })
  const body = read(request)
  sender.end('x'.repeat(100))
  expect(await body).toMatchObject({ ok: true })
  for (const one of idle) one.sender.destroy()
  expect(await Promise.all(waiting)).toEqual([
    { ok: false, status: 400 },
    { ok: false, status: 400 },
  ])
})
