import { afterAll, beforeAll, expect, test } from 'vitest'
import { examining } from '../../src/threads/examine.ts'
import { SHOP } from '../sandbox/support.ts'
import { checkOf, makeReady, notesOf, spending } from '../support/reviewing.ts'
import { type Served, served } from '../support/served.ts'
import { declare } from '../support/whole-life.ts'

let it: Served
const threads = examining()
beforeAll(async () => {
  it = await served({ examine: threads.examine })
})
afterAll(async () => {
  await it.close()
  await threads.close()
})

test('the draft that we opened ourselves is counted, and fails at its lines once it is ready', async () => {
  const number = await declare(it.box.as)
  await it.settled()
  const ana = it.box.as('ana').rest
  await ana.issues.createComment({ ...SHOP, issue_number: number, body: '/sev 1\n/resolve' })
  await it.settled()
  const branch = `sitrep/postmortem-${number}`
  const run = await checkOf(it, branch)
  expect(run).toMatchObject({ status: 'completed', conclusion: 'neutral' })
  expect(run?.output.title).toMatch(/^\d+ of 18 sections wait for a person$/)
  expect(run?.output.summary).toContain(`[incident ${number}](`)
  expect(run?.output.summary).toContain('`placeholder-left`')
  const { data } = await ana.pulls.list({ ...SHOP, head: `acme:${branch}` })
  await makeReady(it, data[0]?.number ?? 0)
  await it.settled()
  const failed = await checkOf(it, branch)
  expect(failed).toMatchObject({ conclusion: 'failure' })
  expect(failed?.output.title).toMatch(/^\d+ blockers/)
  const notes = await notesOf(it, failed?.id ?? 0)
  expect(notes).toHaveLength(failed?.output.annotations_count ?? 0)
  expect(notes.some(({ title }) => title === 'placeholder-left')).toBe(true)
})

test('what we wrote ourselves makes us look until nothing is left to do, and then no more', async () => {
  const spent = spending(it)
  for (let minute = 0; minute < 3; minute++) {
    it.box.sandbox.clock.advance(60_000)
    await it.settled()
  }
  expect(spent(true)).toEqual([])
})
