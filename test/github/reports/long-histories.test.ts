import { expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/instant.ts'
import type { Case } from '../../../src/metrics/material.ts'
import { AT, type Read, reported } from '../../support/reported.ts'

const casesOf = ({ reading }: Read<Case>): readonly Case[] =>
  reading.kind === 'read' ? reading.all : []

type Reported = ReturnType<typeof reported>

/** Somebody who cannot decide, so that the log grows by two lines each time. */
async function waver(it: Reported, issue_number: number, times: number) {
  const ben = it.as('ben').rest.issues
  for (let at = 0; at < times; at++) {
    await ben.addLabels({ ...AT, issue_number, labels: ['undecided'] })
    await ben.removeLabel({ ...AT, issue_number, name: 'undecided' })
  }
}

async function talk(it: Reported, issue_number: number, times: number) {
  const ben = it.as('ben').rest.issues
  for (let at = 0; at < times; at++) {
    await ben.createComment({ ...AT, issue_number, body: `Still looking, ${at}.` })
  }
}

const close = (it: Reported, issue_number: number) =>
  it.as('ben').rest.issues.update({ ...AT, issue_number, state: 'closed' })

test('a log without a card that does not fit into a page is read to its end, for one request more', async () => {
  const it = reported()
  await it.old(3)
  const number = await it.declare('ana', 'It goes on', 'and on', ['incident'])
  await waver(it, number, 60)
  it.pass(HOUR_MS)
  await close(it, number)
  const read = await it.read(null, { kept: 'nowhere' })
  expect(casesOf(read).at(-1)?.times.resolved).toBe(it.now())
  expect(read.queries).toBe(3)
})

test('where a card has it all, nothing more is asked for', async () => {
  const it = reported()
  const number = await it.declare('ana', 'It goes on', 'and on', ['incident'])
  await it.look(number)
  await talk(it, number, 30)
  await waver(it, number, 60)
  await it.say('ben', number, '/sev 1')
  it.pass(MINUTE_MS)
  await it.say('ben', number, '/resolve')
  const resolved = it.now()
  const read = await it.read(null, { kept: 'nowhere' })
  expect(casesOf(read)).toMatchObject([{ severity: 'sev1', times: { resolved } }])
  expect(read.queries).toBe(2)
})

test('a card behind a long talk is looked for, since the log shows that we were there', async () => {
  const it = reported()
  const { number } = (
    await it.as('ana').rest.issues.create({ ...AT, title: 'Slow', body: 'Is it?' })
  ).data
  await talk(it, number, 30)
  await it.say('ana', number, '/incident')
  await it.say('ben', number, '/time started 2h ago')
  const read = await it.read(null, { kept: 'nowhere' })
  expect(casesOf(read)[0]?.times.started).toBe(it.now() - 2 * HOUR_MS)
  expect(read.queries).toBe(3)
})

test('a long talk about an incident from before Sitrep holds no card, and is not read', async () => {
  const it = reported()
  await it.old(1)
  await talk(it, 1, 30)
  expect((await it.read(null, { kept: 'nowhere' })).queries).toBe(2)
})
