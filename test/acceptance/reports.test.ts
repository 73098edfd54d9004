import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../../src/domain/instant.ts'
import { issues, type Product, product } from '../support/product.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

let it: Product
beforeAll(async () => {
  it = await product()
})
afterAll(() => it.stop())

async function report(title: string) {
  const { data } = await it
    .as('ana')
    .rest.issues.listForRepo({ ...AT, labels: 'report', state: 'all', per_page: 100 })
  return data.filter((one) => one.title.startsWith(title)).toSorted((a, b) => b.number - a.number)
}

/** Until there are so many of them: the App asks its timers each second. */
async function comes(title: string, count: number) {
  for (;;) {
    const found = await report(title)
    if (found.length >= count) return found
    await wait(200)
  }
}

/** The Monday behind the week in which the sandbox is, at that time of UTC. */
function mondayAfter(now: number, clock: string): number {
  const day = new Date(now).toISOString().slice(0, 10)
  const weekday = (new Date(now).getUTCDay() + 6) % 7
  return Date.parse(`${day}T${clock}:00Z`) + (7 - weekday) * DAY_MS
}

test('the reports of a week arrive on Monday by themselves, and next week’s take their place', {
  timeout: 120_000,
}, async () => {
  const [ana, ben] = [it.as('ana'), it.as('ben')]
  const incident = await issues(ana).create('Checkout fails', 'Payments time out.', ['incident'])
  await it.settled()
  await issues(ben).say(incident, '/sev 2\n/cause code')
  await issues(ben).say(incident, '/mitigated')
  await issues(ben).say(incident, '/resolve')
  const promised = await issues(ana).create('Alert on the pool', 'Below 10%.', ['action-item'])
  await it.settled()
  const { data } = await ana.rest.issues.get({ ...AT, issue_number: promised })
  let now = Date.parse(data.updated_at)
  const move = async (to: number) => {
    await it.advance(to - now)
    now = to
  }

  await move(mondayAfter(now, '09:07') - 2 * MINUTE_MS)
  await wait(1_500)
  await it.settled()
  expect(await report('')).toEqual([])

  await move(now + 3 * MINUTE_MS)
  const [actions] = await comes('Action items: ', 1)
  expect(await report('Incidents: ')).toEqual([])
  await move(now + 5 * MINUTE_MS)
  const [times] = await comes('Incidents: ', 1)
  expect(actions?.labels).toMatchObject([{ name: 'report' }, { name: 'report: actions' }])
  expect(times?.labels).toMatchObject([{ name: 'report' }, { name: 'report: metrics' }])
  expect(actions?.body).toContain(`#${promised}`)
  expect(times?.body).toContain('Time to resolve')

  await move(now + 7 * DAY_MS)
  const [later] = await comes('Incidents: ', 2)
  await comes('Action items: ', 2)
  await it.settled()
  const [last, before] = await report('Incidents: ')
  expect([last?.number, last?.state, before?.state]).toEqual([later?.number, 'open', 'closed'])
  expect(last?.body).toContain(`/issues/${before?.number}`)
  const said = await issues(ana).comments(before?.number ?? 0)
  expect(said.map(({ body }) => body)).toEqual([expect.stringContaining(`#${last?.number}`)])
  expect(await report('')).toHaveLength(4)
})
