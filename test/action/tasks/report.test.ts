import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Started } from '../../sandbox/support.ts'
import { type Acted, acted, alone } from '../support/acted.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const WEEK_MS = 7 * 24 * 3_600_000

let box: Started
beforeAll(async () => {
  box = await alone()
  const ana = box.as('ana').rest
  const labels = ['incident', 'sev2']
  const { data } = await ana.issues.create({ ...AT, title: 'Checkout <b>fails</b> @dev', labels })
  const issue = { number: data.number, labels: [{ name: 'incident' }] }
  await acted(box, { event: 'issues', payload: { action: 'opened', issue } })
  box.sandbox.clock.advance(WEEK_MS)
}, 30_000)
afterAll(() => box.close())

const reported = (inputs: Readonly<Record<string, string>>): Promise<Acted> =>
  acted(box, { inputs: { command: 'report', ...inputs } })

const reports = async () =>
  (await box.as('ana').rest.issues.listForRepo({ ...AT, labels: 'report' })).data

test('a dry run shows the report and the request that would open it', async () => {
  const done = await reported({ report: 'metrics', 'dry-run': 'true' })
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'dry-run' } })
  expect(done.log).toMatch(/^POST \/repos\/\{owner\}\/\{repo\}\/issues \{/m)
  expect(done.log).toContain('report: metrics')
  expect(done.summary).toContain('### Report metrics')
  expect(await reports()).toEqual([])
})

test('a report that is asked for is published once, and the run says where', async () => {
  const done = await reported({ report: 'metrics' })
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'done' } })
  const [report, ...others] = await reports()
  expect(others).toEqual([])
  expect(done.outputs['report-url']).toBe(`${box.server.origin}/acme/shop/issues/${report?.number}`)
  expect(done.summary).toContain(`/issues/${report?.number}`)
  expect(done.summary).not.toContain('<b>')

  const again = await reported({ report: 'metrics' })
  expect(again).toMatchObject({ code: 0, outputs: { changes: '[]' } })
  expect(again.outputs['report-url']).toBe(done.outputs['report-url'])
  expect((await reports()).length).toBe(1)
})

test.each([
  { period: 'last tuesday', says: 'is on no calendar' },
  { period: '2099-W01', says: 'is not over' },
])('the period $period is no period to publish for', async ({ period, says }) => {
  const done = await reported({ report: 'metrics', period })
  expect(done).toMatchObject({ code: 1, outputs: { reason: 'wrong-input', changes: '[]' } })
  expect(done.log).toContain(says)
})

test('where nothing is named, what is due is told, and the second time nothing is', async () => {
  const first = await reported({})
  expect(first.code).toBe(0)
  const before = (await reports()).length
  const again = await reported({})
  expect(again).toMatchObject({ code: 0, outputs: { reason: 'nothing-due', changes: '[]' } })
  expect((await reports()).length).toBe(before)
})
