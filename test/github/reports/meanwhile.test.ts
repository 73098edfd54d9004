import { afterEach, beforeAll, expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/instant.ts'
import type { Case } from '../../../src/metrics/material.ts'
import { AT, type Read, reported } from '../../support/reported.ts'

const N = 105
const it = reported()
beforeAll(async () => {
  await it.old(N)
  it.pass(24 * HOUR_MS)
})
afterEach(() => it.sandbox.faults.clear())

const casesOf = ({ reading }: Read<Case>): readonly Case[] =>
  reading.kind === 'read' ? reading.all : []
const fresh = async () => casesOf(await it.read(null, { kept: 'nowhere' }))

test('an outage in the middle leaves what was read, and the next reading goes on there', async () => {
  it.sandbox.faults.queue({
    ...{ method: 'POST', route: '/graphql', nth: 3, times: 50, before: 'bad-gateway' },
  })
  const { reading } = await it.read()
  expect(reading).toMatchObject({ kind: 'unfinished', read: 100, of: N, why: 'outage' })
  it.sandbox.faults.clear()
  it.pass(HOUR_MS)
  const next = await it.read()
  expect(casesOf(next)).toEqual(await fresh())
  // The place, what was left, and what has changed meanwhile.
  expect(next.queries).toBe(3)
})

test('what changes while it is read is seen by the next reading at the latest', async () => {
  it.shelved.files.clear()
  const early = 2
  let told = false
  const onPage = () => {
    if (told) return
    told = true
    it.pass(MINUTE_MS)
    void it.as('ben').rest.issues.addLabels({ ...AT, issue_number: early, labels: ['drill'] })
    void it.as('ben').rest.issues.update({ ...AT, issue_number: N, title: 'Also touched' })
  }
  await it.read(null, { onPage })
  it.pass(HOUR_MS)
  const all = casesOf(await it.read())
  expect(all.find(({ number }) => number === early)?.excluded).toBe('drill')
  expect(all).toEqual(await fresh())
})
