import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Besieged, besieged, signed } from './besieged.ts'

let it: Besieged
beforeAll(async () => {
  it = await besieged()
})
afterAll(() => it.close())

const MEBIBYTE = 1_048_576

interface Head {
  readonly body: string
  readonly lines?: readonly string[]
  readonly signatures?: readonly string[]
}

/** A delivery by hand. What reads slowly, or never ends, is in `test/acceptance/broken.test.ts`, with the real limits. */
function head({ body, lines = [], signatures }: Head): string {
  const own = signatures ?? [signed(body, it.secret)]
  return [
    'POST /api/github/webhooks HTTP/1.1',
    'host: x',
    'content-type: application/json',
    'x-github-delivery: by-hand',
    'x-github-event: issue_comment',
    ...own.map((signature) => `x-hub-signature-256: ${signature}`),
    ...lines,
    '',
    '',
  ].join('\r\n')
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)
const order = () => JSON.stringify(it.comment(1, '/resolve'))
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`

async function unmoved(answer: Promise<string>): Promise<string> {
  const before = it.asked()
  const text = await answer
  await it.calm()
  expect(it.asked()).toBe(before)
  expect((await fetch(`${it.url}/healthz`)).status).toBe(200)
  return text
}

test.each([
  ['another first', () => [`sha256=${'0'.repeat(64)}`, signed(order(), it.secret)]],
  ['another last', () => [signed(order(), it.secret), `sha256=${'0'.repeat(64)}`]],
  ['the same twice', () => [signed(order(), it.secret), signed(order(), it.secret)]],
])('two signatures, %s, are none', async (_, signatures) => {
  const body = order()
  const length = `content-length: ${Buffer.byteLength(body)}`
  const lines = [length, 'connection: close']
  const answer = it.raw(head({ body, signatures: signatures(), lines }) + body)
  expect(statusOf(await unmoved(answer))).toBe(401)
})

test('more than GitHub sends us is refused when it is announced, before a byte of it came', async () => {
  const lines = [`content-length: ${30 * MEBIBYTE}`]
  const answer = await unmoved(it.raw(head({ body: '', lines })))
  expect(statusOf(answer)).toBe(413)
  expect(answer.toLowerCase()).toContain('connection: close')
})

test('what grows beyond that without having been announced is cut off', async () => {
  const piece = chunk('x'.repeat(MEBIBYTE))
  const answer = it.raw(head({ body: '', lines: ['transfer-encoding: chunked'] }) + piece.repeat(5))
  expect([413, 0]).toContain(statusOf(await unmoved(answer)))
})

test('what says both how long it is and that nobody knows is no request', async () => {
  const body = order()
  const lines = [
    `content-length: ${body.length}`,
    'transfer-encoding: chunked',
    'connection: close',
  ]
  const answer = it.raw(`${head({ body, lines })}${chunk(body)}0\r\n\r\n`)
  expect(statusOf(await unmoved(answer))).toBe(400)
})

test.each(['-1', '1e3', '0x10', 'many', '5, 7'])('a length of %s is no length', async (length) => {
  const answer = it.raw(head({ body: '', lines: [`content-length: ${length}`] }))
  expect(statusOf(await unmoved(answer))).toBe(400)
})

test('a body that is shorter than the signed one is not the signed one', async () => {
  const body = order()
  const lines = [`content-length: ${body.length - 1}`, 'connection: close']
  const answer = it.raw(head({ body, lines }) + body.slice(0, -1))
  expect(statusOf(await unmoved(answer))).toBe(401)
})

test('a second request hidden behind the body of the first is one without a signature', async () => {
  const body = order()
  const hidden =
    'POST /api/github/webhooks HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n'
  const lines = [`content-length: ${body.length}`]
  const signatures = [`sha256=${'0'.repeat(64)}`]
  const answer = await unmoved(it.raw(head({ body, lines, signatures }) + body + hidden))
  expect(answer.match(/HTTP\/1\.1 401/g)?.length).toBe(2)
})

test('headers beyond all measure end that connection alone', async () => {
  const answer = it.raw(head({ body: '', lines: [`x-long: ${'a'.repeat(40_000)}`] }))
  expect(statusOf(await unmoved(answer))).toBe(431)
})

test('a chunked delivery that is signed well is taken like any other', async () => {
  const body = JSON.stringify(it.comment(1, 'only talk'))
  const lines = ['transfer-encoding: chunked', 'connection: close']
  const answer = it.raw(`${head({ body, lines })}${chunk(body)}0\r\n\r\n`)
  expect(statusOf(await unmoved(answer))).toBe(202)
})
