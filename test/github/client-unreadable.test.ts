import nock from 'nock'
import { expect, test } from 'vitest'
import { client } from '../../src/github/client.ts'
import { API, failureOf, onTheWire, wired } from '../support/wire.ts'

const AT = { owner: 'acme', repo: 'shop' }
const REPO = 'GET /repos/{owner}/{repo}'
const LABELS = 'GET /repos/{owner}/{repo}/labels'
const RUNS = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs'

onTheWire()

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }
const HTML_TYPE = { 'content-type': 'text/html; charset=utf-8' }

/** What a proxy may leave of an answer that GitHub gave with 200. */
const UNREADABLE = [
  ['nothing', '', JSON_TYPE],
  ['half of it', '[{"id": 7, "na', JSON_TYPE],
  ['a page', '<!DOCTYPE html>\n<title>Proxy</title>\n', HTML_TYPE],
  ['no value', 'null', JSON_TYPE],
] as const

const github = () => client(wired(), { readPauses: [0] })

test.each(UNREADABLE)('of %s nothing is believed, and it is asked again', async (_, body, type) => {
  nock(API).get('/repos/acme/shop').reply(200, body, type)
  nock(API).get('/repos/acme/shop').reply(200, { id: 7 })
  expect((await github().get(REPO, AT)).data).toEqual({ id: 7 })
})

test.each(UNREADABLE)('a list of which %s is left is not an empty one', async (_, body, type) => {
  nock(API).get('/repos/acme/shop/labels').query(true).times(2).reply(200, body, type)
  const failure = await failureOf(github().all(LABELS, AT))
  expect(failure).toMatchObject({ kind: 'unanswered', retryable: true, status: 200 })
})

test.each(UNREADABLE)('a query of which %s is left has found no hole', async (_, body, type) => {
  nock(API).post('/graphql').times(2).reply(200, body, type)
  expect((await failureOf(github().query('{ x }', {}))).kind).toBe('unanswered')
})

test('what cannot be read is not remembered by its tag', async () => {
  const one = github()
  nock(API)
    .get('/repos/acme/shop')
    .reply(200, '', { ...JSON_TYPE, etag: '"abc"' })
  nock(API, { badheaders: ['if-none-match'] })
    .get('/repos/acme/shop')
    .reply(200, { id: 7 })
  expect((await one.get(REPO, AT)).data).toEqual({ id: 7 })
})

test('a list that stands in an object has to be there', async () => {
  const path = '/repos/acme/shop/commits/main/check-runs'
  const list = () => github().all(RUNS, { ...AT, ref: 'main' }, 'check_runs')
  nock(API).get(path).query(true).reply(200, { message: 'odd' })
  expect((await failureOf(list())).kind).toBe('unanswered')
  nock(API).get(path).query(true).reply(200, { total_count: 0, check_runs: [] })
  expect(await list()).toEqual([])
})

test('an answer without a body is one where GitHub says so', async () => {
  nock(API).get('/repos/acme/shop/assignees/ana').reply(204)
  const route = 'GET /repos/{owner}/{repo}/assignees/{assignee}'
  expect((await github().get(route, { ...AT, assignee: 'ana' })).status).toBe(204)
})
