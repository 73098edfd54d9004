import { expect, test } from 'vitest'
import { itemIssues, itemised, many, merged } from '../support/itemised.ts'
import { AT } from '../support/written-up.ts'

/** What the publication itself writes, with or without items: two labels, the state, the list. */
const OF_PUBLISHING = new Set(['label.add', 'label.remove', 'issue.close', 'index.put'])

test.each([1, 5, 20, 60])(
  '%i items cost no more than three writes each and six',
  async (count) => {
    const { it, number } = await merged(many(count))
    const { applied } = await it.look(number)
    expect(applied.every(({ result }) => result === 'done')).toBe(true)
    const costs = applied.filter(({ effect }) => !OF_PUBLISHING.has(effect.type))
    expect(costs.length).toBeLessThanOrEqual(3 * count + 6)
    expect(await itemIssues(it)).toHaveLength(count)
    expect((await it.plan(number)).effects).toEqual([])
  },
  60_000,
)

test('where no label is there yet they get their colours, and it costs no more', async () => {
  const { it, number } = await merged(many(5))
  const { data } = await it.bot.rest.issues.listLabelsForRepo({ ...AT, per_page: 100 })
  for (const { name } of data.filter((label) => /^(?:action-item|priority|kind)/.test(label.name)))
    await it.as('ana').rest.issues.deleteLabel({ ...AT, name })
  const { applied } = await it.look(number)
  const costs = applied.filter(({ effect }) => !OF_PUBLISHING.has(effect.type))
  expect(costs.length).toBeLessThanOrEqual(3 * 5 + 6)
  expect(costs.filter(({ effect }) => effect.type === 'label.define')).toHaveLength(5)
  const label = await it.bot.rest.issues.getLabel({ ...AT, name: 'action-item' })
  expect(label.data.color).toBe('0e8a16')
})

const waiting = (rows: readonly string[], on: (at: number) => string) =>
  rows.map((row, at) => row.replace(/\|\s+\|$/, `| ${on(at)} |`))

const costsOf = async (it: Awaited<ReturnType<typeof merged>>['it'], number: number) => {
  const { applied } = await it.look(number)
  return applied.filter(({ effect }) => !OF_PUBLISHING.has(effect.type))
}

test.each([
  ['where all labels are there', false],
  ['where none is', true],
])('every item that waits for another costs one write more, %s', async (_where, isNew) => {
  const rows = waiting(many(20), (at) => (at === 0 ? '' : String(at)))
  const { it, number } = await merged(rows)
  if (isNew) {
    const { data } = await it.bot.rest.issues.listLabelsForRepo({ ...AT, per_page: 100 })
    for (const { name } of data.filter((one) => /^(?:action-item|priority|kind)/.test(one.name)))
      await it.as('ana').rest.issues.deleteLabel({ ...AT, name })
  }
  const costs = await costsOf(it, number)
  expect(costs.filter(({ effect }) => effect.type === 'item.block')).toHaveLength(19)
  expect(costs.length).toBeLessThanOrEqual(3 * 20 + 6)
  expect((await it.plan(number)).effects).toEqual([])
})

test('an item that waits for several waits for each of them', async () => {
  const rows = waiting(many(4), (at) => [1, 2, 3].filter((id) => id <= at).join(', '))
  const { it, number } = await merged(rows)
  const costs = await costsOf(it, number)
  expect(costs.filter(({ effect }) => effect.type === 'item.block')).toHaveLength(6)
  const last = (await itemIssues(it)).find(({ title }) => title.includes('number 4 '))
  const { data } = await it.bot.rest.issues.listDependenciesBlockedBy({
    ...AT,
    issue_number: last?.number ?? 0,
  })
  expect(data).toHaveLength(3)
  expect((await it.plan(number)).effects).toEqual([])
})

test('a hundred items have issues, those beyond are told, and the card stays within its page', async () => {
  const { it, number } = await itemised(many(103))
  expect(await itemIssues(it)).toHaveLength(100)
  const card = await it.card(number)
  expect(card).toContain('3 items have no issue: GitHub takes no more than 100 sub-issues.')
  expect(card).toContain('**0 of 100 verified, 100 open**')
  expect(card).toContain('60 more are listed as sub-issues above.')
  expect(card.replaceAll(/<!--[\s\S]*?-->/g, '').length).toBeLessThan(30_000)
  expect((await it.plan(number)).effects).toEqual([])
}, 60_000)
