import { expect, test } from 'vitest'
import { Failure } from '../../../src/github/failure.ts'
import { merging } from '../../../src/github/reports/merged.ts'
import {
  ACTIONS_QUERY,
  DEPLOYMENTS_QUERY,
  filesQuery,
  INCIDENTS_QUERY,
} from '../../../src/github/reports/query.ts'
import { checkedDocument } from '../../../src/sandbox/graphql/document.ts'

type Asked = readonly [text: string, variables: Readonly<Record<string, unknown>>]

/** A GitHub that answers each question below its name with the variables that it was asked with. */
function asked(answer: (asked: Asked, count: number) => unknown = echoed) {
  const all: Asked[] = []
  const query = merging(async (text, variables) => {
    all.push([text, variables])
    return answer([text, variables], all.length)
  })
  return { all, query }
}

const echoed = ([text]: Asked) =>
  text.startsWith('query Report(')
    ? Object.fromEntries([...text.matchAll(/^ {2}(q\d+): /gm)].map(([, name]) => [name, { name }]))
    : { repository: { name: 'alone' } }

const AT = { owner: 'acme', name: 'shop' }
const LABEL = { ...AT, label: 'incident', first: 100, after: null }
const CHANGES = { ...LABEL, filter: { since: '2026-01-01T00:00:00Z' } }
const FIRST = { ...LABEL, filter: null }
const FILES = { ...AT, p0: 'a:b', p1: 'a:c' }
const DEPLOYED = { ...AT, environments: ['production'], first: 100, after: null, isFirst: true }

test('what is asked at the same time is one request that GitHub’s schema knows', async () => {
  const { all, query } = asked()
  const found = await Promise.all([
    query(filesQuery(2), FILES),
    query(INCIDENTS_QUERY, CHANGES),
    query(filesQuery(2), FILES),
    query(ACTIONS_QUERY, { ...CHANGES, label: 'action-item' }),
    query(DEPLOYMENTS_QUERY, DEPLOYED),
  ])
  expect(found).toEqual(['q0', 'q1', 'q2', 'q3', 'q4'].map((name) => ({ repository: { name } })))
  expect(all.length).toBe(1)
  const [[text, variables] = ['', {}]] = all
  expect(checkedDocument(text)).toMatchObject({ ok: true })
  expect(variables).toMatchObject({
    ...{ ...AT, p0_0: 'a:b', p1_2: 'a:c', label_1: 'incident', label_3: 'action-item' },
    ...{ first_1: 100, isFirst_4: true, environments_4: ['production'] },
  })
})

test('what is asked by itself is asked as it is', async () => {
  const { all, query } = asked()
  await query(INCIDENTS_QUERY, FIRST)
  await query(INCIDENTS_QUERY, FIRST)
  expect(all).toEqual([
    [INCIDENTS_QUERY, FIRST],
    [INCIDENTS_QUERY, FIRST],
  ])
})

test('two full pages are two requests, and what is light goes with the first', async () => {
  const { all, query } = asked()
  await Promise.all([
    query(INCIDENTS_QUERY, FIRST),
    query(ACTIONS_QUERY, FIRST),
    query(DEPLOYMENTS_QUERY, DEPLOYED),
  ])
  expect(all.map(([text]) => text.split('(')[0])).toEqual(['query Report', 'query ActionItems'])
})

test('questions about two repositories are two requests', async () => {
  const { all, query } = asked()
  await Promise.all([
    query(INCIDENTS_QUERY, CHANGES),
    query(INCIDENTS_QUERY, { ...CHANGES, name: 'depot' }),
  ])
  expect(all.length).toBe(2)
})

const failure = (kind: 'server' | 'rate-limit', cause?: unknown) =>
  new Failure(kind, 'no', { status: null, cause })

test('where it fails each is asked by itself, and only what fails then has failed', async () => {
  const { all, query } = asked(([text]) => {
    if (text === INCIDENTS_QUERY) throw failure('server')
    if (text.startsWith('query Report(')) throw failure('server')
    return { repository: { name: 'alone' } }
  })
  const found = await Promise.allSettled([
    query(INCIDENTS_QUERY, CHANGES),
    query(DEPLOYMENTS_QUERY, DEPLOYED),
  ])
  expect(found.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  expect(all.length).toBe(3)
})

test('where GitHub answers in part, only what is missing is asked again', async () => {
  const { all, query } = asked(([text]) => {
    if (!text.startsWith('query Report(')) return { repository: { name: 'alone' } }
    const data = { q0: { name: 'q0' }, q1: { name: 'half' } }
    throw failure('server', { data, errors: [{ path: ['q1', 'deployments'] }] })
  })
  const found = await Promise.all([
    query(INCIDENTS_QUERY, CHANGES),
    query(DEPLOYMENTS_QUERY, DEPLOYED),
  ])
  expect(found).toEqual([{ repository: { name: 'q0' } }, { repository: { name: 'alone' } }])
  expect(all.length).toBe(2)
})

test('a limit that is spent is spent for all of them', async () => {
  const { all, query } = asked(() => {
    throw failure('rate-limit')
  })
  const found = await Promise.allSettled([
    query(INCIDENTS_QUERY, CHANGES),
    query(DEPLOYMENTS_QUERY, DEPLOYED),
  ])
  expect(found.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(all.length).toBe(1)
})
