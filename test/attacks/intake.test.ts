import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Besieged, besieged, type Given, signed } from './besieged.ts'

let it: Besieged
beforeAll(async () => {
  it = await besieged()
})
afterAll(() => it.close())

const order = () => JSON.stringify(it.comment(1, '/resolve'))

/** Refused or dropped, GitHub was asked nothing, and whoever comes next is heard. */
async function unmoved(act: () => Promise<unknown>): Promise<void> {
  const before = it.asked()
  await act()
  await it.calm()
  expect(it.asked()).toBe(before)
  expect((await fetch(`${it.url}/healthz`)).status).toBe(200)
}

type Forged = readonly [string, (body: string) => Given, number]

const hash = (name: string, body: string, secret: string) =>
  createHmac(name, secret).update(body).digest('hex')

test.each<Forged>([
  ['no signature', () => ({ signature: null }), 401],
  ['an empty signature', () => ({ signature: '' }), 401],
  [
    'the older kind of signature alone',
    (body) => ({
      signature: null,
      more: { 'x-hub-signature': `sha1=${hash('sha1', body, it.secret)}` },
    }),
    401,
  ],
  ['another secret', (body) => ({ signature: signed(body, 'not the secret') }), 401],
  [
    'the secret before the last one',
    (body) => ({ signature: signed(body, `${it.secret}-old`) }),
    401,
  ],
  ['no secret at all', (body) => ({ signature: signed(body, '') }), 401],
  [
    'the word that Probot takes where none is set',
    (body) => ({ signature: signed(body, 'development') }),
    401,
  ],
  [
    'the secret in other letters',
    (body) => ({ signature: signed(body, it.secret.toUpperCase()) }),
    401,
  ],
  ['a space behind the secret', (body) => ({ signature: signed(body, `${it.secret} `) }), 401],
  ['a line end behind the body', (body) => ({ signature: signed(`${body}\n`, it.secret) }), 401],
  [
    'the same object, written otherwise',
    (body) => ({
      signature: signed(JSON.stringify(JSON.parse(body), null, 1), it.secret),
    }),
    401,
  ],
  ['the signature of nothing', () => ({ signature: signed('', it.secret) }), 401],
  ['capitals', (body) => ({ signature: signed(body, it.secret).toUpperCase() }), 401],
  ['no prefix', (body) => ({ signature: signed(body, it.secret).slice(7) }), 401],
  ['half a signature', (body) => ({ signature: signed(body, it.secret).slice(0, 39) }), 401],
  ['a digit too many', (body) => ({ signature: `${signed(body, it.secret)}0` }), 401],
  ['noughts', () => ({ signature: `sha256=${'0'.repeat(64)}` }), 401],
  [
    'another hash under its name',
    (body) => ({
      signature: `sha256=${hash('sha512', body, it.secret).slice(0, 64)}`,
    }),
    401,
  ],
  ['the secret itself', () => ({ signature: it.secret }), 401],
  ['no delivery id', () => ({ id: null }), 400],
  ['a delivery id of a thousand characters', () => ({ id: 'a'.repeat(1_000) }), 400],
  ['a path for a delivery id', () => ({ id: '../../etc/passwd' }), 400],
  ['no event', () => ({ event: null }), 400],
  ['the event __proto__', () => ({ event: '__proto__' }), 400],
  ['an event in capitals', () => ({ event: 'ISSUE_COMMENT' }), 400],
  ['an event with an action', () => ({ event: 'issue_comment.created' }), 400],
  ['an event of our own', () => ({ event: 'sitrep.poke' }), 400],
  ['the event constructor', () => ({ event: 'constructor' }), 202],
  ['the event hasownproperty', () => ({ event: 'hasownproperty' }), 202],
  ['the event error, which Probot would log', () => ({ event: 'error' }), 202],
  ['an event that nobody listens to', () => ({ event: 'member' }), 202],
  ['no type', () => ({ type: null }), 415],
  ['plain text', () => ({ type: 'text/plain' }), 415],
  [
    'a form, which GitHub can send as well',
    () => ({ type: 'application/x-www-form-urlencoded' }),
    415,
  ],
  ['parts', () => ({ type: 'multipart/form-data; boundary=x' }), 415],
  ['another method', () => ({ method: 'PUT' }), 405],
  ['no body and GET', () => ({ method: 'GET' }), 405],
])('a delivery with %s changes nothing', async (_, given, status) => {
  const body = order()
  await unmoved(async () => expect(await it.bring(body, given(body))).toBe(status))
})

test.each([
  '5',
  '-0',
  '"x"',
  'true',
  'null',
  '[]',
  '[{"action":"created"}]',
  '""',
  '',
  ' ',
  '{',
  '{"a":}',
  "{'action':'created'}",
  '{"action":"created",}',
  '{}{}',
  'NaN',
  '\ufeff{}',
  '0x10',
])('%j, signed well, is no delivery', async (body) => {
  await unmoved(async () => expect(await it.bring(body)).toBe(400))
})

const deep = (levels: number) => `{"issue":${'['.repeat(levels)}${']'.repeat(levels)}}`
const deepObject = (levels: number) => `{"issue":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`

test.each([
  ['nothing in it', '{}'],
  ['fifty thousand brackets', deep(50_000)],
  ['fifty thousand braces', deepObject(50_000)],
  [
    'a prototype',
    '{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}',
  ],
  [
    'a prototype where the issue should be',
    '{"issue":{"__proto__":{"number":1}},"action":"created"}',
  ],
  ['lists where objects should be', '{"issue":[],"comment":[[]],"repository":[1],"sender":[null]}'],
  [
    'numbers where texts should be',
    '{"action":1,"comment":{"id":"1","body":7},"issue":{"number":"1"}}',
  ],
  ['numbers beyond counting', '{"issue":{"number":1e999},"installation":{"id":9007199254740993}}'],
  [
    'numbers below nought',
    '{"issue":{"number":-1},"repository":{"id":-7},"installation":{"id":-3}}',
  ],
  ['one key a hundred thousand times', `{${'"action":"created",'.repeat(100_000)}"a":1}`],
  [
    'a hundred thousand labels',
    JSON.stringify({ issue: { number: 1, labels: Array(100_000).fill({}) } }),
  ],
  ['halves of characters', '{"action":"\\ud800","comment":{"body":"\\udfff/resolve"}}'],
])('an object with %s is taken, and nothing comes of it', async (_, body) => {
  await unmoved(async () => expect(await it.bring(body)).toBe(202))
  expect(({} as { polluted?: string }).polluted).toBeUndefined()
})
