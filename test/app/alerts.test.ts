import { expect, test } from 'vitest'
import { MINUTE_MS } from '../../src/domain/instant.ts'
import { alerted, CHECKOUT } from '../support/alerted.ts'

test('an alert that is dispatched opens an incident with a card', async () => {
  const it = await alerted()
  await it.dispatch(CHECKOUT)
  await it.settled()
  expect(await it.incidents()).toMatchObject([
    {
      title: 'Checkout fails',
      state: 'open',
      labels: ['incident', 'service: checkout', 'sev1', 'status: triage'],
    },
  ])
  expect(await it.card(1)).toContain('An alert opened this')
})

test('two hundred firings are one incident, one line and a handful of writes', {
  timeout: 120_000,
}, async () => {
  const it = await alerted()
  await it.dispatch(CHECKOUT)
  await it.settled()
  const edits = () =>
    it.box.sandbox.requests().requests[
      'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}'
    ] ?? 0
  const before = edits()
  for (let count = 0; count < 200; count++) await it.dispatch(CHECKOUT)
  await it.settled()
  it.box.sandbox.clock.advance(2 * MINUTE_MS)
  await it.settled()
  expect(await it.incidents()).toHaveLength(1)
  const card = await it.card(1)
  expect(card).toContain('fired again, 200 times')
  expect(card.match(/fired again/g)).toHaveLength(1)
  expect(edits() - before).toBeLessThanOrEqual(10)
})
