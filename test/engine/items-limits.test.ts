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

test('every item that waits for another costs one write more, and no item more than that', async () => {
  const rows = many(5).map((row, at) => row.replace(/\|\s+\|$/, `| ${((at + 1) % 5) + 1} |`))
  const { it, number } = await merged(rows)
  const { applied } = await it.look(number)
  const costs = applied.filter(({ effect }) => !OF_PUBLISHING.has(effect.type))
  expect(costs.filter(({ effect }) => effect.type === 'item.block').length).toBeGreaterThan(0)
  expect(costs.length).toBeLessThanOrEqual(3 * 5 + 6)
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
