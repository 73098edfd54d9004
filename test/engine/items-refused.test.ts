import { expect, test } from 'vitest'
import { itemIssues, itemised, many, merged, ROWS } from '../support/itemised.ts'

test('an issue field that is none is told of, and everything else is done', async () => {
  const { it, number } = await merged(ROWS, { config: 'actions:\n  dueField: 4711\n' })
  await it.look(number)
  expect(await itemIssues(it)).toHaveLength(3)
  const card = await it.card(number)
  expect(card).toMatch(/did not take the due dates of these .*`dueField` in the config/)
  expect(card).toContain('**0 of 3 verified, 3 open**')
  expect((await it.plan(number)).effects).toEqual([])
})

test('items that wait for each other are told of, and only what GitHub takes is there', async () => {
  const rows = many(2).map((row, at) => row.replace(/\|\s+\|$/, `| ${2 - at} |`))
  const { it, number } = await itemised(rows)
  const card = await it.card(number)
  expect(card).toMatch(/these wait for, as where two wait for each other: \[issue \d+\]\(\S+\)\./)
  expect((await it.plan(number)).effects).toEqual([])
})

test('what GitHub does not take as sub-issue is told of until it is over', async () => {
  const { it, number } = await merged()
  it.sandbox.faults.queue({
    method: 'POST',
    route: '/repos/{owner}/{repo}/issues/{issue_number}/sub_issues',
    times: 9,
    before: { status: 422, body: { message: 'Parent cannot have more than 100 sub-issues' } },
  })
  await it.look(number)
  expect(await it.card(number)).toMatch(
    /did not take these as sub-issues: \[issue 3\]\(\S+\), \[issue 4\]\(\S+\), \[issue 5\]/,
  )
  expect((await it.plan(number)).effects).toEqual([])
})

test('where GitHub takes everything, nothing of that kind is said', async () => {
  const { it, number } = await itemised()
  expect(await it.card(number)).not.toContain('GitHub did not take')
})
