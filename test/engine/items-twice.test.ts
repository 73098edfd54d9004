import { expect, test } from 'vitest'
import { plan } from '../../src/engine/converge.ts'
import { itemIssues, merged } from '../support/itemised.ts'
import { AT } from '../support/written-up.ts'

/** Two processes that know nothing of each other open the issues of the same document at the same moment. */
async function doubled() {
  const { it, number } = await merged()
  const { effects } = await it.plan(number)
  await it.dies(
    number,
    effects.findIndex(({ type }) => type === 'item.open'),
  )
  const worlds = [it.world(number), it.world(number)]
  const plans = await Promise.all(worlds.map((world) => plan(world)))
  for (const [at, world] of worlds.entries()) await world.apply(plans[at]?.effects ?? [], 1)
  return { it, number }
}

const states = async (it: Awaited<ReturnType<typeof doubled>>['it']) =>
  (await itemIssues(it)).map(({ number, state, state_reason: reason }) => [number, state, reason])

const CLOSED = [
  ...[3, 4, 5].map((number) => [number, 'open', null]),
  ...[6, 7, 8].map((number) => [number, 'closed', 'duplicate']),
]

test('of issues that were opened twice the first ones count, and the others are closed and told of', async () => {
  const { it, number } = await doubled()
  await it.look(number)
  expect(await states(it)).toEqual(CLOSED)
  const card = await it.card(number)
  expect(card).toContain('**0 of 3 verified, 3 open**')
  expect(card).toMatch(/- \[Issue 6\]\(\S+\) was opened a second time for what \[issue 3\]/)
  const { data } = await it.bot.rest.issues.listSubIssues({ ...AT, issue_number: number })
  expect(data.map((one) => one.number)).toEqual([3, 4, 5])
  expect((await it.plan(number)).effects).toEqual([])
})

test('who wants one of them all the same reopens it, and it stays open', async () => {
  const { it, number } = await doubled()
  await it.look(number)
  it.minutes(1)
  await it.as('ana').rest.issues.update({ ...AT, issue_number: 6, state: 'open' })
  await it.look(number)
  expect((await states(it))[3]).toEqual([6, 'open', 'reopened'])
  expect((await it.plan(number)).effects).toEqual([])
})

test('one that somebody has begun to use is left open', async () => {
  const { it, number } = await doubled()
  await it.say('ana', 7, '/due 2027-02-01')
  await it.look(number)
  expect((await states(it)).map(([, state]) => state)).toEqual([
    ...['open', 'open', 'open', 'closed', 'open', 'closed'],
  ])
})
