import { afterEach, describe, expect, test } from 'vitest'
import type { Instant } from '../../src/domain/instant.ts'
import type { DeliveryFault } from '../../src/sandbox/delivery-faults.ts'
import { told } from './receiver.ts'

const open: Awaited<ReturnType<typeof told>>[] = []
afterEach(async () => {
  for (const box of open.splice(0)) await box.close()
})

async function begin(options: Parameters<typeof told>[0] = {}) {
  const it = await told(options)
  open.push(it)
  return it
}

type Told = Awaited<ReturnType<typeof begin>>

/** The App's own log, oldest first, without the line of its installation. */
async function log({ box }: Told) {
  const { data } = await box.asApp().rest.apps.listWebhookDeliveries({ per_page: 100 })
  return data.filter(({ event }) => event === 'issues').reverse()
}

async function opens(it: Told, ...titles: readonly string[]): Promise<void> {
  for (const title of titles) await it.issue(title)
}

describe('a delivery', () => {
  test('that is dropped stands in the log as one that reached nobody, and can be sent again', async () => {
    const it = await begin()
    it.box.sandbox.deliveries.queue({ drop: 'failed' })
    await opens(it, 'a', 'b')
    expect(await it.titles()).toEqual(['b'])
    const [lost] = await log(it)
    expect(lost).toMatchObject({ status_code: 502, status: 'failed to connect to host' })
    const app = it.box.asApp().rest.apps
    await app.redeliverWebhookDelivery({ delivery_id: Number(lost?.id) })
    expect(await it.titles()).toEqual(['b', 'a'])
    expect(it.heard[1]?.guid).toBe(lost?.guid)
  })

  test('that was never attempted stands nowhere', async () => {
    const it = await begin()
    it.box.sandbox.deliveries.queue({ drop: 'never' })
    await opens(it, 'a', 'b')
    expect(await it.titles()).toEqual(['b'])
    expect(await log(it)).toHaveLength(1)
  })

  test('that is doubled comes with the same GUID as often as asked, each with its line', async () => {
    const it = await begin()
    it.box.sandbox.deliveries.queue({ duplicate: 2 })
    await opens(it, 'a', 'b')
    expect(await it.titles()).toEqual(['a', 'a', 'a', 'b'])
    expect(new Set(it.heard.slice(0, 3).map(({ guid }) => guid)).size).toBe(1)
    const lines = await log(it)
    expect(new Set(lines.map(({ id }) => id)).size).toBe(4)
    expect(lines.map(({ redelivery }) => redelivery)).toEqual([false, false, false, false])
  })

  test('that is late comes when the world’s clock is there, and others do not wait for it', async () => {
    const at = Date.now() as Instant
    const it = await begin({ sandbox: { now: () => at } })
    it.box.sandbox.deliveries.queue({ delayMs: 60_000 })
    await opens(it, 'a', 'b')
    expect(await it.titles()).toEqual(['b'])
    it.box.sandbox.clock.advance(59_999)
    expect(await it.titles()).toEqual(['b'])
    it.box.sandbox.clock.advance(1)
    expect(await it.titles()).toEqual(['b', 'a'])
  })

  test('that is late comes by itself where the clock goes on', async () => {
    const it = await begin()
    it.box.sandbox.deliveries.queue({ delayMs: 40 })
    await opens(it, 'a')
    while ((await it.titles()).length === 0) await new Promise((go) => setTimeout(go, 10))
    expect(await it.titles()).toEqual(['a'])
  })

  test('that is late when the box closes is never sent', async () => {
    const it = await begin()
    it.box.sandbox.deliveries.queue({ delayMs: 30 })
    await opens(it, 'a')
    await it.box.sandbox.close()
    await new Promise((go) => setTimeout(go, 80))
    expect(await it.titles()).toEqual([])
  })

  test('that is doubled and late comes at once, and its copy later', async () => {
    const at = Date.now() as Instant
    const it = await begin({ sandbox: { now: () => at } })
    it.box.sandbox.deliveries.queue({ duplicate: 1, delayMs: 5000 })
    await opens(it, 'a')
    expect(await it.titles()).toEqual(['a'])
    it.box.sandbox.clock.advance(5000)
    expect(await it.titles()).toEqual(['a', 'a'])
  })
})

