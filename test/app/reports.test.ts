import { expect, onTestFinished, test } from 'vitest'
import { at, counting, eventful, reports, shown, sum } from '../support/reporting.ts'
import { served } from '../support/served.ts'

async function begun(...options: Parameters<typeof eventful>) {
  const it = await eventful(...options)
  onTestFinished(it.close)
  return it
}

const W47 = 'week 47 (16 to 22 Nov 2026)'
const W48 = 'week 48 (23 to 29 Nov 2026)'

test('on Monday at 09:07 comes the report on actions and at 09:12 that on incidents, not before and once', async () => {
  const it = await begun()
  await at(it, '2026-11-23T09:06:59Z')
  expect(await shown(it)).toEqual([])
  for (const moment of ['09:07:00', '09:08:00', '09:11:59']) {
    await at(it, `2026-11-23T${moment}Z`)
    expect(await shown(it)).toEqual([`2026-11-23T09:07:00Z open Action items: ${W47}`])
  }
  for (const moment of ['09:12:00', '09:30:00', '23:59:59']) {
    await at(it, `2026-11-23T${moment}Z`)
    expect(await shown(it)).toEqual([
      `2026-11-23T09:07:00Z open Action items: ${W47}`,
      `2026-11-23T09:12:00Z open Incidents: ${W47}`,
    ])
  }
})

test('those of the next week close the old ones, and each names the other', async () => {
  const it = await begun()
  await at(it, '2026-11-23T09:12:00Z')
  await at(it, '2026-11-30T09:07:00Z')
  await at(it, '2026-11-30T09:12:00Z')
  const [actions, incidents, ...next] = await reports(it)
  expect([actions, incidents].map((one) => one?.state)).toEqual(['closed', 'closed'])
  expect(next.map(({ state, title }) => [state, title])).toEqual([
    ['open', `Action items: ${W48}`],
    ['open', `Incidents: ${W48}`],
  ])
  expect(actions?.said).toEqual([
    `The next report of this kind, on 2026-W48, is #${next[0]?.number}.`,
  ])
  expect(incidents?.said).toEqual([
    `The next report of this kind, on 2026-W48, is #${next[1]?.number}.`,
  ])
  expect(next[0]?.body).toContain(`#${actions?.number}`)
  expect(next[1]?.body).toContain(`/issues/${incidents?.number}`)
})

test('where nothing ever happened no report comes, and nobody is asked for more than one thing a day', async () => {
  const it = await served({ at: '2026-11-18T10:00:00Z' })
  onTestFinished(it.close)
  await it.settled()
  const spent = counting(it)
  await at(it, '2026-11-23T09:07:00Z')
  await at(it, '2026-11-23T09:12:00Z')
  expect(await shown(it)).toEqual([])
  spent()
  await at(it, '2026-11-24T12:00:00Z')
  const sweep = async () => {
    spent()
    await it.app.sweep()
    await it.settled()
    return spent()
  }
  await sweep()
  const { 'POST /graphql': none = 0, ...others } = await sweep()
  expect(none).toBe(0)
  await at(it, '2026-11-25T12:00:00Z')
  expect(await sweep()).toEqual({ ...others, 'POST /graphql': 1 })
})

test('who starts in the middle of a week is not told of a time in which nothing had happened yet', async () => {
  const it = await begun()
  await it.app.sweep()
  await it.settled()
  expect(await shown(it)).toEqual([])
  await at(it, '2026-11-19T12:00:00Z')
  await it.app.sweep()
  await it.settled()
  expect(await shown(it)).toEqual([])
})

test('publishing takes no more than eight requests, the one before included', async () => {
  const it = await begun()
  await at(it, '2026-11-23T09:12:00Z')
  await at(it, '2026-11-30T09:07:00Z')
  const spent = counting(it)
  await at(it, '2026-11-30T09:12:00Z')
  const { 'POST /graphql': read = 0, ...rest } = spent()
  expect(read).toBeLessThanOrEqual(1 + 4)
  expect(sum(rest)).toBeLessThanOrEqual(8)
})
