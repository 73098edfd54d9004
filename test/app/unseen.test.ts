import { afterEach, expect, test } from 'vitest'
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

const reactions = async (comment_id: number) => {
  const at = { ...SHOP, comment_id }
  const { data } = await app.box.as('ana').rest.reactions.listForIssueComment(at)
  return data.map(({ content }) => content)
}

const reads = () => app.box.sandbox.requests().requests['POST /graphql'] ?? 0

test('a command that GitHub does not show yet is looked for again', async () => {
  app = await served({ at: '2026-11-20T14:00:00Z' })
  const { sandbox } = app.box
  const number = await declared()
  sandbox.clock.advance(60_000)
  sandbox.lags.set({ graphql: 5_000 })
  const before = reads()
  const { data } = await say(number, '/ack')
  await app.settled()
  expect(reads()).toBeGreaterThan(before)
  expect(await reactions(data.id)).toEqual([])
  sandbox.clock.advance(10_000)
  await app.settled()
  expect(await reactions(data.id)).toEqual(['rocket'])
})

test('one that somebody has deleted meanwhile is given up after a few looks', async () => {
  app = await served({ at: '2026-11-20T14:00:00Z' })
  const { sandbox } = app.box
  const number = await declared()
  sandbox.deliveries.hold({})
  const { data } = await say(number, '/ack')
  await app.box.as('ben').rest.issues.deleteComment({ ...SHOP, comment_id: data.id })
  const before = reads()
  sandbox.deliveries.release()
  await app.settled()
  // Less than any reminder takes to come due.
  for (let seconds = 0; seconds < 140; seconds += 10) {
    sandbox.clock.advance(10_000)
    await app.settled()
  }
  expect(reads() - before).toBe(4)
})
