import nock from 'nock'
import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, instant, iso, MINUTE_MS, plus } from '../../src/domain/instant.ts'
import type { Octokit as Client } from '../../src/github/client.ts'
import { Failure } from '../../src/github/failure.ts'
import { missed, redeliver } from '../../src/github/hook-deliveries.ts'
import { SHOP, start } from '../sandbox/support.ts'
import { API, onTheWire, wired } from '../support/wire.ts'

const NOW = instant('2026-11-20T14:00:00Z')
const LOG = '/app/hook/deliveries'

const app = () => wired()

/** An attempt so many milliseconds ago. */
const attempt = (id: number, guid: string, code: number, agoMs: number) => ({
  id,
  guid,
  delivered_at: iso(plus(NOW, -agoMs)),
  status_code: code,
  status: code === 200 ? 'OK' : 'failed',
  event: 'issues',
})

/** The newest of so many attempts two minutes ago, and two minutes from one to the next. */
const often = (times: number, guid: string, id: number) =>
  Array.from({ length: times }, (_, nth) =>
    attempt(id + times - nth, guid, 500, (nth + 1) * 2 * MINUTE_MS),
  )

describe('the log', () => {
  onTheWire()

  const asked = async (attempts: readonly object[], since = plus(NOW, -5 * MINUTE_MS)) => {
    nock(API).get(LOG).query({ per_page: 100 }).reply(200, attempts)
    return (await missed(app(), since, NOW)).again.map(({ id, guid }) => [id, guid])
  }

  test.each([
    ['refused', [attempt(1, 'a', 500, 2 * MINUTE_MS)], [[1, 'a']]],
    ['never answered', [attempt(1, 'a', 0, 2 * MINUTE_MS)], [[1, 'a']]],
    ['redirected', [attempt(1, 'a', 302, 2 * MINUTE_MS)], [[1, 'a']]],
    [
      'refused twice, its newest',
      [attempt(2, 'a', 502, 2 * MINUTE_MS), attempt(1, 'a', 500, 9 * MINUTE_MS)],
      [[2, 'a']],
    ],
    [
      'refused, the older one first',
      [attempt(4, 'b', 500, 2 * MINUTE_MS), attempt(3, 'a', 500, 3 * MINUTE_MS)],
      [
        [3, 'a'],
        [4, 'b'],
      ],
    ],
    [
      'refused half an hour before the last look',
      [attempt(1, 'a', 500, 35 * MINUTE_MS)],
      [[1, 'a']],
    ],
    ['taken', [attempt(1, 'a', 200, 2 * MINUTE_MS)], []],
    ['accepted', [attempt(1, 'a', 202, 2 * MINUTE_MS)], []],
    [
      'taken in the end',
      [attempt(2, 'a', 200, 2 * MINUTE_MS), attempt(1, 'a', 500, 9 * MINUTE_MS)],
      [],
    ],
    [
      'taken at first and refused when sent again',
      [attempt(2, 'a', 500, 2 * MINUTE_MS), attempt(1, 'a', 200, 9 * MINUTE_MS)],
      [],
    ],
    ['under way', [attempt(1, 'a', 500, MINUTE_MS - 1_000)], []],
    ['refused long before the last look', [attempt(1, 'a', 500, 66 * MINUTE_MS)], []],
    [
      'refused five times, one, to see whether anything reaches us',
      [...often(5, 'a', 10), ...often(5, 'b', 20)],
      [[15, 'a']],
    ],
    [
      'refused five times, the one that was tried the least',
      [...often(6, 'a', 10), ...often(5, 'b', 20)],
      [[25, 'b']],
    ],
    [
      'refused five times before another one was taken, all',
      [...often(5, 'a', 10), ...often(5, 'b', 20), attempt(30, 'c', 200, MINUTE_MS)],
      [
        [15, 'a'],
        [25, 'b'],
      ],
    ],
    [
      'refused twelve times while others were taken',
      [
        ...often(12, 'a', 10),
        ...Array.from({ length: 6 }, (_, at) =>
          attempt(at, `c${at}`, 200, (at + 0.5) * 5 * MINUTE_MS),
        ),
      ],
      [],
    ],
    ['refused twelve times while nothing was taken', often(12, 'a', 10), [[22, 'a']]],
    [
      'only sent again in that time, as what began before it was',
      [1, 2].map((at) => ({ ...attempt(10 - at, 'a', 500, at * 9 * MINUTE_MS), redelivery: true })),
      [],
    ],
    [
      'sent again in that time, its beginning included',
      [
        { ...attempt(2, 'a', 500, 9 * MINUTE_MS), redelivery: true },
        { ...attempt(1, 'a', 500, 14 * MINUTE_MS), redelivery: false },
      ],
      [[2, 'a']],
    ],
    ['without an id that a number can hold', [attempt(2 ** 53, 'a', 500, 2 * MINUTE_MS)], []],
  ])('of what was %s', async (_what, attempts, expected) => {
    expect(await asked(attempts)).toEqual(expected)
  })

  test.each([
    ['nothing', [attempt(1, 'a', 200, 9 * MINUTE_MS)], null],
    [
      'the first attempt at the oldest that is not taken',
      [
        ...often(5, 'a', 10),
        attempt(2, 'b', 500, 3 * MINUTE_MS),
        attempt(1, 'c', 200, 40 * MINUTE_MS),
      ],
      10,
    ],
    ['what is under way', [attempt(1, 'a', 0, MINUTE_MS / 2)], 0.5],
  ])('is to be read again from %s on', async (_, attempts, minutesAgo) => {
    nock(API).get(LOG).query({ per_page: 100 }).reply(200, attempts)
    const { openSince } = await missed(app(), plus(NOW, -5 * MINUTE_MS), NOW)
    expect(openSince).toBe(minutesAgo === null ? null : plus(NOW, -minutesAgo * MINUTE_MS))
  })

  test('is read three days back where nobody has looked yet', async () => {
    nock(API)
      .get(LOG)
      .query({ per_page: 100 })
      .reply(200, [
        attempt(3, 'c', 500, HOUR_MS),
        attempt(2, 'b', 500, 3 * DAY_MS - HOUR_MS),
        attempt(1, 'a', 500, 3 * DAY_MS + HOUR_MS),
      ])
    expect((await missed(app(), null, NOW)).again.map(({ guid }) => guid)).toEqual(['b', 'c'])
  })

  test('is read page by page, and no further than it has to be', async () => {
    const next = (cursor: string) => ({
      link: `<${API}${LOG}?per_page=100&cursor=${cursor}>; rel="next"`,
    })
    nock(API)
      .get(LOG)
      .query({ per_page: 100 })
      .reply(200, [attempt(3, 'c', 500, 2 * MINUTE_MS)], next('v1_2'))
    nock(API)
      .get(LOG)
      .query({ per_page: 100, cursor: 'v1_2' })
      .reply(
        200,
        [attempt(2, 'b', 500, 3 * MINUTE_MS), attempt(1, 'a', 500, 5 * HOUR_MS)],
        next('x'),
      )
    const { again } = await missed(app(), plus(NOW, -5 * MINUTE_MS), NOW)
    expect(again.map(({ guid }) => guid)).toEqual(['b', 'c'])
  })
})

