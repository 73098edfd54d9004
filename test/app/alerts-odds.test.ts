import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MINUTE_MS } from '../../src/domain/instant.ts'
import { SHOP } from '../sandbox/support.ts'
import { storePath } from '../store/support.ts'
import { alerted, CHECKOUT } from '../support/alerted.ts'

const CANARY = 'canary-of-what-an-alert-says'

/** Every byte that is on the disk. */
const bytes = (path: string): string =>
  ['', '-wal', '-shm']
    .filter((end) => existsSync(path + end))
    .map((end) => readFileSync(path + end, 'latin1'))
    .join('')

test('what an alert says waits on the disk until it is told, and is forgotten then', async () => {
  const path = storePath()
  const it = await alerted({ store: path })
  const token = `ghp_${'a1B2'.repeat(9)}`
  const config = '/repos/{owner}/{repo}/contents/{path}'
  it.box.sandbox.faults.queue({ method: 'GET', route: config, before: { status: 502 }, every: 1 })
  await it.dispatch({ ...CHECKOUT, title: CANARY, details: `${CANARY} ${token}` })
  await it.box.sandbox.settled()
  await it.stop()
  expect(bytes(path)).toContain(CANARY)
  expect(bytes(path)).not.toContain(token)
  it.box.sandbox.faults.clear()
  await it.again({ store: path })
  await it.settled()
  expect(await it.incidents()).toMatchObject([{ title: CANARY }])
  await it.stop()
  expect(bytes(path)).not.toContain(CANARY)
})

test('what is gathered for a minute is forgotten too, and so is what nobody wants to hear of', async () => {
  const path = storePath()
  const it = await alerted({ store: path, config: 'alerts:\n  perHour: 1\n' })
  await it.dispatch(CHECKOUT)
  await it.settled()
  for (let nth = 0; nth < 3; nth++) {
    await it.dispatch({ ...CHECKOUT, title: `${CANARY} again ${nth}` })
    await it.dispatch({ title: `${CANARY} ${nth}`, key: `${CANARY} ${nth}`, details: CANARY })
    await it.dispatch({ title: CANARY, key: `${CANARY} unknown`, state: 'recovered' })
    await it.dispatch({ title: CANARY, details: CANARY }, 'incident')
    await it.settled()
  }
  for (let turn = 0; turn < 3; turn++) {
    it.box.sandbox.clock.advance(2 * MINUTE_MS)
    await it.settled()
  }
  expect(await it.card(1)).toContain(CANARY)
  await it.stop()
  expect(bytes(path)).not.toContain(CANARY)
})

test('two alerts of one key at once, while lists lag, open one incident', async () => {
  const it = await alerted()
  it.box.sandbox.lags.set({ lists: 30_000, labels: 30_000 })
  await Promise.all([it.dispatch(CHECKOUT), it.dispatch(CHECKOUT), it.dispatch(CHECKOUT)])
  await it.settled()
  it.box.sandbox.lags.clear()
  expect(await it.incidents()).toHaveLength(1)
})

test('an opening whose answer was lost is settled by our own webhook, and not done again', async () => {
  const it = await alerted()
  it.box.sandbox.lags.set({ lists: 10 * MINUTE_MS, labels: 10 * MINUTE_MS })
  it.box.sandbox.faults.queue({
    method: 'POST',
    route: '/repos/{owner}/{repo}/issues',
    after: 'lost',
    times: 1,
  })
  await it.dispatch(CHECKOUT)
  await it.settled()
  it.box.sandbox.lags.clear()
  expect(await it.incidents()).toMatchObject([{ title: 'Checkout fails' }])
  expect(await it.card(1)).toContain('An alert opened this')
})

test('a storm opens as many incidents as config lets it, and the newest of them tells of the rest', async () => {
  const it = await alerted({ config: 'alerts:\n  perHour: 2\n' })
  for (let count = 1; count <= 6; count++) {
    await it.dispatch({ title: `Alert ${count}`, key: `k${count}` })
  }
  await it.settled()
  it.box.sandbox.clock.advance(2 * MINUTE_MS)
  await it.settled()
  expect((await it.incidents()).map(({ title }) => title)).toEqual(['Alert 1', 'Alert 2'])
  const card = await it.card(2)
  for (const count of [3, 4, 5, 6]) expect(card).toContain(`Another alert, Alert ${count},`)
})

test('what recovers is told, and the incident stays open until somebody says otherwise', async () => {
  const it = await alerted()
  await it.dispatch(CHECKOUT)
  await it.settled()
  it.box.sandbox.clock.advance(2 * MINUTE_MS)
  await it.dispatch({ ...CHECKOUT, state: 'recovered' })
  await it.settled()
  expect(await it.incidents()).toMatchObject([{ state: 'open' }])
  expect(await it.card(1)).toContain('dispatch recovered')
  const ana = it.box.as('ana').rest.issues
  await ana.createComment({ ...SHOP, issue_number: 1, body: '/ack' })
  await it.settled()
  expect((await it.incidents())[0]?.labels).toContain('status: investigating')
})

test('with read-only nothing is opened', async () => {
  const it = await alerted({ readOnly: true })
  await it.dispatch(CHECKOUT)
  await it.settled()
  expect(await it.incidents()).toEqual([])
})
