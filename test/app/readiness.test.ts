import { expect, test } from 'vitest'
import { type ReadyOptions, readiness } from '../../src/app/readiness.ts'

const WORDS = 'what nobody outside may read'
const fails = () => {
  throw new Error(WORDS)
}
const READY: ReadyOptions = {
  store: { check: () => undefined },
  login: { ask: async () => 'sitrep[bot]', known: () => null },
  stopping: () => false,
}

test('with a store, credentials and no end in sight it is ready', async () => {
  expect(await readiness(READY)).toEqual({ ready: true, reasons: [] })
})

test('who has signed in once is not asked about again', async () => {
  const login = { ask: async () => fails(), known: () => 'sitrep[bot]' }
  expect((await readiness({ ...READY, login })).ready).toBe(true)
})

test.each<readonly [string, Partial<ReadyOptions>]>([
  ['stopping', { stopping: () => true }],
  ['the store cannot be written', { store: { check: fails } }],
  [
    'GitHub does not answer to our credentials',
    { login: { ask: async () => fails(), known: () => null } },
  ],
])('it is not ready: %s', async (reason, broken) => {
  const told = await readiness({ ...READY, ...broken })
  expect(told).toEqual({ ready: false, reasons: [reason] })
  expect(JSON.stringify(told)).not.toContain(WORDS)
})
