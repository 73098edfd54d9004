import { afterAll, beforeAll, expect, test } from 'vitest'
import { SHOP } from '../sandbox/support.ts'
import { type Served, served } from '../support/served.ts'
import { declare } from '../support/whole-life.ts'

let it: Served
let number = 0

beforeAll(async () => {
  it = await served()
  // The first incidents create the labels: one that is in a hurry leaves some to the next.
  for (let count = 0; count < 2; count++) {
    await declare(it.box.as)
    await it.settled()
  }
})
afterAll(() => it.close())

type Act = () => Promise<unknown>

const says = (body: string): Act => {
  return () => it.box.as('ana').rest.issues.createComment({ ...SHOP, issue_number: number, body })
}

const declares: Act = async () => {
  number = await declare(it.box.as)
}

/** Reads and writes of the App for one act, which is itself a write and no more. */
async function cost(act: Act): Promise<{ readonly reads: number; readonly writes: number }> {
  // So long that a role is asked for again.
  it.box.sandbox.clock.advance(61_000)
  const before = it.box.sandbox.requests().requests
  await act()
  await it.settled()
  const spent = Object.entries(it.box.sandbox.requests().requests).map(
    ([route, count]) => [route, count - (before[route] ?? 0)] as const,
  )
  const isRead = ([route]: (typeof spent)[number]) => /^GET |\/graphql$/.test(route)
  const sum = (list: typeof spent) => list.reduce((total, [, count]) => total + count, 0)
  return {
    reads: sum(spent.filter(isRead)),
    writes: sum(spent.filter((one) => !isRead(one))) - 1,
  }
}

test.each<readonly [string, Act, number]>([
  ['declaring', declares, 4],
  ['acknowledging', says('/ack'), 4],
  ['the severity', says('/sev 3'), 4],
  ['mitigating', says('/mitigated'), 4],
  ['resolving, which closes it', says('/resolve'), 5],
])('%s costs at most three reads and its few writes', async (_, act, mostWrites) => {
  const { reads, writes } = await cost(act)
  expect(reads).toBeLessThanOrEqual(3)
  expect(writes).toBeLessThanOrEqual(mostWrites)
  expect(writes).toBeGreaterThan(0)
})

test('talk that is no command costs no write', async () => {
  expect(await cost(says('I look at the logs.'))).toMatchObject({ writes: 0 })
})
