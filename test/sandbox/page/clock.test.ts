import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openShop } from './shop.ts'

let shop: Awaited<ReturnType<typeof openShop>>
beforeAll(async () => {
  shop = await openShop()
  await shop.post('/acme/shop/issues/new?blank=1', [['title', 'Live']])
})
afterAll(() => shop.close())

const now = () => shop.sandbox.world.now()
const shown = (text: string) => /<strong id="clock"[^>]*>([^<]*)<\/strong>/.exec(text)?.[1]
const minute = () => `${new Date(now()).toISOString().slice(0, 16).replace('T', ' ')} UTC`

describe('the clock of the box', () => {
  test.each([
    '/ana',
    '/acme/shop/issues',
    '/acme/shop/issues?state=closed',
    '/acme/shop/issues/1',
    '/acme/shop/issues/new?blank=1',
    '/acme/shop/labels',
    '/acme/shop/tree/main',
    '/sandbox',
    '/nobody/shop/issues',
  ])('%s shows it, and leads back to itself when it is moved', async (path) => {
    const before = minute()
    const text = await shop.read(path)
    expect([before, minute()]).toContain(shown(text))
    expect(text).toContain(`<input type="hidden" name="back" value="${path}">`)
  })

  test.each([
    ['5 min', 5],
    ['30 min', 30],
    ['1 hour', 60],
    ['1 day', 1_440],
    ['1 week', 10_080],
  ])('%s moves it that far and shows the same page again', async (step, minutes) => {
    const before = now()
    const fields = [
      ['step', step],
      ['back', '/acme/shop/issues/1'],
    ]
    const reply = await shop.post('/sandbox/clock', fields, 'eve')
    expect(reply.status).toBe(303)
    expect(reply.headers.get('location')).toBe('/acme/shop/issues/1')
    const moved = now() - before
    expect(moved).toBeGreaterThanOrEqual(minutes * 60_000)
    expect(moved).toBeLessThan((minutes + 1) * 60_000)
  })

  test('9:00 moves it to the morning of the next weekday, and once more to the one after', async () => {
    const mornings: Date[] = []
    for (let times = 0; times < 8; times++) {
      const before = now()
      await shop.post('/sandbox/clock', [['step', '9:00']])
      mornings.push(new Date(now()))
      expect(now() - before).toBeLessThan(3 * 24 * 3_600_000 + 60_000)
    }
    expect(mornings.map((at) => at.toISOString().slice(11, 16))).toEqual(Array(8).fill('09:00'))
    expect(mornings.filter((at) => at.getUTCDay() % 6 === 0)).toEqual([])
    const week = mornings.slice(0, 5).map((at) => at.getUTCDay())
    expect(week.toSorted()).toEqual([1, 2, 3, 4, 5])
  })

  test.each([['toString'], ['-1 day'], ['2 years'], ['']])('"%s" is no step', async (step) => {
    const before = now()
    expect((await shop.post('/sandbox/clock', [['step', step]])).status).toBe(422)
    expect(now() - before).toBeLessThan(60_000)
  })

  test.each(['http://elsewhere.example', 'null'])('a form from %s moves nothing', async (from) => {
    const before = now()
    const reply = await shop.post('/sandbox/clock', [['step', '1 day']], 'ana', from)
    expect(reply.status).toBe(403)
    expect(now() - before).toBeLessThan(60_000)
  })

  test.each(['//evil.example', 'https://evil.example/', '/\\evil.example'])(
    'it never leads to %s',
    async (back) => {
      const fields = [
        ['step', '5 min'],
        ['back', back],
      ]
      const reply = await shop.post('/sandbox/clock', fields)
      expect(reply.headers.get('location')).toBe('/')
    },
  )

  test('an open issue sees that it moved', async () => {
    const look = () => shop.read('/acme/shop/issues/1/revision')
    const before = await look()
    await shop.post('/sandbox/clock', [['step', '5 min']])
    expect(await look()).not.toBe(before)
  })
})
