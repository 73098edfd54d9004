import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { plus, systemNow } from '../../src/domain/instant.ts'
import { SHOP } from '../sandbox/support.ts'
import { beside, freePort } from '../support/beside.ts'
import { settled } from '../support/mortal.ts'

const LATER = new URL('../support/later-clock.ts', import.meta.url).href

test('two processes on one store tell each report of a Monday once', {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-pair-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  let laterMs = 0
  const it = await beside({ sandbox: { now: () => plus(systemNow(), laterMs) } })
  onTestFinished(it.close)
  const env = () => ({
    SITREP_STORE: join(folder, 'store.db'),
    NODE_OPTIONS: `--import=${LATER}`,
    LATER_MS: String(laterMs),
  })
  const { issues } = it.box.as('ana').rest
  const before = await it.run(env())
  const labels = ['incident', 'sev4']
  const { data: made } = await issues.create({ ...SHOP, title: 'Checkout fails', labels })
  await settled(it.box, () => before)
  await issues.createComment({ ...SHOP, issue_number: made.number, body: '/resolve' })
  await issues.create({ ...SHOP, title: 'Alert on the pool', labels: ['action-item'] })
  await settled(it.box, () => before)
  await before.kill('SIGTERM')

  const monday = new Date(it.box.sandbox.world.now())
  monday.setUTCDate(monday.getUTCDate() + 7 - ((monday.getUTCDay() + 6) % 7))
  laterMs = monday.setUTCHours(9, 13, 0, 0) - systemNow()
  const [one, two] = await Promise.all([it.run(env()), it.run(env(), await freePort())])
  await settled(it.box, () => one)
  await settled(it.box, () => two)
  const { data } = await issues.listForRepo({ ...SHOP, labels: 'report', state: 'all' })
  expect(data.map(({ title, state }) => `${title.split(':', 1)[0]} ${state}`).toSorted()).toEqual([
    'Action items open',
    'Incidents open',
  ])
})
