import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { DAY_MS } from '../../src/domain/instant.ts'
import { createSandbox } from '../../src/sandbox/sandbox.ts'
import { excuse } from '../support/contract.ts'
import { told } from './receiver.ts'
import { SHOP, start, statusOf } from './support.ts'

const open: { readonly close: () => unknown }[] = []
afterEach(async () => {
  for (const { close } of open.splice(0)) await close()
})

async function begin(options: Parameters<typeof told>[0] = {}) {
  const it = await told(options)
  open.push(it)
  const app = it.box.asApp()
  const list = async (query: {
    cursor?: string
    per_page?: number
    status?: 'success' | 'failure'
  }) => app.request('GET /app/hook/deliveries', query)
  return { ...it, app, list }
}

test('pages by the cursors of its links, newest first, and every line once', async () => {
  const it = await begin()
  for (const title of 'abcdefg') await it.issue(title)
  await it.titles()
  const seen: number[] = []
  let cursor: string | undefined
  const pages: number[] = []
  do {
    const { data, headers } = await it.list({
      per_page: 3,
      ...(cursor === undefined ? {} : { cursor }),
    })
    pages.push(data.length)
    seen.push(...data.map(({ id }) => Number(id)))
    cursor = /[?&]cursor=(\w+)[^>]*>; rel="next"/.exec(headers.link ?? '')?.[1]
  } while (cursor !== undefined)
  // One line more than issues: the installation.
  expect(pages).toEqual([3, 3, 2])
  expect(seen).toEqual([...seen].sort((a, b) => b - a))
  expect(new Set(seen).size).toBe(8)
})

test('links back to the page before', async () => {
  const it = await begin()
  for (const title of 'abcde') await it.issue(title)
  await it.titles()
  const first = await it.list({ per_page: 2 })
  const next = /<([^>]+)>; rel="next"/.exec(first.headers.link ?? '')?.[1] ?? ''
  const second = await it.app.request(`GET ${next}`)
  const back = /<([^>]+)>; rel="prev"/.exec(second.headers.link ?? '')?.[1] ?? ''
  expect((await it.app.request(`GET ${back}`)).data).toEqual(first.data)
})

test('shows what failed apart from what was heard, with the words of its answer', async () => {
  const it = await begin({ statuses: [500, 200, 404] })
  for (const title of 'abc') await it.issue(title)
  await it.titles()
  const failed = (await it.list({ status: 'failure' })).data
  expect(failed.map(({ status, status_code }) => [status, status_code])).toEqual([
    ['Invalid HTTP Response: 404', 404],
    ['Invalid HTTP Response: 500', 500],
  ])
  expect((await it.list({ status: 'success' })).data).toHaveLength(2)
})

test('refuses a cursor and a status that it never gave', async () => {
  const it = await begin()
  excuse(/query status: is none of/)
  expect(await statusOf(it.list({ cursor: 'yesterday' }))).toBe(400)
  expect(await statusOf(it.list({ status: 'lost' as 'failure' }))).toBe(422)
})

test('one line shows what was sent and what was answered', async () => {
  const it = await begin({ statuses: [503] })
  await it.issue('a')
  await it.titles()
  const delivery_id = Number((await it.list({})).data[0]?.id)
  const { data } = await it.app.rest.apps.getWebhookDelivery({ delivery_id })
  expect(data).toMatchObject({
    status_code: 503,
    event: 'issues',
    action: 'opened',
    installation_id: it.box.seeded.installation.id,
    repository_id: it.box.seeded.repository.id,
    request: { payload: { issue: { title: 'a' } } },
    response: { payload: 'thanks' },
  })
})

test('a redelivery has a line and an id of its own, the same GUID, and its own outcome', async () => {
  const it = await begin({ statuses: [500, 502, 200] })
  await it.issue('a')
  await it.titles()
  const [first] = (await it.list({})).data
  const delivery_id = Number(first?.id)
  expect(await statusOf(it.app.rest.apps.redeliverWebhookDelivery({ delivery_id }))).toBe(202)
  expect(await statusOf(it.app.rest.apps.redeliverWebhookDelivery({ delivery_id }))).toBe(202)
  await it.titles()
  const lines = (await it.list({})).data.slice(0, 3)
  expect(lines.map((line) => [line.guid, line.redelivery, line.status_code])).toEqual([
    [first?.guid, true, 200],
    [first?.guid, true, 502],
    [first?.guid, false, 500],
  ])
  expect(new Set(it.heard.map(({ guid }) => guid)).size).toBe(1)
})

test('is forgotten after three days, and cannot be sent again then', async () => {
  const it = await begin()
  await it.issue('a')
  await it.titles()
  const delivery_id = Number((await it.list({})).data[0]?.id)
  it.box.sandbox.clock.advance(3 * DAY_MS - 60_000)
  expect((await it.list({})).data).toHaveLength(2)
  it.box.sandbox.clock.advance(120_000)
  expect((await it.list({})).data).toEqual([])
  expect(await statusOf(it.app.rest.apps.redeliverWebhookDelivery({ delivery_id }))).toBe(404)
})

test('another App sees none of it', async () => {
  const it = await begin()
  await it.issue('a')
  await it.titles()
  const other = { ...it.box.seeded.app, id: 9, slug: 'other', clientId: 'Iv1.other' }
  Object.assign(it.box.sandbox.state.apps, { 9: other })
  for (const delivery of it.box.sandbox.state.deliveries) {
    Object.assign(delivery.requestHeaders, { 'X-GitHub-Hook-Installation-Target-ID': '9' })
  }
  expect((await it.list({})).data).toEqual([])
})

test('an App without an address is sent nothing and has no log', async () => {
  const box = await start()
  open.push(box)
  await box.as('ana').rest.issues.create({ ...SHOP, title: 'a' })
  expect((await box.asApp().rest.apps.listWebhookDeliveries()).data).toEqual([])
})

test('what was on its way when the box died stands as failed, and is not sent by itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  open.push({ close: () => rmSync(folder, { recursive: true }) })
  const path = join(folder, 'state.json')
  const it = await begin({ sandbox: { path } })
  let answer: (response: Response) => void = () => undefined
  const hanging = new Promise<Response>((resolve) => {
    answer = resolve
  })
  const dying = createSandbox({ path: `${path}.two`, deliver: () => hanging })
  Object.assign(dying.state, structuredClone(it.box.sandbox.state))
  const issued = dying.fetch(
    new Request('http://github.test/api/v3/repos/acme/shop/issues', {
      method: 'POST',
      headers: { authorization: `Bearer ${it.box.seeded.tokens['ana']}` },
      body: '{"title":"a"}',
    }),
  )
  expect((await issued).status).toBe(201)
  expect(dying.state.deliveries.at(-1)?.status).toBe('Pending')
  const sent: string[] = []
  const next = createSandbox({
    path: `${path}.two`,
    deliver: async ({ url }) => {
      sent.push(url)
      return new Response('ok')
    },
  })
  await next.settled()
  expect(next.state.deliveries.at(-1)).toMatchObject({
    status: 'failed to connect to host',
    statusCode: 502,
  })
  expect(sent).toEqual([])
  answer(new Response('late'))
  await dying.close()
})
