import nock from 'nock'
import { expect, test } from 'vitest'
import { client } from '../../src/github/client.ts'
import { API, failureOf, onTheWire, wired } from '../support/wire.ts'

const REPO = 'GET /repos/{owner}/{repo}'
const AT = { owner: 'acme', repo: 'shop' }
const COMMENT = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'

onTheWire()

const github = () => client(wired())

test.each([
  [401, {}, {}, 'credentials', false],
  [403, {}, { 'x-accepted-github-permissions': 'issues=write' }, 'permission', false],
  [403, {}, { 'x-ratelimit-remaining': '0' }, 'rate-limit', true],
  [403, { message: 'You have exceeded a secondary rate limit' }, {}, 'rate-limit', true],
  [403, { message: 'Unable to create comment because issue is locked.' }, {}, 'locked', false],
  [403, { message: 'Repository was archived so is read-only.' }, {}, 'archived', false],
  [404, {}, {}, 'missing', false],
  [409, {}, {}, 'conflict', true],
  [410, {}, {}, 'gone', false],
  [422, {}, {}, 'invalid', false],
  [429, {}, { 'retry-after': '37' }, 'rate-limit', true],
  [451, {}, {}, 'gone', false],
  [502, {}, {}, 'server', true],
] as const)(
  'a write answered %i %j %j is %s, and is sent once',
  async (status, body, headers, kind, retryable) => {
    nock(API).post('/repos/acme/shop/issues/1/comments').reply(status, body, headers)
    const failure = await failureOf(
      github().send(COMMENT, { ...AT, issue_number: 1, body: 'secret words' }),
    )
    expect(failure).toMatchObject({ name: 'Failure', kind, retryable, status })
    expect(failure.message).not.toContain('secret words')
  },
)

test('a rate limit says how long to wait, a missing permission which one', async () => {
  nock(API).post('/repos/acme/shop/issues/1/comments').reply(429, {}, { 'retry-after': '37' })
  const limited = await failureOf(github().send(COMMENT, { ...AT, issue_number: 1, body: 'x' }))
  expect(limited.waitSeconds).toBe(37)
  nock(API)
    .post('/repos/acme/shop/issues/1/comments')
    .reply(403, {}, { 'x-accepted-github-permissions': 'issues=write' })
  const refused = await failureOf(github().send(COMMENT, { ...AT, issue_number: 1, body: 'x' }))
  expect(refused.message).toContain('issues=write')
})

test('a write whose answer is lost is not sent again', async () => {
  nock(API).post('/repos/acme/shop/issues/1/comments').replyWithError('socket hang up')
  const failure = await failureOf(github().send(COMMENT, { ...AT, issue_number: 1, body: 'x' }))
  expect(failure).toMatchObject({ kind: 'unanswered', retryable: true, status: null })
})

test('a read is tried again where GitHub had a bad moment', async () => {
  nock(API).get('/repos/acme/shop').reply(502).get('/repos/acme/shop').reply(200, { id: 7 })
  expect((await github().get(REPO, AT)).data).toEqual({ id: 7 })
})

test('a read that GitHub refuses is not', async () => {
  nock(API).get('/repos/acme/shop').reply(404)
  expect((await failureOf(github().get(REPO, AT))).kind).toBe('missing')
})

test('what has not changed is answered from memory', async () => {
  const one = github()
  nock(API).get('/repos/acme/shop').reply(200, { id: 7 }, { etag: '"abc"' })
  nock(API, { reqheaders: { 'if-none-match': '"abc"' } })
    .get('/repos/acme/shop')
    .reply(304)
  await one.get(REPO, AT)
  expect((await one.get(REPO, AT)).data).toEqual({ id: 7 })
})

test('what changed since a moment is not remembered', async () => {
  const one = github()
  const list = (since: string) => one.all('GET /repos/{owner}/{repo}/issues', { ...AT, since })
  const untagged = { badheaders: ['if-none-match'] }
  nock(API, untagged)
    .get('/repos/acme/shop/issues')
    .query(true)
    .times(2)
    .reply(200, [1], { etag: '"abc"' })
  for (let look = 0; look < 2; look++) expect(await list('2026-11-20T14:00:00Z')).toEqual([1])
})

test('all pages of a list are read, and a page that fails fails the list', async () => {
  const path = '/repos/acme/shop/labels'
  const next = { link: `<${API}${path}?page=2>; rel="next"` }
  nock(API).get(path).query({ per_page: 100, page: 1 }).reply(200, [1, 2], next)
  nock(API).get(path).query({ per_page: 100, page: 2 }).reply(200, [3])
  expect(await github().all('GET /repos/{owner}/{repo}/labels', AT)).toEqual([1, 2, 3])
  nock(API).get(path).query({ per_page: 100, page: 1 }).reply(200, [1], next)
  nock(API).get(path).query({ per_page: 100, page: 2 }).reply(403)
  expect((await failureOf(github().all('GET /repos/{owner}/{repo}/labels', AT))).kind).toBe(
    'permission',
  )
})

test('what a query does not find is a hole in its answer, any other error a failure', async () => {
  const hole = { data: { repository: null }, errors: [{ type: 'NOT_FOUND', message: 'no' }] }
  nock(API).post('/graphql').reply(200, hole)
  expect(await github().query('{ x }', {})).toEqual({ repository: null })
  nock(API)
    .post('/graphql')
    .times(3)
    .reply(200, { data: null, errors: [{ type: 'ODD', message: 'no' }] })
  expect((await failureOf(github().query('{ x }', {}))).name).toBe('Failure')
})

test('a query that may not be asked is a missing permission, and is not repeated', async () => {
  nock(API)
    .post('/graphql')
    .reply(200, { data: null, errors: [{ type: 'FORBIDDEN', message: 'no' }] })
  const { kind, route } = await failureOf(github().query('{ x }', {}))
  expect({ kind, route }).toEqual({ kind: 'permission', route: 'POST /graphql' })
})

test('what closed an issue may be hidden from us, and the rest of it is read all the same', async () => {
  const path = ['repository', 'issue', 'closing', 'nodes', 0, 'closer', 'associatedPullRequests']
  const data = { repository: { issue: { number: 7 } } }
  nock(API)
    .post('/graphql')
    .reply(200, { data, errors: [{ type: 'FORBIDDEN', path, message: 'no' }] })
  expect(await github().query('{ x }', {})).toEqual(data)
})
