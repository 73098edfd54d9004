import { afterEach, beforeEach, expect, test } from 'vitest'
import { SHOP, type Started } from '../sandbox/support.ts'
import { type Served, served } from '../support/served.ts'

let box: Started
let app: Served
let settled: Served['settled']

beforeEach(async () => {
  app = await served()
  ;({ box, settled } = app)
})
afterEach(() => app.close())

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