describe('which deliveries a fault meets', () => {
  test.each<[string, DeliveryFault, readonly string[]]>([
    ['every second', { every: 2, drop: 'failed' }, ['a', 'c', 'e']],
    ['the third', { nth: 3, drop: 'never' }, ['a', 'b', 'd', 'e']],
    ['the next two', { times: 2, drop: 'never' }, ['c', 'd', 'e']],
    ['those of an action', { action: 'opened', every: 1, drop: 'never' }, []],
    ['none of another event', { event: 'issue_comment', every: 1, drop: 'never' }, [...'abcde']],
    [
      'those that a predicate holds for',
      { where: ({ payload }) => payload.includes('"title":"d"'), drop: 'never' },
      ['a', 'b', 'c', 'e'],
    ],
  ])('%s', async (_, fault, expected) => {
    const it = await begin()
    it.box.sandbox.deliveries.queue(fault)
    await opens(it, ...'abcde')
    expect(await it.titles()).toEqual(expected)
  })

  test('a redelivery only where it says so', async () => {
    const it = await begin({ statuses: [500] })
    await opens(it, 'a')
    await it.box.sandbox.settled()
    it.box.sandbox.deliveries.queue({ drop: 'failed' })
    it.box.sandbox.deliveries.queue({ redelivery: true, nth: 2, drop: 'failed' })
    const [first] = await log(it)
    const again = () =>
      it.box.asApp().rest.apps.redeliverWebhookDelivery({ delivery_id: Number(first?.id) })
    await again()
    await again()
    await it.box.sandbox.settled()
    expect((await log(it)).map(({ status_code }) => status_code)).toEqual([500, 200, 502])
    expect(it.box.sandbox.deliveries.queued()).toHaveLength(1)
  })
})

describe('the gate', () => {
  test.each([
    ['same', [...'abcd']],
    ['reversed', [...'dcba']],
  ] as const)('lets out what it held in the %s order', async (order, expected) => {
    const it = await begin()
    it.box.sandbox.deliveries.hold()
    await opens(it, ...'abcd')
    expect(await it.titles()).toEqual([])
    expect(await log(it)).toEqual([])
    expect(it.box.sandbox.deliveries.held()).toBe(4)
    expect(it.box.sandbox.deliveries.release(order)).toBe(4)
    expect(await it.titles()).toEqual(expected)
    await opens(it, 'e')
    expect(await it.titles()).toEqual([...expected, 'e'])
  })

  test('shuffles the same way for the same seed, and another way for another', async () => {
    const it = await begin()
    const shuffled = async (seed: number) => {
      it.heard.splice(0)
      it.box.sandbox.deliveries.hold()
      await opens(it, ...'abcdefgh')
      it.box.sandbox.deliveries.release('shuffled', seed)
      return (await it.titles()).join('')
    }
    const once = await shuffled(1)
    expect([...once].sort().join('')).toBe('abcdefgh')
    expect(once).not.toBe('abcdefgh')
    expect(await shuffled(1)).toBe(once)
    expect(await shuffled(2)).not.toBe(once)
  })

  test('lets out each three that have come together, the last ones on release', async () => {
    const it = await begin()
    it.box.sandbox.deliveries.hold({ size: 3, order: 'reversed' })
    await opens(it, ...'abcdefgh')
    expect((await it.titles()).join('')).toBe('cbafed')
    it.box.sandbox.deliveries.release()
    expect((await it.titles()).join('')).toBe('cbafedhg')
  })
})

describe('the doors', () => {
  const door = (it: Told, path: string, body?: object, method = 'POST') =>
    fetch(`${it.box.server.origin}/_sandbox/deliveries/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  test('queue, show and clear faults, hold and release', async () => {
    const it = await begin()
    expect((await door(it, 'faults', { every: 2, drop: 'never' })).status).toBe(201)
    expect(await (await door(it, 'faults', undefined, 'GET')).json()).toMatchObject([
      { fault: { every: 2, drop: 'never' }, seen: 0, left: null },
    ])
    await opens(it, 'a', 'b')
    expect((await door(it, 'faults', undefined, 'DELETE')).status).toBe(200)
    expect(await (await door(it, 'hold', {})).json()).toEqual({ held: 0 })
    await opens(it, 'c', 'd')
    expect(await (await door(it, 'release', { order: 'reversed' })).json()).toEqual({ released: 2 })
    expect(await it.titles()).toEqual(['a', 'd', 'c'])
  })

  test.each<[string, object, RegExp]>([
    ['faults', { drop: 'sometimes' }, /failed/],
    ['faults', { event: 'issues' }, /what goes wrong/],
    ['faults', { drop: 'never', duplicate: 1 }, /neither/],
    ['faults', { drop: 'never', nth: 1, every: 2 }, /exclude/],
    ['faults', { drop: 'never', actions: 'opened' }, /actions/],
    ['hold', { size: 0 }, /size/],
    ['release', { order: 'backwards' }, /reversed/],
  ])('%s tells what is wrong with %j', async (path, body, words) => {
    const it = await begin()
    const answer = await door(it, path, body)
    expect(answer.status).toBe(422)
    expect(((await answer.json()) as { message: string }).message).toMatch(words)
  })
})
