import { expect, test } from 'vitest'
import { itemIssues, merged } from '../support/itemised.ts'
import { AT, pathOn, textOn } from '../support/written-up.ts'

test('an item of which GitHub takes no issue keeps no other from its issue and its links, and is tried again', async () => {
  const { it, number } = await merged()
  const route = '/repos/{owner}/{repo}/issues'
  const after = { status: 422, body: { message: 'Validation Failed: title is not to its liking' } }
  it.sandbox.faults.queue({ method: 'POST', route, nth: 2, before: after })
  const { applied } = await it.look(number)
  expect(applied.filter(({ result }) => result === 'failed')).toMatchObject([
    { effect: { type: 'item.open' }, refusal: 'invalid' },
  ])
  const issues = await itemIssues(it)
  expect(issues).toHaveLength(2)
  const { data: nested } = await it.bot.rest.issues.listSubIssues({ ...AT, issue_number: number })
  expect(nested).toHaveLength(2)
  const linked = async () => {
    const text = await textOn(it, 'main', await pathOn(it, 'main', number))
    return [...text.matchAll(/\[#\d+\]/g)].length
  }
  expect(await linked()).toBe(2)
  it.minutes(60)
  await it.look(number)
  expect(await itemIssues(it)).toHaveLength(3)
  expect(await linked()).toBe(3)
  expect((await it.plan(number)).effects).toEqual([])
})
