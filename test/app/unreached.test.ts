import { expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts'
import { type Alerted, alerted } from '../support/alerted.ts'

const EACH_MS = 5 * MINUTE_MS
const NOWHERE = 'http://127.0.0.1:9/api/github/webhooks'

/** Lets time pass for an App that runs, which reads GitHub's log of deliveries every five minutes. */
async function pass(it: Alerted, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += EACH_MS) {
    it.box.sandbox.clock.advance(EACH_MS)
    await it.app.sweep()
    await it.settled()
  }
}

const sentAgain = ({ box }: Alerted) =>
  box.sandbox.requests().requests['POST /app/hook/deliveries/{delivery_id}/attempts'] ?? 0

const MANY = 8

/** The App runs, and nothing reaches it for so long: its proxy is down, or its certificate has run out. */
async function unreached(ms: number): Promise<Alerted> {
  const it = await alerted({ at: '2026-11-20T14:00:00Z' })
  await pass(it, EACH_MS)
  const { app } = it.box.seeded
  const address = app.webhookUrl
  app.webhookUrl = NOWHERE
  for (let at = 0; at < MANY; at++) await it.dispatch({ title: `Failing: ${at}`, key: `${at}` })
  await it.box.sandbox.settled()
  await pass(it, ms)
  expect(await it.incidents()).toEqual([])
  app.webhookUrl = address
  return it
}

test.each([
  ['twenty minutes', 20 * MINUTE_MS],
  ['six hours', 6 * HOUR_MS],
])(
  'alerts that came while nothing reached a running App for %s open their incidents within a quarter of an hour',
  { timeout: 120_000 },
  async (_, ms) => {
    const it = await unreached(ms)
    // Nobody does anything meanwhile that could show GitHub that we are there again.
    await pass(it, 3 * EACH_MS)
    expect(await it.incidents()).toHaveLength(MANY)
    // Sending all of them again every five minutes would soon use up what may be asked in an hour.
    expect(sentAgain(it)).toBeLessThanOrEqual(MANY * 5 + ms / EACH_MS + 3)
  },
)
