import { expect, onTestFinished, test } from 'vitest'
import { HOUR_MS, instant } from '../../src/domain/instant.ts'
import { changePause } from '../../src/store/pauses.ts'
import { SHOP } from '../sandbox/support.ts'
import { storePath } from '../store/support.ts'
import { type Served, served } from '../support/served.ts'

const NOW = instant('2026-11-20T14:00:00Z')

/** The App with a store that somebody else may write to as well. */
async function begun(): Promise<{ readonly it: Served; readonly store: string }> {
  const store = storePath()
  const it = await served({ store, at: '2026-11-20T14:00:00Z' })
  onTestFinished(async () => {
    changePause(store, { installation: null, paused: false }, NOW)
    await it.close()
  })
  await it.app.sweep()
  await it.settled()
  return { it, store }
}

const declared = async ({ box }: Served, body = '/sev 2'): Promise<number> => {
  const asked = { ...SHOP, title: 'Checkout fails', body, labels: ['incident'] }
  return (await box.as('ana').rest.issues.create(asked)).data.number
}

const cards = async ({ box }: Served, issue_number: number) =>
  (await box.as('ana').rest.issues.listComments({ ...SHOP, issue_number })).data.length

const metric = async ({ url }: Served, name: string) => {
  const page = await (await fetch(`${url}/metrics`)).text()
  return Number(
    page
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length),
  )
}

/** All is delivered, and the worker has looked for work since. */
async function delivered(it: Served): Promise<void> {
  await it.box.sandbox.settled()
  await new Promise((resolve) => setTimeout(resolve, 1_200))
}

const written = ({ box }: Served) =>
  Object.entries(box.sandbox.requests().requests).filter(([route]) =>
    /^(?:POST|PATCH|PUT|DELETE) \/repos/.test(route),
  )

test.each([
  ['everything', () => null],
  ['its installation', ({ box }: Served) => box.seeded.installation.id],
] as const)('while %s is paused nothing is written, and all of it afterwards', async (_, which) => {
  const { it, store } = await begun()
  const installation = which(it)
  changePause(store, { installation, paused: true }, NOW)
  const before = written(it)
  const number = await declared(it)
  await it.box.as('ben').rest.issues.createComment({ ...SHOP, issue_number: number, body: '/ack' })
  await delivered(it)
  const people = { 'POST /repos/{owner}/{repo}/issues': 1 }
  expect(
    written(it).filter(([route]) => !(route in people) && !route.endsWith('/comments')),
  ).toEqual(before)
  expect(await cards(it, number)).toBe(1)
  expect(await metric(it, 'sitrep_inbox_waiting')).toBeGreaterThan(0)
  changePause(store, { installation, paused: false }, NOW)
  await it.settled()
  expect(await cards(it, number)).toBe(2)
  const { data } = await it.box.as('ana').rest.issues.get({ ...SHOP, issue_number: number })
  const names = data.labels.map((label) => (typeof label === 'string' ? label : label.name))
  expect(names).toEqual(expect.arrayContaining(['sev2']))
  expect(await metric(it, 'sitrep_inbox_waiting')).toBe(0)
})

test('another installation goes on', async () => {
  const { it, store } = await begun()
  changePause(store, { installation: it.box.seeded.installation.id + 1, paused: true }, NOW)
  const number = await declared(it)
  await it.settled()
  expect(await cards(it, number)).toBe(1)
})

test('what is said while a look is under way is finished as one write, and the rest waits', async () => {
  const { it, store } = await begun()
  const route = '/repos/{owner}/{repo}/issues/{issue_number}/labels'
  it.box.sandbox.faults.queue({
    ...{ method: 'POST', route, delayMs: 50 },
    where: ({ who, method, template }) => {
      const ours = method === 'POST' && template === route && !who.startsWith('user ')
      if (ours) changePause(store, { installation: null, paused: true }, NOW)
      return ours
    },
  })
  const number = await declared(it)
  await delivered(it)
  expect(await cards(it, number)).toBe(0)
  changePause(store, { installation: null, paused: false }, NOW)
  await it.settled()
  expect(await cards(it, number)).toBe(1)
})

test('a reminder that falls due meanwhile is said once, when it goes on', async () => {
  const { it, store } = await begun()
  const number = await declared(it)
  await it.settled()
  changePause(store, { installation: null, paused: true }, NOW)
  it.box.sandbox.clock.advance(HOUR_MS)
  await delivered(it)
  expect(await cards(it, number)).toBe(1)
  changePause(store, { installation: null, paused: false }, NOW)
  await it.settled()
  expect(await cards(it, number)).toBe(2)
})

test('it goes on being ready, and says that it is paused', async () => {
  const { it, store } = await begun()
  const ready = async () => {
    const answer = await fetch(`${it.url}/readyz`)
    return [answer.status, await answer.text()]
  }
  expect(await ready()).toEqual([200, 'ready\n'])
  changePause(store, { installation: 42, paused: true }, NOW)
  expect(await ready()).toEqual([200, 'ready; 1 installation is paused\n'])
  changePause(store, { installation: null, paused: true }, NOW)
  expect(await ready()).toEqual([200, 'ready; everything is paused\n'])
  expect(await metric(it, 'sitrep_paused{what="everything"}')).toBe(1)
  expect(await metric(it, 'sitrep_paused{what="installations"}')).toBe(1)
})

test('a restart forgets none of it', async () => {
  const { it, store } = await begun()
  changePause(store, { installation: null, paused: true }, NOW)
  const number = await declared(it)
  await it.box.sandbox.settled()
  await it.stop()
  await it.again({ store })
  await delivered(it)
  expect(await cards(it, number)).toBe(0)
  changePause(store, { installation: null, paused: false }, NOW)
  await it.settled()
  expect(await cards(it, number)).toBe(1)
})
