import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { askAhead, type Fetch } from '../../action/early.ts'
import { listening } from '../support/action.ts'

const PLAIN = 'by fetch'
const plain: Fetch = async () => new Response(PLAIN)
const door = (apiUrl: string) => ({ token: 't', apiUrl, owner: 'acme', repo: 'shop' })

/** What a client asks that reads the issue. */
const asking = (apiUrl: string, body: string) =>
  [`${apiUrl}/graphql`, { method: 'POST', body }] as const

test('the answer goes to the first who asks the same, and whoever comes later asks anew', async () => {
  const github = await listening({ data: 1 })
  const { fetch, sent } = await askAhead(plain, door(github.url), 7)
  await sent
  const ask = async () => {
    const answer = await fetch(...asking(github.url, github.heard[0]?.body ?? ''))
    return answer.text()
  }
  while (github.heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
  expect(await ask()).toBe('{"data":1}')
  expect(await ask()).toBe(PLAIN)
  expect(github.heard).toHaveLength(1)
  await github.close()
})

test.each<[string, (apiUrl: string, body: string) => Parameters<Fetch>]>([
  ['another question', (url) => [...asking(url, '{"query":"{ viewer { login } }"}')]],
  ['another place', (url, body) => [...asking(`${url}/other`, body)]],
  ['a read of it', (url, body) => [`${url}/graphql`, { method: 'PUT', body }]],
  ['a plain address', (url) => [`${url}/graphql`]],
])('%s goes its usual way', async (_, ask) => {
  const github = await listening()
  const { fetch, sent } = await askAhead(plain, door(github.url), 7)
  await sent
  while (github.heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
  const answer = await fetch(...ask(github.url, github.heard[0]?.body ?? ''))
  expect(await answer.text()).toBe(PLAIN)
  await github.close()
})

test('status and headers come along, for what GitHub says of its limits', async () => {
  const server = createServer((_, response) => {
    response.writeHead(403, { 'retry-after': '7', date: 'Fri, 20 Nov 2026 09:00:00 GMT' }).end('no')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let body = ''
  server.on('request', (request) => request.on('data', (part) => (body += part)))
  const { fetch, sent } = await askAhead(plain, door(url), 7)
  await sent
  while (body === '') await new Promise((resolve) => setTimeout(resolve, 1))
  const answer = await fetch(...asking(url, body))
  expect([answer.status, answer.headers.get('retry-after'), await answer.text()]).toEqual([
    403,
    '7',
    'no',
  ])
  expect(answer.headers.get('date')).toContain('2026')
  server.close()
})

test('what is lost on the way is asked again by whoever needs it', async () => {
  let body = ''
  const server = createServer((request) => {
    request.on('data', (part) => (body += part)).on('end', () => request.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { fetch, sent } = await askAhead(plain, door(url), 7)
  await sent
  while (body === '') await new Promise((resolve) => setTimeout(resolve, 1))
  const answer = await fetch(...asking(url, body))
  expect(await answer.text()).toBe(PLAIN)
  server.close()
})

test('who waits no longer is told so, and nothing is kept open', async () => {
  let body = ''
  let over = false
  const server = createServer((request) => {
    request.on('data', (part) => (body += part)).on('close', () => (over = true))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const impatient: Fetch = async (_, init) => {
    init?.signal?.throwIfAborted()
    return new Response(PLAIN)
  }
  const { fetch, sent } = await askAhead(impatient, door(url), 7)
  await sent
  while (body === '') await new Promise((resolve) => setTimeout(resolve, 1))
  const giving = new AbortController()
  const [at, init] = asking(url, body)
  const answer = fetch(at, { ...init, signal: giving.signal })
  giving.abort(new Error('too late'))
  await expect(answer).rejects.toThrow('too late')
  while (!over) await new Promise((resolve) => setTimeout(resolve, 1))
  server.close()
})

test('where nobody listens, that is no failure yet', async () => {
  const { fetch, sent } = await askAhead(plain, door('http://127.0.0.1:1'), 7)
  await sent
  expect(await (await fetch('http://127.0.0.1:1/graphql', { method: 'POST' })).text()).toBe(PLAIN)
})

test('a server of its own has GraphQL beside its REST API', async () => {
  const github = await listening()
  const { sent } = await askAhead(plain, door(`${github.url}/api/v3`), 7)
  await sent
  while (github.heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 1))
  expect(github.heard[0]?.path).toBe('/api/graphql')
  await github.close()
})
