import { afterAll, beforeAll, expect, test } from 'vitest'
import { propose } from '../sandbox/branches.ts'
import { SHOP } from '../sandbox/support.ts'
import { checkOf, plainExamine, spending } from '../support/reviewing.ts'
import { type Served, served } from '../support/served.ts'

let it: Served
beforeAll(async () => {
  it = await served({
    examine: async (asked) =>
      asked.text.includes('slow') ? { kind: 'too-slow' } : plainExamine(asked),
  })
})
afterAll(() => it.close())

/** How often a route was asked. */
const times = (spent: readonly string[], route: string): number =>
  Number(spent.find((line) => line.startsWith(`${route}: `))?.split(': ')[1] ?? 0)

test('many documents of many incidents and people cost no more than a few of them', async () => {
  const { issues } = it.box.as('ana').rest
  const made = Array.from({ length: 12 }, (_, at) =>
    issues.create({ ...SHOP, title: `Down ${at}`, labels: ['incident'] }),
  )
  const numbers = (await Promise.all(made)).map(({ data }) => data.number)
  await it.settled()
  const people = (number: number) =>
    Array.from({ length: 30 }, (_, at) => `@p${number}-${at}`).join(' ')
  const files = numbers.map((number) => [
    `postmortems/2026-11-20-${number}-down.md`,
    `---\nincident: ${number}\n---\n${people(number)}\n`,
  ])
  const spent = spending(it)
  await propose(it.box, { branch: 'many', files: Object.fromEntries(files) })
  await it.settled()
  const lines = spent(true)
  expect(times(lines, 'GET /assignees/{assignee}')).toBe(60)
  expect(times(lines, 'POST /graphql')).toBeLessThanOrEqual(10)
  expect(await checkOf(it, 'many')).toMatchObject({ conclusion: 'success' })
})

test('behind a document that takes too long no other is read, and none of them has passed', async () => {
  const files = {
    'postmortems/a.md': 'slow',
    'postmortems/b.md': 'slow',
    'postmortems/c.md': 'TODO',
  }
  await propose(it.box, { branch: 'slow', files })
  await it.settled()
  const run = await checkOf(it, 'slow')
  expect(run).toMatchObject({ conclusion: 'failure', output: { title: '3 documents not read' } })
  expect(run?.output.summary).toContain('2 more documents are changed here')
})
