import { expect, test } from 'vitest'
import { readItems, readItemsOf } from '../../../src/github/actions/items.ts'
import { EVERY } from '../../support/opening.ts'
import { github, marked, NOW, place } from './support.ts'

const item = (number: number, change: object = {}) => ({
  id: 1_000 + number,
  number,
  title: `Do number ${number}`,
  html_url: `https://github.test/acme/shop/issues/${number}`,
  repository_url: 'https://api.github.test/repos/Acme/shop',
  body: `${marked(`42.item-${number}@2026-12-01`)}\nDo it.`,
  user: { login: 'sitrep[bot]', type: 'Bot' },
  state: 'open',
  labels: [{ name: 'action-item' }],
  assignees: [{ login: 'ben' }],
  created_at: '2026-11-20T15:00:00Z',
  updated_at: '2026-11-20T15:00:00Z',
  closed_at: null,
  parent_issue_url: 'https://api.github.test/repos/acme/shop/issues/42',
  ...change,
})

const comment = {
  id: 5,
  user: { login: 'sitrep[bot]', type: 'Bot' },
  body: '<!-- sitrep:v1 reply due:soon.1.0 - - -->\nSoon.',
  created_at: '2026-11-20T15:00:00Z',
  updated_at: '2026-11-20T15:00:00Z',
}
const closing = {
  id: 1,
  node_id: 'CE_1',
  event: 'closed',
  actor: { login: 'ben', type: 'User' },
  created_at: '2026-11-21T15:00:00Z',
  state_reason: 'not_planned',
}

/** A GitHub that knows no GraphQL; lists not named are empty, and issues not named are none. */
function rest(shown: Readonly<Record<string, unknown>>) {
  return github({
    get(route, parameters) {
      const filter = parameters['labels'] ? ' labelled' : parameters['creator'] ? ' ours' : ''
      const key = `${route}${filter}`
      if (key in shown) return shown[key]
      return /issues( \w+)?$|comments$|events$/.test(key) ? [] : undefined
    },
  })
}

test('where GitHub answers no query, the same is read by lists', async () => {
  const { client, asked } = rest({
    'GET /issues/42/sub_issues': [item(12)],
    'GET /issues labelled': [
      item(12),
      item(13, { parent_issue_url: null, closed_at: '2026-11-21T15:00:00Z', state: 'closed' }),
    ],
    'GET /issues ours': [item(14, { parent_issue_url: null, labels: [] })],
    'GET /issues/12/comments': [comment],
    'GET /issues/13/events': [closing],
  })
  const items = await readItems(place(client), EVERY)
  expect(items.map(({ number, parent, open, key }) => [number, parent, open, key])).toEqual([
    [12, 42, true, '42.item-12'],
    [13, null, false, '42.item-13'],
    [14, null, true, '42.item-14'],
  ])
  expect(items.map(({ replies }) => replies.length)).toEqual([1, 0, 0])
  expect(items.map(({ events }) => events.map(({ type }) => type))).toEqual([[], ['closed'], []])
  expect(asked.slice(0, 4)).toEqual([
    'Items',
    'GET /issues/42/sub_issues',
    'GET /issues',
    'GET /issues',
  ])
})

test('a GitHub without sub-issues has none', async () => {
  const { client } = rest({ 'GET /issues labelled': [item(12, { parent_issue_url: undefined })] })
  expect((await readItems(place(client), EVERY)).map(({ parent }) => parent)).toEqual([null])
})

test.each([
  ["a person's who copied a marker", item(12, { user: { login: 'eve', type: 'User' } })],
  ['a pull request', item(12, { pull_request: {} })],
  ['of another incident', item(12, { body: marked('41.item-12') })],
  ['without a body', item(12, { body: null })],
])('%s is no item', async (_what, one) => {
  const { client } = rest({ 'GET /issues labelled': [one], 'GET /issues ours': [one] })
  expect(await readItems(place(client), EVERY)).toEqual([])
})

test('a sub-issue of another repository is left out, and a parent there has no number here', async () => {
  const { client } = rest({
    'GET /issues/42/sub_issues': [
      item(12, { repository_url: 'https://api.github.test/repos/acme/workshop' }),
    ],
    'GET /issues labelled': [
      item(13, { parent_issue_url: 'https://api.github.test/repos/acme/till/issues/42' }),
    ],
  })
  const items = await readItems(place(client), EVERY)
  expect(items.map(({ number, parent }) => [number, parent])).toEqual([[13, 0]])
})

test('an issue that is asked for by number is read, and none that is gone, moved elsewhere or a pull request', async () => {
  const people = { user: { login: 'ana', type: 'User' }, labels: [] }
  const { client } = rest({
    'GET /issues/9': item(9, people),
    'GET /issues/10': item(10, { pull_request: {} }),
    'GET /issues/12': item(3, { repository_url: 'https://api.github.test/repos/acme/till' }),
  })
  const items = await readItems(place(client), { ...EVERY, also: [9, 10, 11, 12] })
  expect(items.map(({ number, key }) => [number, key])).toEqual([[9, null]])
})

test('what somebody has to do is listed too', async () => {
  const { client } = github({
    get: (route, { state }) => {
      if (route !== 'GET /issues') return []
      return state === 'open'
        ? [item(12), item(11, { pull_request: {} })]
        : [item(10, { state: 'closed', closed_at: '2026-11-29T15:00:00Z' })]
    },
  })
  const items = await readItemsOf(place(client), 'ben', NOW)
  expect(items.map(({ number, open }) => [number, open])).toEqual([
    [10, false],
    [12, true],
  ])
})
