import nock from 'nock'
import { expect, test } from 'vitest'
import { client } from '../../src/github/client.ts'
import { fileAt } from '../../src/github/file-at.ts'
import { API, onTheWire, wired } from '../support/wire.ts'

onTheWire()

const read = (status: number, body: object | null) => {
  nock(API)
    .get('/repos/acme/shop/contents/postmortems/a%20b.md')
    .query({ ref: 'abc' })
    .reply(status, body ?? {})
  const at = { owner: 'acme', repo: 'shop' }
  return fileAt(client(wired()), at, 'postmortems/a b.md', 'abc')
}
const file = (bytes: string | Uint8Array, more: object = {}) => ({
  type: 'file',
  encoding: 'base64',
  size: bytes.length,
  content: Buffer.from(bytes as string).toString('base64'),
  ...more,
})

test.each([
  ['text', '# One\r\nÜber'],
  ['nothing', ''],
  ['a byte order mark, which is kept', '\ufeff# One'],
])('a file of %s is its text', async (_, text) => {
  expect(await read(200, file(text))).toEqual({ kind: 'text', text })
})

test.each([
  ['one that is no UTF-8', 200, file(new Uint8Array([0x23, 0xff, 0xfe])), 'unreadable'],
  ['a folder', 200, [file('x')], 'unreadable'],
  ['a link to another repository', 200, { type: 'submodule' }, 'unreadable'],
  [
    'one over a MiB, as GitHub leaves it out',
    200,
    file('', { encoding: 'none', size: 2_000_000 }),
    'too-big',
  ],
  ['one that is not there', 404, { message: 'Not Found' }, 'missing'],
] as const)('%s is told as that', async (_, status, body, kind) => {
  expect(await read(status, body)).toEqual({ kind })
})
