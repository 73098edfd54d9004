import { expect, test } from 'vitest'
import { withExtras } from '../../../src/github/actions/extras.ts'
import { rawItem } from './raw-item.ts'
import { github, place } from './support.ts'

const HERE = 'https://api.github.test/repos/acme/shop'
const dated = (value: unknown) => [
  { issue_field_id: 3, value },
  { issue_field_id: 4, value: 'P1' },
]
const sub = (number: number, change: object = {}) => ({
  number,
  repository_url: HERE,
  issue_dependencies_summary: { total_blocked_by: 0 },
  ...change,
})

test('nothing is asked where neither matters, or where there is no item', async () => {
  const { client, asked } = github({})
  await withExtras(place(client), [rawItem(12)], { blocked: false, field: null })
  await withExtras(place(client), [], { blocked: true, field: 3 })
  expect(asked).toEqual([])
})

test('sub-issues are asked in one request, and what they wait for only where they do', async () => {
  const { client, asked } = github({
    get: (route) => {
      if (route === 'GET /issues/42/sub_issues')
        return [
          sub(12, { issue_field_values: dated('2026-12-01') }),
          sub(13, { issue_dependencies_summary: { total_blocked_by: 2 } }),
        ]
      return [
        { number: 12, repository_url: HERE },
        { number: 7, repository_url: `${HERE}front` },
      ]
    },
  })
  const items = [rawItem(12), rawItem(13)]
  const seen = await withExtras(place(client), items, { blocked: true, field: 3 })
  expect(seen.map(({ blockedBy, dueField }) => [blockedBy, dueField])).toEqual([
    [[], '2026-12-01'],
    [[12], null],
  ])
  expect(asked).toEqual(['GET /issues/42/sub_issues', 'GET /issues/13/dependencies/blocked_by'])
})

test('one that is no sub-issue is asked by itself, and so is what it waits for where GitHub counts nothing', async () => {
  const { client, asked } = github({
    get: (route) => (route.endsWith('12') ? { number: 12 } : undefined),
  })
  const seen = await withExtras(place(client), [rawItem(12, null)], { blocked: true, field: 3 })
  expect(seen).toMatchObject([{ blockedBy: [], dueField: null }])
  expect(asked).toEqual(['GET /issues/12', 'GET /issues/12/dependencies/blocked_by'])
})

test.each([
  ['2026-12-01', '2026-12-01'],
  ['2026-12-01T00:00:00Z', '2026-12-01'],
  ['Friday', null],
  [20, null],
  [null, null],
])('a field that says %j shows %s', async (value, due) => {
  const { client } = github({ get: () => [sub(12, { issue_field_values: dated(value) })] })
  const [seen] = await withExtras(place(client), [rawItem(12)], { blocked: false, field: 3 })
  expect(seen?.dueField).toBe(due)
})
