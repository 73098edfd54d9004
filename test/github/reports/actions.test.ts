import { afterEach, beforeAll, expect, test } from 'vitest'
import { HOUR_MS } from '../../../src/domain/instant.ts'
import type { ActionCase } from '../../../src/metrics/material.ts'
import { openItems } from '../../support/opened-item.ts'
import { AT, type Read, reported } from '../../support/reported.ts'

const it = reported()
let incident = 0

beforeAll(async () => {
  incident = await it.declare('ana', 'Checkout fails', 'Payments time out.', ['incident'])
  await it.look(incident)
  const [one = 0, two = 0, three = 0] = await openItems(it, incident, [
    { due: '2026-02-01', labels: ['kind: prevent', 'priority: p2'] },
    { owners: [] },
    { owners: ['caro'] },
  ])
  await it.say('ben', two, '/due 2026-03-01')
  const ben = it.as('ben').rest.issues
  const own = { ...AT, title: 'Buy a bigger disk', labels: ['action-item', 'service: checkout'] }
  const four = (await ben.create(own)).data.number
  it.pass(HOUR_MS)
  await ben.update({ ...AT, issue_number: one, state: 'closed' })
  await ben.update({ ...AT, issue_number: three, state: 'closed', state_reason: 'not_planned' })
  for (let said = 0; said < 40; said++) {
    await ben.createComment({ ...AT, issue_number: four, body: 'Not yet.' })
  }
  it.pass(24 * HOUR_MS)
})
afterEach(() => it.sandbox.faults.clear())

const casesOf = ({ reading }: Read<ActionCase>): readonly ActionCase[] =>
  reading.kind === 'read' ? reading.all : []

test('an action item is as its card and its labels have it', async () => {
  const all = casesOf(await it.readActions({ kept: 'nowhere' }))
  expect(all).toMatchObject([
    { incident, kind: 'prevent', priority: 'p2', owners: ['ben'], end: { kind: 'unverified' } },
    { incident, owners: [], due: Date.parse('2026-03-01T23:59:00Z'), end: null },
    { incident, owners: ['caro'], end: { kind: 'declined' } },
    { incident: null, title: 'Buy a bigger disk', services: ['checkout'], end: null },
  ])
  expect(all[0]?.due).toBe(Date.parse('2026-02-01T23:59:00Z'))
})

test('it is the same out of what was kept, and with what changed since', async () => {
  await it.readActions()
  expect(casesOf(await it.readActions())).toEqual(
    casesOf(await it.readActions({ kept: 'nowhere' })),
  )
  const [first] = casesOf(await it.readActions())
  await it.as('ben').rest.issues.update({
    ...{ ...AT, issue_number: first?.number ?? 0, state: 'open' },
  })
  const all = casesOf(await it.readActions())
  expect(all[0]?.end).toBeNull()
  expect(all).toEqual(casesOf(await it.readActions({ kept: 'nowhere' })))
})

test('it is the same without GraphQL', async () => {
  const whole = casesOf(await it.readActions({ kept: 'nowhere' }))
  it.sandbox.faults.queue({ method: 'POST', route: '/graphql', every: 1, before: { status: 404 } })
  expect(casesOf(await it.readActions({ kept: 'nowhere' }))).toEqual(whole)
})

test('what is kept of action items does not touch what is kept of incidents', async () => {
  await it.read()
  const { queries } = await it.read()
  await it.readActions()
  expect((await it.read()).queries).toBe(queries)
  expect([...it.shelved.files.keys()].filter((path) => path.endsWith('l')).toSorted()).toEqual([
    'reports/actions/2026-Q1.jsonl',
    'reports/incidents/2026-Q1.jsonl',
  ])
})
