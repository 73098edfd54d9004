import { afterEach, expect, test } from 'vitest'
import { DAY_MS } from '../../src/domain/instant.ts'
import { SHOP } from '../sandbox/support.ts'
import { type Served, served } from '../support/served.ts'

let app: Served
afterEach(() => app.close())

const AT = '2026-11-20T14:00:00Z'

/** An issue with the label, of a time when nobody listened, and the comments on it once the App has started anew. */
async function found(ageMs: number, opened: object = { labels: ['incident'] }) {
  app = await served({ at: AT })
  const ana = app.box.as('ana').rest.issues
  await app.stop()
  app.box.sandbox.deliveries.queue({ every: 1, drop: 'never' })
  const made = await ana.create({ ...SHOP, title: 'Checkout fails', ...opened })
  const issue = { ...SHOP, issue_number: made.data.number }
  app.box.sandbox.clock.advance(ageMs)
  app.box.sandbox.deliveries.clear()
  await app.again()
  await app.app.sweep()
  await app.settled()
  const comments = async () => (await ana.listComments(issue)).data.length
  return { ana, issue, comments }
}

test('an old issue with the label is left alone until somebody touches it', async () => {
  const { ana, issue, comments } = await found(2 * DAY_MS)
  expect(await comments()).toBe(0)
  await ana.createComment({ ...issue, body: '/sev 2' })
  await app.settled()
  expect(await comments()).toBe(2)
})

test('one of today is taken up by the scan', async () => {
  const { comments } = await found(DAY_MS / 2)
  expect(await comments()).toBeGreaterThan(0)
})

test('so is one that nobody has labelled yet, and that a lost store has forgotten', async () => {
  const { comments } = await found(DAY_MS / 2, { body: '/incident' })
  expect(await comments()).toBeGreaterThan(0)
})

test('what is talk stays talk', async () => {
  const { comments } = await found(DAY_MS / 2, { body: 'The incident of last week is over.' })
  expect(await comments()).toBe(0)
})
