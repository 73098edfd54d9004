import { afterEach, expect, test, vi } from 'vitest'
import { SHOP } from '../sandbox/support.ts'
import { type Served, served } from '../support/served.ts'

let app: Served
afterEach(() => app.close())

async function declared(): Promise<number> {
  const made = await app.box.as('ana').rest.issues.create({
    ...SHOP,
    title: 'Checkout fails',
    body: '/sev 2',
    labels: ['incident'],
  })
  await app.settled()
  return made.data.number
}

const say = (issue_number: number, body: string) =>
  app.box.as('ben').rest.issues.createComment({ ...SHOP, issue_number, body })

const reads = () => app.box.sandbox.requests().requests['POST /graphql'] ?? 0

test('a command that GitHub does not show yet is looked for again', async () => {
  app = await served({ at: '2026-11-20T14:00:00Z' })
  const { sandbox } = app.box
  const number = await declared()
  sandbox.clock.advance(60_000)
  sandbox.lags.set({ graphql: 5_000 })
  const before = reads()
  const { data } = await say(number, '/ack')
  await vi.waitFor(() => expect(reads()).toBeGreaterThan(before))
  sandbox.clock.advance(10_000)
  await app.settled()
  const at = { ...SHOP, comment_id: data.id }
  const reactions = await app.box.as('ana').rest.reactions.listForIssueComment(at)
  expect(reactions.data.map(({ content }) => content)).toEqual(['rocket'])
})

test('those that somebody has deleted meanwhile are given up together after a few looks', {
  timeout: 30_000,
}, async () => {
  app = await served()
  const number = await declared()
  app.box.sandbox.deliveries.hold({})
  for (const body of ['/ack', '/sev 3', '/mitigated', '/resolve']) {
    const { data } = await say(number, body)
    await app.box.as('ben').rest.issues.deleteComment({ ...SHOP, comment_id: data.id })
  }
  const before = reads()
  app.box.sandbox.deliveries.release()
  await app.settled()
  // One look each, and the few for which the first was tried again.
  expect(reads() - before).toBeLessThanOrEqual(5 + 3)
})
