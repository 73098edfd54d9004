import { parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { costOf } from '../../../src/sandbox/graphql/cost.ts'
import { schema } from '../../../src/sandbox/graphql/schema.ts'
import { SHOP, type Started, start } from '../support.ts'

const cost = (query: string, variableValues: Readonly<Record<string, unknown>> = {}) =>
  costOf(schema(), { document: parse(query), variableValues, operationName: null })

const IN_ISSUES = (inner: string) =>
  `query ($first: Int = 100) { repository(owner: "a", name: "b") { issues(first: $first) { nodes { ${inner} } } } }`

describe('what a query costs', () => {
  test.each([
    ['nothing that pages', '{ viewer { login } }', {}, { points: 1, nodes: 0 }],
    ['one page', IN_ISSUES('number'), {}, { points: 1, nodes: 100 }],
    [
      'a page in each node of a page, which are 101 requests',
      IN_ISSUES('labels(first: 10) { nodes { name } }'),
      {},
      { points: 1, nodes: 1_100 },
    ],
    [
      'three of them',
      IN_ISSUES(
        'labels(first: 10) { totalCount } comments(first: 1) { totalCount } timelineItems(last: 50) { totalCount }',
      ),
      {},
      { points: 3, nodes: 100 + 1_000 + 100 + 5_000 },
    ],
    [
      'a smaller page, named by a variable',
      IN_ISSUES('labels(first: 10) { totalCount }'),
      { first: 25 },
      { points: 1, nodes: 275 },
    ],
    [
      'fragments, named and not',
      `${IN_ISSUES('...Parts ... on Issue { assignees(first: 3) { totalCount } }')} fragment Parts on Issue { labels(first: 2) { totalCount } }`,
      {},
      { points: 2, nodes: 600 },
    ],
    [
      "the example of GitHub's own documentation: 5,101 requests",
      `{ viewer { repositories(first: 100) { edges { node { issues(first: 50) { edges { node {
        labels(first: 60) { edges { node { name } } } } } } } } } } }`,
      {},
      { points: 51, nodes: 100 + 5_000 + 300_000 },
    ],
  ])('%s', (_, query, variables, expected) => {
    expect(cost(query, variables)).toEqual(expected)
  })
})

describe('what it is taken from', () => {
  let box: Started
  beforeAll(async () => {
    box = await start({ sandbox: { pointLimit: 10 } })
  })
  afterAll(() => box.close())

  const dear = IN_ISSUES(
    'labels(first: 9) { totalCount } comments(first: 9) { totalCount } timelineItems(first: 9) { totalCount }',
  )
  const asked = `${dear.slice(0, -1)} rateLimit { cost nodeCount limit remaining used resetAt } }`
  const query = asked.replace('"a"', `"${SHOP.owner}"`).replace('"b"', `"${SHOP.repo}"`)

  test('a query says its points and is charged for them until there are none left', async () => {
    const bot = await box.asBot()
    const { rateLimit } = await bot.graphql<{ rateLimit: object }>(query)
    expect(rateLimit).toMatchObject({ cost: 3, nodeCount: 2_800, limit: 10, remaining: 7 })
    await bot.graphql(query)
    await bot.graphql(query)
    expect(box.sandbox.requests().points).toBe(9)
    // What is left pays for a last one, whatever that one costs.
    const last = await bot.graphql<{ rateLimit: object }>(query)
    expect(last.rateLimit).toMatchObject({ remaining: 0, used: 10 })
    await expect(bot.graphql(query)).rejects.toMatchObject({
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-resource': 'graphql' },
      errors: [
        { type: 'RATE_LIMITED', message: expect.stringContaining('API rate limit exceeded') },
      ],
    })
  })

  test('an hour later there are as many again, and requests of REST are another budget', async () => {
    const bot = await box.asBot()
    expect((await bot.rest.issues.listForRepo(SHOP)).status).toBe(200)
    box.sandbox.clock.advance(3_600_000)
    const { rateLimit } = await bot.graphql<{ rateLimit: object }>(query)
    expect(rateLimit).toMatchObject({ used: 3 })
  })

  test('a budget can be set while it runs, by the door too', async () => {
    box.sandbox.limits.set({ graphql: 1_000 })
    const door = `${box.server.origin}/_sandbox/limits`
    expect(await (await fetch(door)).json()).toEqual({ core: 5_000, graphql: 1_000 })
    const body = JSON.stringify({ core: 50 })
    expect(await (await fetch(door, { method: 'POST', body })).json()).toMatchObject({ core: 50 })
    const wrong = JSON.stringify({ graphql: -1 })
    expect((await fetch(door, { method: 'POST', body: wrong })).status).toBe(422)
  })

  test('more than half a million nodes are not even begun', async () => {
    const many = query.replace('comments(first: 9)', 'comments(first: 100)')
    const bot = await box.asBot()
    await expect(bot.graphql(many)).resolves.toBeDefined()
    const nested = `{ repository(owner: "acme", name: "shop") { issues(first: 100) { nodes {
      comments(first: 100) { nodes { reactions(first: 50) { totalCount } } } } } } }`
    await expect(bot.graphql(nested)).rejects.toMatchObject({
      errors: [{ type: 'MAX_NODE_LIMIT_EXCEEDED', message: expect.stringContaining('510,100') }],
    })
  })
})
