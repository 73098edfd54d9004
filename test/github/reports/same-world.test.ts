import { beforeAll, expect, test } from 'vitest'
import { HOUR_MS } from '../../../src/domain/instant.ts'
import type { ReportWorld } from '../../../src/engine/report-world.ts'
import { caseOf } from '../../../src/plan/report/case-of.ts'
import { reported } from '../../support/reported.ts'

const N = 105
const it = reported()
beforeAll(async () => {
  await it.old(N)
  it.pass(24 * HOUR_MS)
})

const queries = () => it.sandbox.requests().requests['POST /graphql'] ?? 0

async function read(world: ReportWorld) {
  const place = await world.place()
  if (place === null) throw new Error('no place')
  const now = it.now()
  return world.incidents({ since: null, now }, (seen) => caseOf(seen, place.setup, now))
}

test('whoever reads twice reads the second time only what has changed', async () => {
  const world = it.worldOf({ kept: 'branch' })
  const first = await read(world)
  const before = queries()
  expect(await read(world)).toEqual(first)
  expect(queries() - before).toBe(1)
})

test('what a limit has stopped goes on in the same place, and so does what could not begin', async () => {
  const world = it.worldOf({ kept: 'branch' })
  it.pass(2 * HOUR_MS)
  it.sandbox.limits.set({ graphql: 0 })
  await expect(read(world)).rejects.toThrow('limit')
  it.sandbox.limits.set({ graphql: 3 })
  const stopped = await read(world)
  expect(stopped).toMatchObject({ kind: 'unfinished', read: 100, of: N, why: 'limit' })
  it.sandbox.limits.set({ graphql: 5_000 })
  it.pass(2 * HOUR_MS)
  const whole = await read(world)
  expect(whole.kind === 'read' && whole.all.length).toBe(N)
  expect(whole).toEqual(await read(it.worldOf()))
})
