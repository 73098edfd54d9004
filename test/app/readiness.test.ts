import { expect, test } from 'vitest'
import { type ReadyOptions, readiness } from '../../src/app/readiness.ts'

const WORDS = 'what nobody outside may read'
const fails = () => {
  throw new Error(WORDS)
}
const NOTHING = { everything: false, installations: [] }
const READY: ReadyOptions = {
  store: { check: () => undefined, paused: () => NOTHING },
  login: { ask: async () => 'sitrep[bot]', sure: () => false },
  stopping: () => false,
}

test('with a store, credentials and no end in sight it is ready', async () => {
  expect(await readiness(READY)).toEqual({ ready: true, reasons: [], remarks: [] })
})

test('who has signed in once is not asked about again', async () => {
  const login = { ask: async () => fails(), sure: () => true }
  expect((await readiness({ ...READY, login })).ready).toBe(true)
})

test.each<readonly [string, Partial<ReadyOptions>]>([
  ['stopping', { stopping: () => true }],
  ['the store cannot be written', { store: { check: fails, paused: () => NOTHING } }],
  [
    'GitHub does not answer to our credentials',
    { login: { ask: async () => fails(), sure: () => false } },
  ],
])('it is not ready: %s', async (reason, broken) => {
  const told = await readiness({ ...READY, ...broken })
  expect(told).toEqual({ ready: false, reasons: [reason], remarks: [] })
  expect(JSON.stringify(told)).not.toContain(WORDS)
})

test.each([
  [{ everything: true, installations: [7] }, 'everything is paused'],
  [{ everything: false, installations: [7] }, '1 installation is paused'],
  [{ everything: false, installations: [7, 9] }, '2 installations are paused'],
])('whoever is paused is ready, and says so: %j', async (paused, remark) => {
  const store = { check: () => undefined, paused: () => paused }
  const told = await readiness({ ...READY, store })
  expect(told).toEqual({ ready: true, reasons: [], remarks: [remark] })
})
