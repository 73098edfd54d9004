import { afterEach, expect, test } from 'vitest'
import { instant } from '../../../src/domain/instant.ts'
import type { Started } from '../../sandbox/support.ts'
import { cardOf } from '../../support/published.ts'
import { type Acted, about, acted, alone } from '../support/acted.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const HOUR_MS = 3_600_000

let box: Started
afterEach(() => box.close())

/** At an hour at which a sweep looks at nothing but what matters each time. */
async function morning(): Promise<void> {
  box = await alone()
  const now = box.sandbox.world.now()
  const next = instant('2026-12-01T07:07:00Z')
  box.sandbox.clock.advance(next - now)
}

const swept = (step: Parameters<typeof acted>[1] = {}): Promise<Acted> =>
  acted(box, { event: 'schedule', payload: { schedule: '7 * * * *' }, ...step })

async function opened(count: number, labels = ['incident', 'sev1']): Promise<readonly number[]> {
  const numbers: number[] = []
  for (let at = 0; at < count; at++) {
    const title = `Incident ${at}`
    const { data } = await box.as('ana').rest.issues.create({ ...AT, title, labels })
    numbers.push(data.number)
  }
  return numbers
}

const writes = () =>
  Object.entries(box.sandbox.requests().requests)
    .filter(([route]) => !/^GET |\/graphql$/.test(route))
    .reduce((sum, [, count]) => sum + count, 0)

const requests = () =>
  Object.values(box.sandbox.requests().requests).reduce((sum, count) => sum + count, 0)

test('a sweep makes good what was missed, and the next one finds nothing to do', async () => {
  await morning()
  const [first = 0, second = 0] = await opened(2)
  const done = await swept()
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'done' } })
  const changes = JSON.parse(done.outputs['changes'] ?? '[]') as readonly object[]
  expect(changes).toContainEqual({ type: 'card.create', on: first, result: 'done' })
  expect(changes).toContainEqual({ type: 'card.create', on: second, result: 'done' })
  expect(done.summary).toContain('2 were written on')

  const before = { writes: writes(), requests: requests() }
  const again = await swept()
  expect(again).toMatchObject({ code: 0, outputs: { reason: 'nothing-to-do', changes: '[]' } })
  expect(again.summary).toContain('2 issues need nothing')
  expect(writes()).toBe(before.writes)
  expect(requests() - before.requests).toBeLessThanOrEqual(6)
})

test('a dry run prints what a sweep would write and writes nothing', async () => {
  await morning()
  const [issue] = await opened(1)
  const before = writes()
  const done = await swept({ inputs: { 'dry-run': 'true' } })
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'dry-run' } })
  expect(done.log).toMatch(
    /^POST \/repos\/\{owner\}\/\{repo\}\/issues\/\{issue_number\}\/comments \{/m,
  )
  expect(done.log).toContain(`"issue_number":${issue}`)
  expect(writes()).toBe(before)
})

test('a sweep stops before the hour is used up, and says where the next one goes on', async () => {
  await morning()
  await opened(12)
  box.sandbox.limits.set({ core: 60, graphql: 1_000 })
  const done = await swept()
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'budget-kept' } })
  expect(done.summary).toMatch(/\d+ issues are left, and the next sweep goes on with #\d+/)
  box.sandbox.clock.advance(HOUR_MS)
  box.sandbox.limits.set({ core: 1_000 })
  const next = await swept()
  expect(next.outputs).toMatchObject({ reason: 'done' })
  expect((await swept()).outputs).toMatchObject({ reason: 'nothing-to-do' })
})

test('a report that has just fallen due is published once', async () => {
  box = await alone()
  const monday = instant('2026-12-07T09:20:00Z')
  const [issue = 0] = await opened(1)
  await acted(box, { event: 'issues', payload: about(issue) })
  box.sandbox.clock.advance(monday - box.sandbox.world.now())
  const done = await swept()
  expect(done.code).toBe(0)
  const { data } = await box.as('ana').rest.issues.listForRepo({ ...AT, labels: 'report' })
  expect(data.length).toBeGreaterThan(0)
  expect(done.outputs['report-url']).toContain('/acme/shop/issues/')
  const again = await swept()
  const after = await box.as('ana').rest.issues.listForRepo({ ...AT, labels: 'report' })
  expect(after.data.map(({ number }) => number)).toEqual(data.map(({ number }) => number))
  expect(again.outputs).toMatchObject({ reason: 'nothing-to-do' })
})

test('a review that nothing has started is made', async () => {
  await morning()
  const dev = box.as('dev').rest
  const { data: main } = await dev.git.getRef({ ...AT, ref: 'heads/main' })
  await dev.git.createRef({ ...AT, ref: 'refs/heads/change', sha: main.object.sha })
  await dev.repos.createOrUpdateFileContents({
    ...{ ...AT, path: '.github/sitrep.yml', branch: 'change', message: 'Decide' },
    content: Buffer.from('timezone: Europe/Berlin\n').toString('base64'),
  })
  const { data: pull } = await dev.pulls.create({ ...AT, head: 'change', base: 'main', title: 'x' })
  const done = await swept()
  expect(done).toMatchObject({ code: 0, outputs: { reason: 'done' } })
  const { data } = await dev.checks.listForRef({ ...AT, ref: pull.head.sha })
  expect(data.check_runs.map(({ name }) => name)).toEqual(['Sitrep / config'])
})

test('an old issue with the label of incidents waits until somebody touches it', async () => {
  // A Tuesday, so that no Monday whose report would be due lies in between, whatever day it really is.
  await morning()
  const [issue = 0] = await opened(1)
  box.sandbox.clock.advance(3 * 24 * HOUR_MS)
  expect((await swept()).outputs).toMatchObject({ changes: '[]' })
  await box.as('ana').rest.issues.addAssignees({ ...AT, issue_number: issue, assignees: ['dev'] })
  const done = await swept()
  expect(JSON.parse(done.outputs['changes'] ?? '')).toContainEqual({
    ...{ type: 'card.create', on: issue, result: 'done' },
  })
})

test('two incidents that runs without a claim have opened for one alert become one', async () => {
  await morning()
  const alert = { title: 'Checkout errors', severity: 'sev3', key: 'checkout-errors' }
  const step = {
    event: 'repository_dispatch',
    payload: { action: 'sitrep', client_payload: { alert } },
    permissions: { issues: 'write', contents: 'read' },
  } as const
  box.sandbox.lags.set({ lists: 60_000, labels: 60_000 })
  await acted(box, step)
  await acted(box, step)
  box.sandbox.lags.clear()
  const ana = box.as('ana').rest
  const incidents = async () =>
    (await ana.issues.listForRepo({ ...AT, labels: 'incident', state: 'all' })).data
      .map(({ number, state, state_reason: why }) => ({ number, state, why: why ?? null }))
      .sort((a, b) => a.number - b.number)
  const [first, second, ...others] = await incidents()
  expect([first?.state, second?.state, ...others]).toEqual(['open', 'open'])
  const done = await swept()
  expect(done).toMatchObject({ code: 0 })
  expect(await incidents()).toMatchObject([
    { number: first?.number, state: 'open' },
    { number: second?.number, state: 'closed', why: 'duplicate' },
  ])
  expect(await cardOf(box.as('ana'), first?.number ?? 0)).toContain('has opened a second time')
})
