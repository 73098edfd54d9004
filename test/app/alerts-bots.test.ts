import { expect, test } from 'vitest'
import { SHOP } from '../sandbox/support.ts'
import { alerted } from '../support/alerted.ts'
import { otherBot } from '../support/alerts.ts'

const BODY = '### Severity\n\nsev2\n\n### Services\n\ncheckout\n\n### Key\n\ncheckout-errors\n'

async function beside() {
  const it = await alerted({ config: 'alerts:\n  bots: ["grafana-alerts[bot]"]\n' })
  const bot = it.box.as(otherBot(it.box))
  const opens = async () => {
    const { data } = await bot.rest.issues.create({ ...SHOP, title: 'Checkout fails', body: BODY })
    await it.settled()
    return data.number
  }
  return { it, opens }
}

test('an issue of a bot becomes an incident, and the next of its key ends as its duplicate', async () => {
  const { it, opens } = await beside()
  const first = await opens()
  const second = await opens()
  expect(await it.incidents()).toMatchObject([
    {
      number: first,
      state: 'open',
      labels: ['incident', 'service: checkout', 'sev2', 'status: triage'],
    },
    { number: second, state: 'closed', reason: 'duplicate' },
  ])
  const card = await it.card(first)
  expect(card).toContain('grafana-alerts: firing since')
  expect(card.match(/has opened a second time/g)).toHaveLength(1)
  expect(await it.card(second)).toContain(`Goes on in [issue ${first}]`)
})

test('what another system dispatches with the same key is another alert', async () => {
  const { it, opens } = await beside()
  await opens()
  await it.dispatch({ title: 'Checkout fails', key: 'checkout-errors' })
  await it.settled()
  expect((await it.incidents()).map(({ state }) => state)).toEqual(['open', 'open'])
})
