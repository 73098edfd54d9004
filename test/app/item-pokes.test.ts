import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { HOUR_MS, plus } from '../../src/domain/instant.ts'
import { write } from '../sandbox/branches.ts'
import { SHOP } from '../sandbox/support.ts'
import { until } from '../support/disturbed.ts'
import { type Served, served } from '../support/served.ts'

let it: Served
/** Numbers of the issues that were read, in order. */
let read: number[] = []
let items: readonly number[] = []
const DOCUMENT = `---
incident: 1
---
# Checkout was down on 2026-11-20

## Action items

| Action | Owner | Due | Status | Issue |
|---|---|---|---|---|
| Add an alert on the error rate | @ana | 2026-12-01 | | |
| Write the runbook | @ben | 2026-12-02 | | |
`

beforeAll(async () => {
  it = await served({ at: '2026-11-20T14:00:00Z' })
  await it.app.sweep()
  const ana = it.box.as('ana').rest
  const issue = { title: 'Checkout fails', body: '/sev 1', labels: ['incident'] }
  await ana.issues.create({ ...SHOP, ...issue })
  await it.settled()
  await ana.issues.createComment({ ...SHOP, issue_number: 1, body: '/resolve' })
  await it.settled()
  const { data: pulls } = await ana.pulls.list({ ...SHOP })
  const [pull] = pulls
  if (pull === undefined) throw new Error('there is no draft')
  const { data: files } = await ana.pulls.listFiles({ ...SHOP, pull_number: pull.number })
  await ana.pulls.update({ ...SHOP, pull_number: pull.number, state: 'closed' })
  await it.settled()
  it.box.sandbox.faults.queue({
    method: 'POST',
    route: '/graphql',
    every: 1,
    delayMs: 0,
    where: ({ call, template }) => {
      if (template !== '/graphql') return false
      const { query, variables } = JSON.parse(call.body) as {
        query: string
        variables?: { number?: number }
      }
      const isLook = query.startsWith('query Issue(')
      if (isLook && variables?.number !== undefined) read.push(variables.number)
      return true
    },
  })
  await write(it.box, 'main', files[0]?.filename ?? '', DOCUMENT)
  await it.settled()
  const { data } = await ana.issues.listForRepo({ ...SHOP, labels: 'action-item', state: 'open' })
  items = data.map(({ number }) => number).toSorted((a, b) => a - b)
})
afterAll(() => it.close())

const card = async () => {
  const { data } = await it.box.as('ana').rest.issues.listComments({ ...SHOP, issue_number: 1 })
  return data.find(({ body }) => body?.startsWith('<!-- sitrep:v1 card 1 '))?.body ?? ''
}

beforeEach(async () => {
  await it.settled()
  read = []
})

test('what is opened is looked at once, so that its clock runs', () => {
  expect(items).toHaveLength(2)
})

test('closing an action item has its incident looked at once, which shows it, and none looks back', async () => {
  const [first = 0] = items
  const before = await card()
  await it.box.as('ana').rest.issues.update({ ...SHOP, issue_number: first, state: 'closed' })
  await it.settled()
  expect(await card()).not.toBe(before)
  expect(read.filter((number) => number === 1)).toHaveLength(1)
  expect(read.filter((number) => number === first)).toHaveLength(1)
  read = []
  await it.settled()
  expect(read).toEqual([])
})

test('a daily look that finds nothing has no incident looked at', async () => {
  const [, second = 0] = items
  const hours = async (count: number) => {
    for (let hour = 0; hour < count; hour++) {
      until(it, plus(it.box.sandbox.world.now(), HOUR_MS))
      await it.app.sweep()
      await it.settled()
    }
  }
  // What has changed before is looked at by the first of them.
  await hours(2)
  read = []
  await hours(24)
  const own = read.filter((number) => number === second)
  expect(own.length).toBeGreaterThan(0)
  expect(read.filter((number) => number === 1)).toEqual([])
})