describe('sending again', () => {
  onTheWire()

  const answered = (status: number) => {
    nock(API).post(`${LOG}/7/attempts`).reply(status, {})
    return redeliver(app(), 7)
  }

  test.each([
    [202, true],
    [404, false],
    [422, false],
  ])('answered with %i says whether GitHub will: %s', async (status, expected) => {
    expect(await answered(status)).toBe(expected)
  })

  test.each([401, 429, 500])('answered with %i fails, to be asked another time', async (status) => {
    await expect(answered(status)).rejects.toThrow(Failure)
  })
})

test('what a sandbox could not deliver is found, and sent again under the same id', async () => {
  const box = await start()
  box.seeded.app.webhookUrl = 'http://127.0.0.1:9/nobody'
  await box.as('ana').rest.issues.create({ ...SHOP, title: 'Checkout fails' })
  await box.sandbox.settled()
  const asApp = box.asApp() as unknown as Client
  const now = plus(box.sandbox.world.now(), 2 * MINUTE_MS)
  const { again: found } = await missed(asApp, null, now)
  const [lost, ...others] = found
  expect([lost?.event, others]).toEqual(['issues', []])
  await redeliver(asApp, lost?.id ?? 0)
  await box.sandbox.settled()
  const { again } = await missed(asApp, null, now)
  expect(again.map(({ guid }) => guid)).toEqual([lost?.guid])
  expect(again[0]?.id).toBeGreaterThan(lost?.id ?? 0)
  await box.close()
})
