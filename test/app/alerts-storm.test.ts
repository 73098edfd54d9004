import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { MINUTE_MS } from '../../src/domain/instant.ts'
import { type Started, start } from '../sandbox/support.ts'
import { alerted, CHECKOUT } from '../support/alerted.ts'
import { type Entrance, entrance } from '../support/entrance.ts'

const EVENTS = ['repository_dispatch', 'workflow_run', 'deployment_status'] as const

async function doored(): Promise<{ readonly box: Started; readonly door: Entrance }> {
  const box = await start()
  const door = await entrance(box)
  onTestFinished(async () => {
    await door.close()
    await box.close()
  })
  await door.app.sweep()
  return { box, door }
}

const placeIn = ({ seeded: { installation, repository } }: Started) => ({
  installation: { id: installation.id },
  repository: { id: repository.id, name: 'shop', owner: { login: 'acme' }, default_branch: 'main' },
})

const incidents = async (box: Started) =>
  (
    await box.as('ana').rest.issues.listForRepo({
      ...{ owner: 'acme', repo: 'shop', labels: 'incident', state: 'all', per_page: 100 },
    })
  ).data

test('of three hundred alerts at once none is lost, and few are issues', {
  timeout: 240_000,
}, async () => {
  const it = await alerted()
  const writes = () =>
    Object.entries(it.box.sandbox.requests().requests)
      .filter(([route]) => /^(?:POST|PATCH) .*\/issues/.test(route))
      .reduce((sum, [, count]) => sum + count, 0)
  for (let count = 0; count < 300; count++) {
    await it.dispatch({ title: `Alert ${count}`, key: `k${count}` })
  }
  await it.settled()
  it.box.sandbox.clock.advance(2 * MINUTE_MS)
  await it.settled()
  const all = await it.incidents()
  expect(all).toHaveLength(10)
  const card = await it.card(all.at(-1)?.number ?? 0)
  const told = [...card.matchAll(/Another alert, .{1,80}? of dispatch fired(?:, (\d+) times)?/g)]
  const times = told.map(([, many]) => Number(many ?? 1))
  expect(times.reduce((sum, many) => sum + many, 0)).toBe(290)
  expect(told.length).toBeLessThanOrEqual(20)
  expect(writes()).toBeLessThan(60)
})

test('of a crowd that waits, what may open nothing is placed by one reading, and what is known by its own incident', async () => {
  const { box, door } = await doored()
  const lists = () => box.sandbox.requests().requests['GET /repos/{owner}/{repo}/issues'] ?? 0
  const told = (key: string, state = 'firing') => ({
    ...placeIn(box),
    action: 'sitrep',
    client_payload: { alert: { title: `Failing: ${key}`, key, state } },
  })
  for (let at = 0; at < 10; at++) {
    await door.post('repository_dispatch', told(`k${at}`))
    await door.app.idle()
  }
  const before = lists()
  const crowd = Array.from({ length: 150 }, (_, at) => told(`m${at}`))
  await Promise.all(
    [...crowd, told('k3'), told('m7', 'recovered')].map((one) =>
      door.post('repository_dispatch', one),
    ),
  )
  await door.app.idle()
  expect(await incidents(box)).toHaveLength(10)
  // Each batch of the worker is placed by one, beside the two that are placed by themselves.
  expect(lists() - before).toBeLessThanOrEqual(12)
  const texts = Object.values(box.seeded.repository.issues).map(({ title, comments }) =>
    [title, ...comments.map(({ body }) => body)].join('\n'),
  )
  const own = texts.find((text) => text.startsWith('Failing: k3'))
  expect(own).not.toContain('Another alert')
})

test('a delivery that comes three times is one word', async () => {
  const { box, door } = await doored()
  const payload = { action: 'sitrep', ...placeIn(box), client_payload: { alert: CHECKOUT } }
  const id = randomUUID()
  for (let times = 0; times < 3; times++) {
    expect(await door.post('repository_dispatch', payload, id)).toBe(202)
    await door.app.idle()
  }
  const [incident] = await incidents(box)
  const card = async () =>
    (
      await box.as('ana').rest.issues.listComments({
        ...{ owner: 'acme', repo: 'shop', issue_number: incident?.number ?? 0 },
      })
    ).data
      .map(({ body }) => body)
      .join('\n')
  expect(await card()).not.toContain('fired again')
})

test('whatever a sender writes into an event is answered, and nothing of it is logged', {
  timeout: 120_000,
}, async () => {
  const { box, door } = await doored()
  const CANARY = 'canary-of-an-alert'
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(CANARY), fc.constant('failure'))
  const any = fc.oneof(
    { maxDepth: 3 },
    text,
    fc.jsonValue({ maxDepth: 2 }),
    fc.dictionary(
      fc.constantFrom(
        ...['title', 'state', 'status', 'receiver', 'alerts', 'links', '__proto__', 'path', 'id'],
        ...['conclusion', 'environment', 'name', 'labels', 'severity', 'head_branch'],
      ),
      text,
    ),
  )
  const payload = fc.record(
    {
      action: fc.oneof(fc.constantFrom('sitrep', 'completed', 'created'), any),
      client_payload: fc.oneof(fc.record({ alert: any }), any),
      workflow_run: any,
      deployment: any,
      deployment_status: any,
      sender: any,
    },
    { requiredKeys: [] },
  )
  const place = fc.oneof(
    { weight: 4, arbitrary: fc.constant(placeIn(box)) },
    fc.record({ installation: any, repository: any }, { requiredKeys: [] }),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...EVENTS), payload, place, async (event, told, where) => {
      expect(await door.post(event, { ...told, ...where })).toBe(202)
    }),
    { numRuns: 300 },
  )
  await door.app.idle()
  expect(door.log().join('')).not.toContain(CANARY)
  expect((await incidents(box)).length).toBeLessThanOrEqual(10)
})
