import nock from 'nock'
import { expect, test } from 'vitest'
import { type Instant, instant } from '../../src/domain/instant.ts'
import type { Pace, Turn } from '../../src/engine/pace.ts'
import type { Budget } from '../../src/github/budget.ts'
import { type ClientOptions, client } from '../../src/github/client.ts'
import { API, failureOf, onTheWire, wired } from '../support/wire.ts'

const AT = { owner: 'acme', repo: 'shop' }
const ISSUE = { ...AT, issue_number: 1 }
const COMMENT = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
const LABEL = 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels'
const REPO = 'GET /repos/{owner}/{repo}'
const NOON = instant('2026-11-20T12:00:00Z')

onTheWire()

/** A pace that writes down what it is asked, and is as told. */
function lane(held = 0, turn: Turn = { kind: 'go' }) {
  const asked: unknown[] = []
  const pace: Pace = {
    turn: async (write) => {
      asked.push(write)
      return turn
    },
    hold: (seconds) => {
      asked.push(['hold', seconds])
      return seconds ?? 60
    },
    held: () => held,
  }
  return { pace, asked }
}

const github = (options: ClientOptions) => client(wired(), options)

test('every write takes a turn first, and says whether it makes content', async () => {
  const { pace, asked } = lane()
  nock(API).post('/repos/acme/shop/issues/1/comments').reply(201, { id: 1 })
  nock(API).post('/repos/acme/shop/issues/1/labels').reply(200, [])
  await github({ pace }).send(COMMENT, { ...ISSUE, body: 'x' })
  await github({ pace }).send(LABEL, { ...ISSUE, labels: ['x'] })
  expect(asked).toMatchObject([{ content: true }, { content: false }])
})

test.each<[Turn, object]>([
  [{ kind: 'stopping' }, { kind: 'stopping', retryable: false, waitSeconds: null }],
  [
    { kind: 'later', seconds: 90 },
    { kind: 'rate-limit', retryable: true, waitSeconds: 90 },
  ],
])('a write whose turn is %j is not sent, and holds nobody', async (turn, expected) => {
  const { pace, asked } = lane(0, turn)
  const failure = await failureOf(github({ pace }).send(COMMENT, { ...ISSUE, body: 'x' }))
  expect(failure).toMatchObject({ ...expected, status: null })
  expect(asked).toHaveLength(1)
})

test('a read takes no turn', async () => {
  const { pace, asked } = lane()
  nock(API).get('/repos/acme/shop').reply(200, { id: 7 })
  await github({ pace }).get(REPO, AT)
  expect(asked).toEqual([])
})

test.each(['get', 'all', 'query'] as const)(
  'while GitHub wants to be left alone, %s asks nothing and says how long',
  async (how) => {
    const one = github({ pace: lane(12).pace })
    const run = how === 'query' ? one.query('{ viewer { login } }', {}) : one[how](REPO, AT)
    expect(await failureOf(run)).toMatchObject({
      kind: 'rate-limit',
      retryable: true,
      waitSeconds: 12,
    })
  },
)

test('a write whose turn came before GitHub wanted to be left alone does not leave any more', async () => {
  const one = github({ pace: lane(12).pace })
  await one.turn(LABEL, 1)
  expect(await failureOf(one.post(LABEL, { ...ISSUE, labels: ['x'] }))).toMatchObject({
    kind: 'rate-limit',
    status: null,
    retryable: true,
    waitSeconds: 12,
  })
})

/** The hour ends at 12:20; GitHub's answer says that it is noon. */
const SPENT = {
  'x-ratelimit-remaining': '0',
  'x-ratelimit-reset': String(NOON / 1000 + 1_200),
  date: new Date(NOON).toUTCString(),
}

