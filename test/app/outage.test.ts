import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { service } from '../../src/app/service.ts'
import { systemNow } from '../../src/domain/instant.ts'
import { SHOP, type Started, start } from '../sandbox/support.ts'

let box: Started
let settled: () => Promise<void>
let close: () => Promise<unknown>

beforeEach(async () => {
  box = await start()
  const { app } = box.seeded
  const served = await service({
    credentials: { appId: app.id, privateKey: app.privateKey, webhookSecret: app.webhookSecret },
    apiUrl: box.server.apiUrl,
    logLevel: 'fatal',
    keys: null,
    now: systemNow,
  })
  const server = createServer((request, response) => void served.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  app.webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/github/webhooks`
  settled = async () => {
    await box.sandbox.settled()
    await served.idle()
  }
  close = () => new Promise((resolve) => server.close(resolve))
})
afterEach(async () => {
  await settled()
  await box.close()
  await close()
})

test('a delivery outlives an outage at the first question, who we are', {
  timeout: 30_000,
}, async () => {
  // As often as one read asks, so that only a second look finds out.
  box.sandbox.faults.queue({ method: 'GET', route: '/app', times: 3, before: { status: 503 } })
  const issue = { ...SHOP, title: 'Checkout fails', body: '/sev 1', labels: ['incident'] }
  const { data } = await box.as('ana').rest.issues.create(issue)
  await settled()
  const { data: seen } = await box.as('ana').rest.issues.get({
    ...SHOP,
    issue_number: data.number,
  })
  const names = seen.labels.map((label) => (typeof label === 'string' ? label : label.name))
  expect(names).toContain('sev1')
})
