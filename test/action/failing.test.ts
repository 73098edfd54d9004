import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Started } from '../sandbox/support.ts'
import { about, acted, alone } from './support/acted.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const COMMENTS = '/repos/{owner}/{repo}/issues/{issue_number}/comments'

let box: Started
let issue = 0
beforeEach(async () => {
  box = await alone()
  const labels = ['incident', 'sev1']
  const { data } = await box.as('ana').rest.issues.create({ ...AT, title: 'Checkout', labels })
  issue = data.number
})
afterEach(() => box.close())

const looked = () => acted(box, { event: 'issues', payload: about(issue) })

const cards = async () => {
  const { data } = await box.as('ana').rest.issues.listComments({ ...AT, issue_number: issue })
  return data.filter(({ body }) => body?.startsWith('<!-- sitrep:v1 card 1 ')).length
}

test.each([
  { what: 'refuses a write for a while', before: { status: 502 } },
  { what: 'asks to be left alone', before: { status: 403, headers: { 'retry-after': '60' } } },
] as const)('a GitHub that $what fails the run, and the next one goes on', async ({ before }) => {
  box.sandbox.faults.queue({ method: 'POST', route: COMMENTS, before })
  const first = await looked()
  expect(first.code).toBe(1)
  expect(['unfinished', 'rate-limited']).toContain(first.outputs['reason'])
  expect(await cards()).toBe(0)
  expect(await looked()).toMatchObject({ code: 0, outputs: { reason: 'done' } })
  expect(await cards()).toBe(1)
})

test('what arrived without an answer is not sent again by the next run', async () => {
  box.sandbox.faults.queue({ method: 'POST', route: COMMENTS, after: 'lost' })
  expect(await looked()).toMatchObject({ code: 1, outputs: { reason: 'unfinished' } })
  expect(await cards()).toBe(1)
  await looked()
  expect(await cards()).toBe(1)
})

test('a reading that fails once is repeated', async () => {
  box.sandbox.faults.queue({ method: 'POST', route: '/graphql', before: { status: 502 } })
  expect(await looked()).toMatchObject({ code: 0, outputs: { reason: 'done' } })
})
