import { afterAll, beforeAll, expect, test } from 'vitest'
import { propose, write } from '../sandbox/branches.ts'
import { SHOP } from '../sandbox/support.ts'
import { checkOf, runsOf, spending } from '../support/reviewing.ts'
import { type Served, served } from '../support/served.ts'
import { declare } from '../support/whole-life.ts'

let it: Served
let incident = 0
beforeAll(async () => {
  it = await served()
  incident = await declare(it.box.as)
  await it.settled()
})
afterAll(() => it.close())

const TABLE = '| Action | Owner | Due | Priority | Status |\n|---|---|---|---|---|\n'
const document = (rows: readonly string[], front = `---\nincident: ${incident}\n---\n`) =>
  `${front}# Checkout was down on 2026-11-20\n\n## Action items\n\n${TABLE}${rows.join('\n')}\n`

const ROWS = [
  '| Add an alert on the error rate | @ana | 2026-12-01 | P1 | |',
  '| Write the runbook | Zoe Nobody | 01/02/2026 | | |',
  '| Ask the vendor | @nobody-here | | | |',
  '| Raise the limit | @ben | 2026-12-01 | | Done |',
  '| Move the queue | @ben | 2026-12-01 | | ABC-12 |',
]

let made = 0
const offered = async (text: string, more: object = {}) => {
  made += 1
  const branch = `by-hand-${made}`
  await propose(it.box, { branch, files: { [`postmortems/${branch}.md`]: text }, ...more })
  await it.settled()
  return branch
}
const summaryOf = async (branch: string) => (await checkOf(it, branch))?.output.summary ?? ''

test('the check says what merging does, in a draft too', async () => {
  const branch = await offered(document(ROWS), { draft: true })
  const summary = await summaryOf(branch)
  expect(summary).toContain('Merging this opens 3 issues and leaves 2 alone.')
  expect(summary).toMatch(
    /Add an alert on the error rate\].*#L\d+\) \| `ana`, assigned \| Tue 1 Dec 2026 \| p1 \|/,
  )
  expect(summary).toMatch(
    /Write the runbook\].* \| “Zoe Nobody”: nobody was found \| “01\/02\/2026” may be /,
  )
  expect(summary).toMatch(/Ask the vendor\].* \| `nobody-here`, mentioned only/)
  expect(summary).toMatch(/Raise the limit\].* \| No issue: it is done\. \|/)
  expect(summary).toMatch(
    /Move the queue\].* \| Is carried on elsewhere, which is left alone: ABC-12\. \|/,
  )
})

test('a document that is about no incident says that no issues are made, and why', async () => {
  const branch = await offered(document(ROWS, ''))
  expect(await summaryOf(branch)).toContain(
    'Merging this opens no issue for its 5 action items: nothing says which incident it is about.',
  )
})

test('what changes nothing of it writes no check anew, and what changes a row does', async () => {
  const branch = await offered(document(ROWS))
  const [number] = await pullsOf(branch)
  const spent = spending(it)
  await it.box.as('dev').rest.pulls.update({ ...SHOP, pull_number: number ?? 0, state: 'closed' })
  await it.box.as('dev').rest.pulls.update({ ...SHOP, pull_number: number ?? 0, state: 'open' })
  await it.settled()
  expect(spent().filter((one) => one.includes('check-runs'))).toEqual([])
  await write(it.box, branch, `postmortems/${branch}.md`, document(ROWS.slice(0, 2)))
  await it.settled()
  expect(await summaryOf(branch)).toContain('Merging this opens 2 issues.')
  expect(await runsOf(it, branch)).toHaveLength(1)
})

const pullsOf = async (branch: string) => {
  const { data } = await it.box.as('dev').rest.pulls.list({ ...SHOP, head: `acme:${branch}` })
  return data.map(({ number }) => number)
}

test('an incident that somebody has named without end costs a bounded number of requests', async () => {
  const owners = Array.from({ length: 300 }, (_, at) => `| Do ${at} | @somebody-${at} | | | |`)
  const names = Array.from({ length: 300 }, (_, at) => `| Tell ${at} | Some Body${at} | | | |`)
  const spent = spending(it)
  const branch = await offered(document([...owners, ...names]))
  const asked = spent(true).map((one) => Number(one.split(': ')[1]))
  expect(asked.reduce((sum, count) => sum + count, 0)).toBeLessThan(120)
  expect(await summaryOf(branch)).toContain('opens 100 issues')
})

test('a comment is never made of it', async () => {
  const branch = await offered(document(ROWS))
  const [issue_number = 0] = await pullsOf(branch)
  const { data } = await it.box.as('dev').rest.issues.listComments({ ...SHOP, issue_number })
  expect(data).toEqual([])
})
