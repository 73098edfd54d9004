import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { propose, write } from '../sandbox/branches.ts'
import { SHOP } from '../sandbox/support.ts'
import {
  checkOf,
  makeReady,
  notesOf,
  plainExamine,
  runsOf,
  spending,
} from '../support/reviewing.ts'
import { type Served, served } from '../support/served.ts'

let it: Served
beforeEach(async () => {
  it = await served({ examine: plainExamine })
})
afterEach(() => it.close())

const PATH = 'postmortems/a.md'
const many = (count: number) => Array.from({ length: count }, () => 'TODO').join('\n')
const CHECKS = '/repos/{owner}/{repo}/check-runs'
const ONE = `${CHECKS}/{check_run_id}`
const LOST = { status: 502, body: { message: 'Server Error' } }

test('what is told twice, late and out of order is written once', async () => {
  it.box.sandbox.deliveries.queue({ every: 1, duplicate: 2 })
  it.box.sandbox.deliveries.queue({ event: 'pull_request', action: 'opened', delayMs: 60_000 })
  await propose(it.box, { branch: 'a', files: { [PATH]: 'teh TODO' } })
  await write(it.box, 'a', PATH, 'teh end TODO')
  await it.settled()
  it.box.sandbox.clock.advance(61_000)
  await it.settled()
  expect(await runsOf(it, 'a')).toHaveLength(1)
  const { data } = await it.box.as('dev').rest.pulls.listReviews({ ...SHOP, pull_number: 1 })
  expect(data).toHaveLength(1)
})

test('a look at what stands as it should writes nothing', async () => {
  const number = await propose(it.box, { branch: 'a', files: { [PATH]: many(60) } })
  await it.settled()
  const spent = spending(it)
  const title = { ...SHOP, pull_number: number }
  await it.box.as('dev').rest.pulls.update({ ...title, state: 'closed' })
  await it.box.as('dev').rest.pulls.update({ ...title, state: 'open' })
  await it.settled()
  expect(spent()).toEqual(['PATCH /pulls/{pull_number}: 2'])
})

describe('where it is cut short', () => {
  test.each([
    ['after the first part arrived', 'POST', CHECKS, { after: 'lost' }],
    ['before the second part arrives', 'PATCH', ONE, { before: LOST }],
    ['after the second part arrived', 'PATCH', ONE, { after: 'lost' }],
    ['after the last part arrived', 'PATCH', ONE, { after: 'lost', nth: 2 }],
  ] as const)(
    '%s, the next look goes on, and nothing stands there twice',
    async (_, method, route, how) => {
      it.box.sandbox.faults.queue({ method, route, ...how })
      await propose(it.box, { branch: 'a', files: { [PATH]: many(120) } })
      await it.settled()
      const [run, ...more] = await runsOf(it, 'a')
      expect(more).toEqual([])
      expect(run).toMatchObject({ status: 'completed', conclusion: 'failure' })
      expect(await notesOf(it, run?.id ?? 0)).toHaveLength(120)
    },
  )

  test('suggestions whose answer was lost are not made again', async () => {
    const route = '/repos/{owner}/{repo}/pulls/{pull_number}/reviews'
    it.box.sandbox.faults.queue({ method: 'POST', route, after: 'lost' })
    const pull_number = await propose(it.box, { branch: 'a', files: { [PATH]: 'teh' } })
    await it.settled()
    const { data } = await it.box.as('dev').rest.pulls.listReviews({ ...SHOP, pull_number })
    expect(data).toHaveLength(1)
  })
})

test('a check that may have been made is not made again before it is proven that it was not', async () => {
  const { faults, clock } = it.box.sandbox
  faults.queue({ method: 'POST', route: CHECKS, before: LOST })
  await propose(it.box, { branch: 'a', files: { [PATH]: 'TODO' } })
  await it.box.sandbox.settled()
  await vi.waitFor(() => expect(faults.queued()).toEqual([]))
  expect(await checkOf(it, 'a')).toBeNull()
  clock.advance(61_000)
  await it.settled()
  expect(await runsOf(it, 'a')).toHaveLength(1)
})

test('a run that was left unfinished is replaced where it would say something else by now', async () => {
  const before = { status: 403, body: { message: 'Resource not accessible by integration' } }
  it.box.sandbox.faults.queue({ method: 'PATCH', route: ONE, every: 1, before })
  const number = await propose(it.box, { branch: 'a', files: { [PATH]: many(60) }, draft: true })
  await it.settled()
  expect(await checkOf(it, 'a')).toMatchObject({ status: 'in_progress' })
  it.box.sandbox.faults.clear()
  await makeReady(it, number)
  await it.settled()
  expect(await checkOf(it, 'a')).toMatchObject({ status: 'completed', conclusion: 'failure' })
})

test('a pull request that nobody told us of is found by the sweep', async () => {
  it.box.sandbox.deliveries.queue({ every: 1, drop: 'never' })
  await propose(it.box, { branch: 'a', files: { [PATH]: 'TODO' } })
  await it.settled()
  expect(await checkOf(it, 'a')).toBeNull()
  await it.app.sweep()
  await it.settled()
  expect(await checkOf(it, 'a')).toMatchObject({ conclusion: 'failure' })
})

test('read only writes no check, and the next start that may write makes up for it', async () => {
  await it.stop()
  await it.again({ examine: plainExamine, readOnly: true })
  await propose(it.box, { branch: 'a', files: { [PATH]: 'TODO' } })
  await it.settled()
  expect(await checkOf(it, 'a')).toBeNull()
  await it.stop()
  await it.again({ examine: plainExamine })
  await it.app.sweep()
  await it.settled()
  expect(await checkOf(it, 'a')).toMatchObject({ conclusion: 'failure' })
})
