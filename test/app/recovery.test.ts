import { pino } from 'pino'
import type { Probot } from 'probot'
import { expect, onTestFinished, test, vi } from 'vitest'
import { recovery } from '../../src/app/recovery.ts'
import { HOUR_MS, instant, MINUTE_MS, plus } from '../../src/domain/instant.ts'
import { StoreError } from '../../src/store/store-error.ts'
import { SHOP } from '../sandbox/support.ts'
import { newStore } from '../store/support.ts'
import { open, reminded } from '../support/crowd.ts'
import { until } from '../support/disturbed.ts'
import { type Served, served } from '../support/served.ts'

const STARTS = '2026-11-20T14:00:00Z'

let it: Served
const begun = async () => {
  it = await served({ at: STARTS })
  onTestFinished(it.close)
}

const at = (minutes: number) => until(it, plus(instant(STARTS), minutes * MINUTE_MS))

const swept = async () => {
  await it.app.sweep()
  await it.settled()
}

test('an incident whose timer was given up gets its clock back', async () => {
  await begun()
  open(it, { severity: 'sev1', says: null })
  await it.settled()
  await swept()
  it.box.sandbox.faults.queue({
    method: 'POST',
    route: '/graphql',
    before: { status: 403, body: { message: 'Resource not accessible by integration' } },
  })
  at(5)
  await it.settled()
  expect(reminded(it)).toEqual([])
  at(12)
  await swept()
  expect(reminded(it)).toEqual([])
  at(65)
  await swept()
  expect(reminded(it)).not.toEqual([])
})

test('what changed while a repository could not be read is found when it can be', async () => {
  await begun()
  await swept()
  it.box.sandbox.deliveries.queue({ every: 1, drop: 'never' })
  const ana = it.box.as('ana').rest.issues
  const made = await ana.create({ ...SHOP, title: 'Checkout fails', body: '/incident' })
  at(10)
  it.box.sandbox.faults.queue({
    method: 'GET',
    route: '/repos/{owner}/{repo}/issues',
    every: 1,
    before: { status: 403, body: { message: 'Resource not accessible by integration' } },
  })
  await swept()
  it.box.sandbox.faults.clear()
  it.box.sandbox.deliveries.clear()
  at(2 * (HOUR_MS / MINUTE_MS))
  await swept()
  const comments = await ana.listComments({ ...SHOP, issue_number: made.data.number })
  expect(comments.data.length).toBeGreaterThan(0)
})

test('a store that cannot forget now ends nothing', async () => {
  const prune = vi.fn<() => void>(() => {
    throw new StoreError('busy', 'locked')
  })
  const log = pino({ level: 'silent' })
  const nobody = { auth: () => Promise.reject(new Error('away')) } as unknown as Probot
  const looking = recovery({
    probot: nobody,
    store: { ...newStore('memory'), prune },
    log,
    counts: { found: () => {} },
    login: { doubt: () => {} },
    aroundOf: () => {
      throw new Error('nothing is reached')
    },
    estates: new Map(),
    now: () => instant(STARTS),
    worldNow: () => instant(STARTS),
    wake: () => {},
    stop: new AbortController().signal,
  })
  onTestFinished(looking.stop)
  await expect(looking.sweep()).resolves.toBeUndefined()
  expect(prune).toHaveBeenCalledTimes(2)
})

test('an App whose key was taken back says that it is not ready, until it is answered again', async () => {
  await begun()
  const ready = async () => (await fetch(`${it.url}/readyz`)).text()
  expect(await ready()).toBe('ready\n')
  const refused = { status: 401, body: { message: 'A JSON web token could not be decoded' } }
  it.box.sandbox.faults.queue({ method: 'ANY', route: '*', every: 1, before: refused })
  await it.app.sweep()
  expect(await ready()).toBe('not ready: GitHub does not answer to our credentials\n')
  it.box.sandbox.faults.clear()
  expect(await ready()).toBe('ready\n')
})