test.each([
  [429, { 'retry-after': '37' }, 37],
  [403, { 'retry-after': '1', ...SPENT }, 1],
  [403, SPENT, 1_201],
  [429, SPENT, 1_201],
  [429, {}, null],
  [429, { ...SPENT, 'x-ratelimit-remaining': '10' }, null],
  [403, { 'x-ratelimit-remaining': '0' }, null],
  [403, { ...SPENT, 'x-ratelimit-reset': '1' }, 1],
  [429, { 'retry-after': 'soon' }, null],
] as const)('a refusal %i with %j holds the lane for %j seconds', async (status, headers, wait) => {
  const { pace, asked } = lane()
  nock(API).get('/repos/acme/shop').reply(status, {}, headers)
  const failure = await failureOf(github({ pace }).get(REPO, AT))
  expect(failure).toMatchObject({ kind: 'rate-limit', waitSeconds: wait ?? 60 })
  expect(asked).toEqual([['hold', wait]])
})

test('a spent limit of an answer without a date is counted from the given clock', async () => {
  const { pace, asked } = lane()
  const { date: _, ...spent } = SPENT
  nock(API).post('/repos/acme/shop/issues/1/labels').reply(403, {}, spent)
  const now = () => (NOON + 1_199_000) as Instant
  await failureOf(github({ pace, now }).post(LABEL, ISSUE))
  expect(asked).toEqual([['hold', 2]])
})

test.each([
  [{ type: 'RATE_LIMITED', message: 'no' }, SPENT, 1_201],
  [{ type: 'RATE_LIMIT', message: 'no' }, SPENT, 1_201],
  [{ message: 'You have exceeded a secondary rate limit.' }, {}, null],
] as const)(
  'a query answered %j holds the lane too, and is asked once',
  async (error, headers, wait) => {
    const { pace, asked } = lane()
    nock(API)
      .post('/graphql')
      .reply(200, { errors: [error] }, headers)
    expect(await failureOf(github({ pace }).query('{ x }', {}))).toMatchObject({
      kind: 'rate-limit',
    })
    expect(asked).toEqual([['hold', wait]])
  },
)

test.each([403, 404, 500])('a refusal %i for another reason holds nobody', async (status) => {
  const { pace, asked } = lane()
  nock(API).post('/repos/acme/shop/issues/1/labels').reply(status, {})
  await failureOf(github({ pace }).post(LABEL, ISSUE))
  expect(asked).toEqual([])
})

test('what is left of a limit is told with good answers and bad ones, and only where it is said', async () => {
  const told: Budget[] = []
  const one = github({ onBudget: (budget) => told.push(budget) })
  const left = (remaining: string) => ({
    'x-ratelimit-limit': '5000',
    'x-ratelimit-resource': 'core',
    ...SPENT,
    'x-ratelimit-remaining': remaining,
  })
  nock(API).get('/repos/acme/shop').reply(200, {}, left('42'))
  await one.get(REPO, AT)
  nock(API).get('/repos/acme/shop').reply(404, {}, left('41'))
  await failureOf(one.get(REPO, AT))
  nock(API).get('/repos/acme/shop').reply(200, {})
  await one.get(REPO, AT)
  const base = { resource: 'core', limit: 5_000, resetAt: NOON + 1_200_000 }
  expect(told).toEqual([
    { ...base, remaining: 42 },
    { ...base, remaining: 41 },
  ])
})

test('what is left for queries is told where a query asks for it and this GitHub counts', async () => {
  const told: Budget[] = []
  const one = github({ onBudget: (budget) => told.push(budget) })
  const rateLimit = { limit: 5_000, remaining: 4_999, resetAt: '2026-11-20T12:20:00Z' }
  for (const data of [{ rateLimit }, { rateLimit: null }, { viewer: { login: 'ana' } }]) {
    nock(API).post('/graphql').reply(200, { data })
    await one.query('{ x }', {})
  }
  expect(told).toEqual([
    { resource: 'graphql', limit: 5_000, remaining: 4_999, resetAt: NOON + 1_200_000 },
  ])
})
