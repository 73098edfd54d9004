import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { excuse } from '../../support/contract.ts'
import { type Started, start } from '../support.ts'

const SHOP = '/repos/acme/shop'
const PLACE = '/repos/{owner}/{repo}'

let box: Started
let seen = 0
beforeAll(async () => {
  box = await start()
  await box.as('ana').rest.issues.create({ owner: 'acme', repo: 'shop', title: 'Checkout fails' })
})
beforeEach(() => {
  seen = box.sandbox.requests().violations.length
})
afterAll(() => box.close())

interface Sent {
  readonly method?: string
  readonly path: string
  readonly body?: unknown
  readonly text?: string
}

async function violationsOf({
  method = 'GET',
  path,
  body,
  text,
}: Sent): Promise<readonly string[]> {
  const sent = body === undefined ? text : JSON.stringify(body)
  await fetch(`${box.server.apiUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${box.seeded.tokens['ana']}` },
    ...(sent === undefined ? {} : { body: sent }),
  })
  return box.sandbox.requests().violations.slice(seen)
}

const file = { message: 'Add a page', content: 'eA==' }

describe('a request is told', () => {
  test.each<[string, Sent, string]>([
    [
      'with a body property that is misspelt',
      { method: 'POST', path: `${SHOP}/issues`, body: { title: 'A', lables: ['bug'] } },
      `POST ${PLACE}/issues: body: it has "lables", which is not described`,
    ],
    [
      'with a property too many further down',
      {
        method: 'PUT',
        path: `${SHOP}/contents/a.md`,
        body: { ...file, committer: { name: 'Ana', email: 'ana@acme.test', phone: '1' } },
      },
      `PUT ${PLACE}/contents/{path}: body: committer has "phone", which is not described`,
    ],
    [
      'with a body property of the wrong type',
      { method: 'POST', path: `${SHOP}/issues`, body: { title: 'A', body: 7 } },
      `POST ${PLACE}/issues: body: body must be string`,
    ],
    [
      'without a body property that is required',
      { method: 'POST', path: `${SHOP}/issues/1/comments`, body: {} },
      `POST ${PLACE}/issues/{issue_number}/comments: body: it must have required property 'body'`,
    ],
    [
      'with a word that is none of the allowed ones in its body',
      { method: 'PATCH', path: `${SHOP}/issues/1`, body: { state: 'resolved' } },
      `PATCH ${PLACE}/issues/{issue_number}: body: state is none of ["open","closed"]`,
    ],
    [
      'without the body that is required',
      { method: 'POST', path: `${SHOP}/issues/1/comments` },
      `POST ${PLACE}/issues/{issue_number}/comments: the body is missing`,
    ],
    [
      'with a body that is no JSON',
      { method: 'POST', path: `${SHOP}/issues`, text: '{"title"' },
      `POST ${PLACE}/issues: the body is not JSON`,
    ],
    [
      'with a body where none is described',
      { method: 'DELETE', path: `${SHOP}/labels/bug`, body: { name: 'bug' } },
      `DELETE ${PLACE}/labels/{name}: it has a body, and none is described`,
    ],
    [
      'with a query parameter that is misspelt',
      { path: `${SHOP}/issues?lables=bug` },
      `GET ${PLACE}/issues: query has "lables", which is not described`,
    ],
    [
      'with a query parameter that is none of the allowed words',
      { path: `${SHOP}/issues?state=resolved` },
      `GET ${PLACE}/issues: query state: is none of ["open","closed","all"]`,
    ],
    [
      'with a query parameter that is no number',
      { path: `${SHOP}/issues?per_page=many` },
      `GET ${PLACE}/issues: query per_page: must be integer`,
    ],
    [
      'with a time in its query that is none',
      { path: `${SHOP}/issues?since=yesterday` },
      `GET ${PLACE}/issues: query since: must match format "date-time"`,
    ],
    [
      'with a path parameter that is no number',
      { path: `${SHOP}/issues/first` },
      `GET ${PLACE}/issues/{issue_number}: path issue_number: must be integer`,
    ],
  ])('%s', async (_, sent, told) => {
    excuse(/./)
    expect(await violationsOf(sent)).toEqual([told])
  })

  test('to a route that GitHub has and this box has not, apart from the others', async () => {
    excuse(/undocumented: GET .*\/milestones/)
    expect(await violationsOf({ path: `${SHOP}/milestones` })).toEqual([])
    expect(box.sandbox.requests().undocumented).toEqual([`GET /api/v3${SHOP}/milestones`])
  })

  test('for a GraphQL variable that does not fit its type', async () => {
    excuse(/GraphQL: .*\$number/)
    const query = `query($number: Int!) { repository(owner: "acme", name: "shop") {
      issue(number: $number) { title } } }`
    const ask = box.as('ana').graphql(query, { number: 'one' })
    await expect(ask).rejects.toThrow('$number')
    expect(box.sandbox.requests().violations.slice(seen)).toHaveLength(1)
  })
})

describe('a request is not told', () => {
  test.each<[string, Sent]>([
    [
      'with every filter that is described',
      {
        path: `${SHOP}/issues?state=all&labels=a,b&creator=ana&assignee=*&since=2026-11-20T14:00:00Z&sort=updated&direction=asc&per_page=5&page=1`,
      },
    ],
    [
      'with null where null is described',
      { method: 'PATCH', path: `${SHOP}/issues/1`, body: { body: null, state_reason: null } },
    ],
    [
      'with every shape that is described',
      {
        method: 'POST',
        path: `${SHOP}/issues/1/labels`,
        body: { labels: ['bug', { name: 'late' }] },
      },
    ],
    ['for what is not there', { path: `${SHOP}/issues/99` }],
    ['for a folder that is the root', { path: `${SHOP}/contents/` }],
    [
      'for what is described and refused all the same',
      { method: 'POST', path: `${SHOP}/labels`, body: { name: 'bug', color: 'red' } },
    ],
    ['for a path of several parts', { path: `${SHOP}/git/ref/heads/sitrep/setup` }],
  ])('%s', async (_, sent) => {
    expect(await violationsOf(sent)).toEqual([])
  })
})

test('what was told stays told when the counts are forgotten', async () => {
  excuse(/lables/)
  await violationsOf({ path: `${SHOP}/issues?lables=bug` })
  await fetch(`${box.server.origin}/_sandbox/requests`, { method: 'DELETE' })
  const door = await fetch(`${box.server.origin}/_sandbox/requests`)
  const { requests, violations } = (await door.json()) as ReturnType<typeof box.sandbox.requests>
  expect(requests).toEqual({})
  expect(violations.at(-1)).toContain('lables')
})
