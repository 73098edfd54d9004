import { afterEach, expect, test } from 'vitest'
import type { Instant } from '../../src/domain/instant.ts'
import { SHOP } from '../sandbox/support.ts'
import { type Served, served } from '../support/served.ts'

const START = Date.parse('2026-11-20T14:00:00Z') as Instant
let app: Served
afterEach(() => app.close())

test('a reminder that somebody has deleted is not said again', async () => {
  app = await served({ box: { sandbox: { now: () => START } } })
  const ana = app.box.as('ana').rest.issues
  const body = '/sev 1\n/ic @ana'
  const made = await ana.create({ ...SHOP, title: 'Checkout fails', body, labels: ['incident'] })
  const at = { ...SHOP, issue_number: made.data.number }
  const reminders = async () =>
    (await ana.listComments({ ...at, per_page: 100 })).data.filter(({ body: text }) =>
      text?.includes(' reply due:'),
    )
  const pass = async (minutes: number) => {
    app.box.sandbox.clock.advance(minutes * 60_000)
    await app.settled()
  }
  await app.settled()
  await pass(31)
  const [reminder] = await reminders()
  await ana.deleteComment({ ...SHOP, comment_id: reminder?.id ?? 0 })
  // Long enough for a reading that does not show it to prove that it is gone.
  await pass(2)
  await ana.createComment({ ...at, body: '/timeline looking at the logs' })
  await app.settled()
  expect(reminder?.body).toContain('due:update.')
  expect(await reminders()).toEqual([])
})
