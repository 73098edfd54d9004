import { afterEach, describe, expect, test } from 'vitest'
import type { Instant } from '../../src/domain/instant.ts'
import { SHOP, type Started, start, statusOf } from './support.ts'

const open: Started[] = []
afterEach(async () => {
  for (const box of open.splice(0)) await box.close()
})

/** A box whose clock stands still unless a test moves it, and a person who writes in it. */
async function begin(secondary: boolean) {
  const at = Date.now() as Instant
  const box = await start({ sandbox: { secondary, now: () => at } })
  open.push(box)
  await box.as('ben').rest.issues.create({ ...SHOP, title: 'One' })
  const ana = box.as('ana').rest.issues
  const write = (body = 'x') => statusOf(ana.createComment({ ...SHOP, issue_number: 1, body }))
  const read = () => statusOf(ana.get({ ...SHOP, issue_number: 1 }))
  const standing = () => box.sandbox.requests().pace.senders[`user ${box.seeded.users['ana']?.id}`]
  const pace = () => box.sandbox.requests().pace
  return { box, write, read, standing, pace, pass: box.sandbox.clock.advance }
}

type Box = Awaited<ReturnType<typeof begin>>

async function many(count: number, once: () => Promise<number>): Promise<Map<number, number>> {
  const found = new Map<number, number>()
  for (let n = 0; n < count; n += 1) {
    const status = await once()
    found.set(status, (found.get(status) ?? 0) + 1)
  }
  return found
}

/** Eighty writes a minute apart in time as GitHub allows them. */
async function fiveHundred({ write, pass }: Box): Promise<void> {
  for (let n = 0; n < 500; n += 1) {
    pass(1000)
    expect(await write()).toBe(201)
  }
}

describe('enforced', () => {
  test('the 81st write of a minute is refused as GitHub does, and the minute over it passes', async () => {
    const it = await begin(true)
    expect(await many(80, it.write)).toEqual(new Map([[201, 80]]))
    expect(await it.read()).toBe(200)
    const refused = it.box
      .as('ana')
      .rest.issues.createComment({ ...SHOP, issue_number: 1, body: 'x' })
    await expect(refused).rejects.toMatchObject({
      status: 403,
      message: expect.stringMatching(/secondary rate limit.*content creation/),
      response: { headers: { 'retry-after': '60' } },
    })
    expect(it.pace()).toMatchObject({
      breaches: { 'content-minute': 1 },
      hurried: [{ breach: 'content-minute', request: expect.stringMatching(/^POST .*comments$/) }],
    })
    it.pass(60_000)
    expect(await it.write()).toBe(201)
  })

  test('the 501st write of an hour is refused, and the first of the next hour is not', async () => {
    const it = await begin(true)
    await fiveHundred(it)
    it.pass(1000)
    expect(await it.write()).toBe(403)
    expect(it.pace().breaches).toEqual({ 'content-hour': 1 })
    it.pass(3_600_000)
    expect(await it.write()).toBe(201)
  })

  test('900 points a minute are reads and a fifth as many writes; others are not hindered', async () => {
    const it = await begin(true)
    expect(await many(20, it.write)).toEqual(new Map([[201, 20]]))
    expect(await many(801, it.read)).toEqual(
      new Map([
        [200, 800],
        [403, 1],
      ]),
    )
    expect(it.pace().breaches).toEqual({ points: 1 })
    const ben = it.box.as('ben').rest.issues
    expect(await statusOf(ben.get({ ...SHOP, issue_number: 1 }))).toBe(200)
  })

  test('more than a hundred at one time are too many', async () => {
    const it = await begin(true)
    it.box.sandbox.faults.queue({ method: 'GET', route: '*', every: 1, delayMs: 400 })
    const all = await Promise.all(Array.from({ length: 101 }, it.read))
    expect(all.filter((status) => status === 403)).toHaveLength(1)
    expect(it.pace().breaches).toEqual({ concurrent: 1 })
    expect(it.standing()?.mostAtOnce).toBe(101)
  })

  test('a write before the time is over is refused for the rest of it', async () => {
    const it = await begin(true)
    const before = { kind: 'secondary-limit', seconds: 30 } as const
    it.box.sandbox.faults.queue({ method: 'POST', route: '*', before })
    expect(await it.write()).toBe(403)
    it.pass(29_000)
    const early = it.box.as('ana').rest.issues.create({ ...SHOP, title: 'early' })
    await expect(early).rejects.toMatchObject({ response: { headers: { 'retry-after': '1' } } })
    expect(await it.read()).toBe(200)
    it.pass(1000)
    expect(await it.write()).toBe(201)
    expect(it.pace().breaches).toEqual({ 'in-window': 1 })
  })
})

describe('only counted', () => {
  test('nothing is refused, and what went too fast stands in the report', async () => {
    const it = await begin(false)
    expect(await many(82, it.write)).toEqual(new Map([[201, 82]]))
    expect(it.pace().breaches).toEqual({ 'content-minute': 2 })
    expect(it.standing()).toMatchObject({
      writes: 82,
      mostWritesPerMinute: 82,
      writesWithinASecond: 81,
      mostPointsPerMinute: 410,
    })
  })

  test('a write in the window of a primary limit counts, one after it does not', async () => {
    const it = await begin(false)
    const before = { kind: 'primary-limit', seconds: 120 } as const
    it.box.sandbox.faults.queue({ method: 'POST', route: '*', before })
    expect(await it.write()).toBe(403)
    it.pass(119_000)
    expect(await it.write()).toBe(201)
    it.pass(2000)
    expect(await it.write()).toBe(201)
    expect(it.pace().breaches).toEqual({ 'in-window': 1 })
  })

  test('a window may be closed by any answer that names a time, in any spelling', async () => {
    const it = await begin(false)
    const before = { status: 429, headers: { 'Retry-After': '30' } }
    it.box.sandbox.faults.queue({ method: 'POST', route: '*', before })
    expect(await it.write()).toBe(429)
    expect(await it.write()).toBe(201)
    expect(it.pace().breaches).toEqual({ 'in-window': 1 })
  })

  test('an error that names no time closes nothing', async () => {
    const it = await begin(false)
    it.box.sandbox.faults.queue({ method: 'POST', route: '*', before: { status: 403 } })
    it.box.sandbox.faults.queue({ method: 'POST', route: '*', before: 'bad-gateway' })
    expect(await it.write()).toBe(403)
    expect(await it.write()).toBe(502)
    expect(await it.write()).toBe(201)
    expect(it.pace().breaches).toEqual({})
  })

  test('a second apart is no hurry at all', async () => {
    const it = await begin(false)
    for (let n = 0; n < 5; n += 1) {
      expect(await it.write()).toBe(201)
      it.pass(1000)
    }
    expect(it.standing()).toMatchObject({ writes: 5, writesWithinASecond: 0 })
    expect(it.pace()).toMatchObject({ breaches: {}, hurried: [] })
  })

  test('the door forgets it with the rest', async () => {
    const it = await begin(false)
    await it.write()
    const address = `${it.box.server.origin}/_sandbox/requests`
    const seen = (await (await fetch(address)).json()) as { pace: { senders: object } }
    expect(Object.keys(seen.pace.senders)).toHaveLength(2)
    await fetch(address, { method: 'DELETE' })
    expect(it.pace()).toEqual({ senders: {}, hurried: [], breaches: {} })
  })
})
