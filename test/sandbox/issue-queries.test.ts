import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SHOP, type Started, start } from './support.ts'

let box: Started
const numbers: Record<string, number> = {}

beforeAll(async () => {
  box = await start()
  const { issues } = box.as('ana').rest
  const open = async (title: string, more: object) => {
    const { data } = await issues.create({ ...SHOP, title, ...more })
    numbers[title] = data.number
    return data
  }
  const parent = await open('parent', {})
  const first = await open('first', { labels: ['Action-Item'], assignees: ['caro'] })
  const second = await open('second', { labels: ['action-item', 'bug'], assignees: ['dev'] })
  for (const { id } of [first, second]) {
    await issues.addSubIssue({ ...SHOP, issue_number: parent.number, sub_issue_id: id })
  }
  await issues.update({ ...SHOP, issue_number: second.number, state: 'closed' })
  const { data } = await box.as('dev').rest.issues.create({ ...SHOP, title: 'of dev' })
  numbers['of dev'] = data.number
})
afterAll(() => box.close())

interface Answer {
  readonly repository: {
    readonly issues: { readonly nodes: readonly { readonly title: string }[] }
  }
}

const titles = async (filter: string) => {
  const query = `query ($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) {
    issues(first: 50, ${filter}, orderBy: { field: CREATED_AT, direction: ASC }) { nodes { title } } } }`
  const { repository } = await box.as('ana').graphql<Answer>(query, SHOP)
  return repository.issues.nodes.map(({ title }) => title)
}

describe('the issues of a repository', () => {
  test.each([
    ['filterBy: { assignee: "caro" }', ['first']],
    ['filterBy: { assignee: "CARO", states: [CLOSED] }', []],
    ['filterBy: { assignee: "*" }', ['first', 'second']],
    ['filterBy: { assignee: null }', ['parent', 'of dev']],
    ['filterBy: { labels: ["action-item"] }', ['first', 'second']],
    ['filterBy: { labels: ["action-item"], states: [OPEN] }', ['first']],
    ['filterBy: { createdBy: "dev" }', ['of dev']],
    ['filterBy: { since: "2100-01-01T00:00:00Z" }', []],
    ['labels: ["bug"], states: [CLOSED], filterBy: { assignee: "dev" }', ['second']],
  ])('asked for by %s', async (filter, expected) => {
    expect(await titles(filter)).toEqual(expected)
  })
})

test('an issue answers with those below it, the one above it, and how many are done', async () => {
  const query = `query ($owner: String!, $repo: String!, $parent: Int!, $child: Int!) {
    repository(owner: $owner, name: $repo) {
      parent: issue(number: $parent) {
        subIssues(first: 1) { totalCount nodes { fullDatabaseId title } pageInfo { hasNextPage } }
        subIssuesSummary { total completed percentCompleted }
        timelineItems(first: 10) { nodes { __typename ... on SubIssueAddedEvent { subIssue { title } } } } }
      child: issue(number: $child) {
        parent { number repository { nameWithOwner } }
        timelineItems(first: 10, itemTypes: [PARENT_ISSUE_ADDED_EVENT]) { nodes {
          ... on ParentIssueAddedEvent { parent { title } } } } } } }`
  const asked = { ...SHOP, parent: numbers['parent'], child: numbers['first'] }
  const { repository } = await box.as('ana').graphql<{ repository: unknown }>(query, asked)
  expect(repository).toMatchObject({
    parent: {
      subIssues: { totalCount: 2, nodes: [{ title: 'first' }], pageInfo: { hasNextPage: true } },
      subIssuesSummary: { total: 2, completed: 1, percentCompleted: 50 },
      timelineItems: {
        nodes: [
          { __typename: 'SubIssueAddedEvent', subIssue: { title: 'first' } },
          { __typename: 'SubIssueAddedEvent', subIssue: { title: 'second' } },
        ],
      },
    },
    child: {
      parent: { number: numbers['parent'], repository: { nameWithOwner: 'acme/shop' } },
      timelineItems: { nodes: [{ parent: { title: 'parent' } }] },
    },
  })
})

describe('who can be assigned', () => {
  test.each([
    ['', ['ana', 'ben', 'caro', 'dev']],
    ['lindq', ['caro']],
    ['CARO LINDQVIST', ['caro']],
    ['ben', ['ben']],
    ['eve', []],
    ['Eve Novak', []],
    ['nobody at all', []],
  ])('is found by %j in their name or login', async (query, expected) => {
    const text = `query ($owner: String!, $repo: String!, $asked: String!) {
      repository(owner: $owner, name: $repo) { assignableUsers(first: 20, query: $asked) { nodes { login name } } } }`
    const { repository } = await box.as('ana').graphql<{
      repository: { assignableUsers: { nodes: readonly { login: string }[] } }
    }>(text, { ...SHOP, asked: query })
    expect(repository.assignableUsers.nodes.map(({ login }) => login)).toEqual(expected)
  })
})

describe('GET /issues', () => {
  test.each([
    [{ creator: 'ana', labels: 'action-item', state: 'all' }, ['second', 'first']],
    [{ assignee: 'dev', state: 'all' }, ['second']],
    [{ assignee: 'none' }, ['of dev', 'parent']],
    [{ labels: 'action-item,bug', state: 'closed' }, ['second']],
    [{ since: '2100-01-01T00:00:00Z', state: 'all' }, []],
  ] as const)('with %j lists %j', async (asked, expected) => {
    const { data } = await box.as('ana').rest.issues.listForRepo({ ...SHOP, ...asked })
    expect(data.map(({ title }) => title)).toEqual(expected)
  })
})
