import { expect, test } from 'vitest'
import { switchWorkflows } from '../../src/sandbox/actions/workflow-settings.ts'
import { hands } from '../support/hands.ts'
import { itemIssues, ROWS, withRows } from '../support/itemised.ts'
import { merges, writes } from '../support/written-up.ts'

const CONFIG = (people: string) =>
  `services:\n  checkout:\n    people: [${people}]\n    team: acme/payments\nteams:\n  acme/payments: [dev]\n`

async function called(people: string) {
  const it = hands({ config: CONFIG(people) })
  const body = '/sev 2\n/service checkout'
  const number = await it.declare('ana', 'Checkout fails', body, ['incident'])
  await it.acts(number)
  await it.says('ana', number, '/escalate the rollback fails')
  await it.acts(number)
  return { it, number }
}

test('a name that GitHub does not know as one to call is told on the card, once', async () => {
  const { it, number } = await called('ben, nobody-of-that-name')
  const card = await it.card(number)
  expect(card).toContain('nobody-of-that-name was to be called here')
  expect(card).not.toContain('ben was to be called')
  await it.says('ana', number, '/escalate still')
  await it.acts(number)
  expect((await it.card(number)).match(/nobody-of-that-name was to be called/g)).toHaveLength(1)
  expect(await it.replies(number)).toHaveLength(2)
  expect((await it.foresees(number)).effects).toEqual([])
})

test('where all were called nothing is told, and a message is read back once', async () => {
  const { it, number } = await called('ben')
  expect(await it.card(number)).not.toContain('was to be called')
  // Besides, it is asked once by whose hand the command was written.
  expect(
    it.sandbox.requests().requests['GET /repos/{owner}/{repo}/issues/comments/{comment_id}'] ?? 0,
  ).toBeLessThanOrEqual(2 + 1)
})

test('a team is called by the names of its people', async () => {
  const { it, number } = await called('ben')
  const [reply = ''] = await it.replies(number)
  expect(reply).toContain('@ben')
  expect(reply).toContain('@dev')
  expect(reply).not.toContain('@acme/payments')
})

test('the issue of an action item names the people of a team', async () => {
  const it = hands({ config: CONFIG('ben') })
  switchWorkflows(it.sandbox.world, it.seeded.repository, { mayCreatePulls: true })
  const number = await it.declare('ana', 'Checkout fails', '/sev 1\n/ic @ben', ['incident'])
  await it.acts(number)
  await it.says('ben', number, '/resolve')
  await it.acts(number)
  const row = '| 1 | Add a load stage | @acme/payments | p2 | prevent | 2027-01-15 |  |'
  await writes(it, number, withRows([row, ...ROWS.slice(1, 2)]))
  await merges(it, number)
  await it.acts(number)
  const bodies = (await itemIssues(it)).map(({ body }) => body ?? '')
  expect(bodies.join()).toContain('@dev')
  expect(bodies.join()).not.toContain('@acme/payments')
})
