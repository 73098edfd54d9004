import { beforeEach, expect, test } from 'vitest'
import { HOUR_MS } from '../../../src/domain/instant.ts'
import type { Case } from '../../../src/metrics/material.ts'
import { deleteIssue, transferIssue } from '../../../src/sandbox/actions/custody.ts'
import { createRepository, setRole } from '../../../src/sandbox/actions/places.ts'
import { AT, lived, type Read, reported } from '../../support/reported.ts'

const OLD = 12
let it: ReturnType<typeof reported>

beforeEach(async () => {
  it = reported()
  await it.old(OLD)
  await lived(it)
  it.pass(24 * HOUR_MS)
  await it.read()
  it.pass(24 * HOUR_MS)
})

const casesOf = ({ reading }: Read<Case>): readonly Case[] =>
  reading.kind === 'read' ? reading.all : []
const fresh = async () => casesOf(await it.read(null, { kept: 'nowhere' }))
const numbers = (all: readonly Case[]) => all.map(({ number }) => number)

/** Issue 3, and a person who may do anything with it. */
function third() {
  const { world, state } = it.sandbox
  const { repository, users } = it.seeded
  const [issue, user, owner] = [repository.issues[3], users['ana'], state.users[repository.ownerId]]
  if (!issue || !user || !owner) throw new Error('not there')
  return { world, repository, issue, owner, actor: { user, grant: null } }
}

test('an incident that was deleted is gone', async () => {
  const { world, actor, repository, issue } = third()
  deleteIssue(world, actor, repository, issue)
  const all = casesOf(await it.read())
  expect(numbers(all)).not.toContain(3)
  expect(all).toEqual(await fresh())
})

test('an incident that moved to another repository is gone', async () => {
  const { world, actor, repository, issue, owner } = third()
  const to = createRepository(world, { owner, name: 'elsewhere' })
  setRole(world, to, actor.user, 'admin')
  transferIssue(world, actor, repository, issue, to)
  const all = casesOf(await it.read())
  expect(numbers(all)).not.toContain(3)
  expect(all).toEqual(await fresh())
})

test('an incident whose label was taken off is gone, and one that gets it is there', async () => {
  const ben = it.as('ben').rest.issues
  await ben.removeLabel({ ...AT, issue_number: 3, name: 'incident' })
  const { number } = (await ben.create({ ...AT, title: 'It was one after all' })).data
  await ben.addLabels({ ...AT, issue_number: number, labels: ['incident'] })
  const all = casesOf(await it.read())
  expect(numbers(all)).not.toContain(3)
  expect(numbers(all)).toContain(number)
  expect(all).toEqual(await fresh())
})

test('what was opened, closed, judged and opened again since is as it is now', async () => {
  const ben = it.as('ben').rest.issues
  const { number } = (await ben.create({ ...AT, title: 'New', labels: ['incident'] })).data
  await it.look(number)
  await ben.update({ ...AT, issue_number: 10, state: 'closed' })
  await ben.update({ ...AT, issue_number: 1, state: 'open' })
  await ben.addLabels({ ...AT, issue_number: 2, labels: ['drill'] })
  const { files } = it.shelved
  const before = new Map(files)
  const all = casesOf(await it.read())
  expect(all).toEqual(await fresh())
  expect(all.find((one) => one.number === 2)?.excluded).toBe('drill')
  expect([...files.keys()]).toEqual([...before.keys()])
})

test('after another config everything is read by that', async () => {
  await it.configure('services:\n  "part 1":\n    runbook: https://example.com/runbook\n')
  const all = casesOf(await it.read())
  expect(all.filter(({ runbook }) => runbook).length).toBeGreaterThan(0)
  expect(all).toEqual(await fresh())
})

test('where nothing has happened nothing is written', async () => {
  const { files } = it.shelved
  const before = new Map(files)
  await it.read()
  await it.read()
  expect(files).toEqual(before)
})

test('what is kept of a quarter is one line for each incident', () => {
  const { files } = it.shelved
  expect([...files.keys()].toSorted()).toEqual([
    'reports/incidents/2026-Q1.jsonl',
    'reports/index.json',
  ])
  const lines = files.get('reports/incidents/2026-Q1.jsonl')?.trim().split('\n') ?? []
  expect(lines.length).toBe(OLD + 5)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(400)
})
