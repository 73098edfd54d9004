import { expect, test } from 'vitest'
import { SHOP } from '../sandbox/support.ts'
import { alerted, CHECKOUT } from '../support/alerted.ts'

const CONFIG = `services: { checkout: {}, search: {} }
responders:
  default: [ana]
  checkout: [ben]
`

test('an alert calls whoever is on call for its service, and nobody has answered by that', async () => {
  const it = await alerted({ config: CONFIG })
  await it.dispatch(CHECKOUT)
  await it.settled()
  const [incident] = await it.incidents()
  expect(incident?.labels).toContain('status: triage')
  const { data } = await it.box.as('ana').rest.issues.get({ ...SHOP, issue_number: 1 })
  expect(data.assignees?.map(({ login }) => login)).toEqual(['ben'])
  const card = await it.card(1)
  expect(card).toMatch(/Incident commander \| \[ben\]\(.*\), on call by the rotation/)
  expect(card).toContain('An alert opened this')

  await it.dispatch(CHECKOUT)
  await it.settled()
  expect((await it.incidents()).map(({ labels }) => labels)).toEqual([incident?.labels])
  await it.box.as('ben').rest.issues.createComment({ ...SHOP, issue_number: 1, body: '/ack' })
  await it.settled()
  expect((await it.incidents())[0]?.labels).toContain('status: investigating')
})
