import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { written } from '../support/disturbed.ts'
import { at, eventful, reports, shown } from '../support/reporting.ts'
import type { Served, ServedOptions } from '../support/served.ts'

/** An App with its store in a file, in a week with something to tell of. */
async function begun(options: ServedOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const store = join(folder, 'store')
  const it = await eventful({ store, ...options })
  onTestFinished(it.close)
  return { it, store }
}

async function swept(it: Served): Promise<void> {
  await it.app.sweep()
  await it.settled()
}

const titles = async (it: Served) =>
  (await reports(it)).map(({ state, title }) => `${state} ${title}`)

const [W47, W48] = ['week 47 (16 to 22 Nov 2026)', 'week 48 (23 to 29 Nov 2026)']
const BOTH = [`open Action items: ${W47}`, `open Incidents: ${W47}`]

test('who was down over Monday tells on Wednesday what was due, once', async () => {
  const { it, store } = await begun()
  await it.stop()
  await at(it, '2026-11-25T15:00:00Z')
  expect(await titles(it)).toEqual([])
  await it.again({ store })
  await it.settled()
  expect(await shown(it)).toEqual([
    `2026-11-25T15:00:00Z open Action items: ${W47}`,
    `2026-11-25T15:00:00Z open Incidents: ${W47}`,
  ])
  await swept(it)
  await at(it, '2026-11-26T15:00:00Z')
  await swept(it)
  expect(await titles(it)).toEqual(BOTH)
})

test('of three Mondays that were missed the last is told, and not a row of them', async () => {
  const { it, store } = await begun()
  await it.stop()
  await at(it, '2026-12-09T15:00:00Z')
  await it.again({ store })
  await it.settled()
  const last = 'week 49 (30 Nov to 6 Dec 2026)'
  expect(await titles(it)).toEqual([`open Action items: ${last}`, `open Incidents: ${last}`])
})

test('whose store was lost finds on GitHub what was told', async () => {
  const { it } = await begun()
  await at(it, '2026-11-23T09:12:00Z')
  await it.stop()
  await it.again({ store: ':memory:' })
  await swept(it)
  expect(await titles(it)).toEqual(BOTH)
  await at(it, '2026-11-30T09:12:00Z')
  expect(await titles(it)).toEqual([
    ...BOTH.map((one) => one.replace('open', 'closed')),
    `open Action items: ${W48}`,
    `open Incidents: ${W48}`,
  ])
})

test('a report that somebody has deleted does not come again', async () => {
  const { it, store } = await begun()
  await at(it, '2026-11-23T09:12:00Z')
  const { issues } = it.box.seeded.repository
  const [first] = await reports(it)
  if (first === undefined) throw new Error('no report')
  delete issues[first.number]
  await at(it, '2026-11-24T09:12:00Z')
  await swept(it)
  await it.stop()
  await it.again({ store })
  await swept(it)
  expect(await titles(it)).toEqual(BOTH.slice(1))
})

test('read-only tells nothing; what it held back is told as soon as one may write', async () => {
  const { it, store } = await begun()
  await it.stop()
  await it.again({ store, readOnly: true })
  const before = written(it)
  await at(it, '2026-11-24T10:00:00Z')
  await swept(it)
  expect([await titles(it), written(it)]).toEqual([[], before])
  await it.stop()
  await it.again({ store })
  await it.settled()
  expect(await titles(it)).toEqual(BOTH)
})

test('what GitHub refuses is tried again on the next day', async () => {
  const { it } = await begun()
  const refusal = { method: 'POST', route: '/repos/{owner}/{repo}/issues' }
  it.box.sandbox.faults.queue({ ...refusal, times: 4, before: { status: 403 } })
  await at(it, '2026-11-23T09:12:00Z')
  expect(await titles(it)).toEqual([])
  it.box.sandbox.faults.clear()
  await at(it, '2026-11-25T09:12:00Z')
  await swept(it)
  expect(await titles(it)).toEqual(BOTH)
})

test('lists that lag behind bring nothing twice', async () => {
  const { it } = await begun()
  it.box.sandbox.lags.set({ lists: 50_000 })
  for (const moment of ['09:07:00', '09:07:20', '09:12:00', '09:12:20']) {
    await at(it, `2026-11-23T${moment}Z`)
    await swept(it)
  }
  it.box.sandbox.lags.clear()
  expect(await titles(it)).toEqual(BOTH)
})
