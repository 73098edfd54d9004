import { expect, test } from 'vitest'
import { instant } from '../../src/domain/instant.ts'
import { client } from '../../src/github/client.ts'
import { recurrences } from '../../src/github/recurrences.ts'
import { POLICY } from '../support/policy.ts'

const AT = { owner: 'acme', repo: 'shop', issue_number: 7 }
const RECALL = {
  cause: 'deployment',
  services: ['Checkout', 'search'],
  since: instant('2026-11-22T14:00:00Z'),
}
const SAME = ['incident', 'cause: deployment', 'service: checkout']

const issue = (number: number, labels: readonly string[], more: object = {}) => ({
  number,
  title: `Incident ${number}`,
  html_url: `https://github.test/acme/shop/issues/${number}`,
  created_at: `2026-12-${String(number).padStart(2, '0')}T08:00:00Z`,
  labels: labels.map((name) => ({ name })),
  ...more,
})

/** What is found where GitHub answers so; and what it was asked. */
async function found(...issues: readonly object[]) {
  const asked: Record<string, unknown>[] = []
  const github = client({
    async request(route, parameters = {}) {
      asked.push({ route, ...parameters })
      return { status: 200, headers: {}, data: issues }
    },
    graphql: async () => ({}),
  })
  const all = await recurrences(github, AT, POLICY, RECALL)
  return { asked, numbers: all.map(({ number }) => number), all }
}

test('one request asks for all incidents of that cause since then', async () => {
  const { asked } = await found()
  expect(asked).toEqual([
    expect.objectContaining({
      route: 'GET /repos/{owner}/{repo}/issues',
      owner: 'acme',
      repo: 'shop',
      labels: 'incident,cause: deployment',
      state: 'all',
      since: '2026-11-22T14:00:00Z',
    }),
  ])
  expect(asked[0]).not.toHaveProperty('issue_number')
})

test('what hurt one of the services is found, oldest first, whatever the case of its label', async () => {
  const { all } = await found(
    issue(9, [...SAME.slice(0, 2), 'Service: SEARCH']),
    issue(8, SAME),
    issue(10, SAME, { labels: SAME }),
  )
  expect(all.map(({ number }) => number)).toEqual([8, 9, 10])
  expect(all[0]).toEqual({
    number: 8,
    title: 'Incident 8',
    url: 'https://github.test/acme/shop/issues/8',
    declaredAt: instant('2026-12-08T08:00:00Z'),
  })
})

test.each([
  ['the incident itself', issue(7, SAME)],
  ['another service', issue(8, ['incident', 'cause: deployment', 'service: billing'])],
  ['no service', issue(8, ['incident', 'cause: deployment'])],
  ['a pull request', issue(8, SAME, { pull_request: {} })],
  ['a drill', issue(8, [...SAME, 'Drill'])],
  ['a false alarm', issue(8, [...SAME, 'status: cancelled'])],
  ['a duplicate', issue(8, [...SAME, 'Status: Duplicate'])],
  [
    'what was opened before and changed since',
    issue(8, SAME, { created_at: '2026-11-22T13:59:59Z' }),
  ],
])('%s is not', async (_, one) => {
  expect((await found(one)).numbers).toEqual([])
})
