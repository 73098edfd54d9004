import { expect, test } from 'vitest'
import type { Client } from '../../src/github/client.ts'
import { readByGraphql } from '../../src/github/read-graphql.ts'

const AT = { owner: 'acme', repo: 'shop', issue_number: 7 }
const END = { hasNextPage: false, endCursor: null }
const MORE = { hasNextPage: true, endCursor: 'c1' }

const comment = (databaseId: number) => ({
  databaseId,
  body: 'hello',
  createdAt: '2026-11-20T14:00:00Z',
  lastEditedAt: null,
  viewerDidAuthor: false,
  author: { __typename: 'User', login: 'ana' },
  editor: null,
  reactionGroups: [],
})

const FIRST = {
  viewer: { login: 'sitrep' },
  organisation: null,
  repository: {
    databaseId: 1,
    defaultBranchRef: { name: 'main', target: { oid: 'abc1234' } },
    nameWithOwner: 'acme/shop',
    visibility: 'PRIVATE',
    isArchived: false,
    labels: { nodes: [], pageInfo: END },
    object: null,
    issue: {
      number: 7,
      title: 'Checkout fails',
      body: '',
      url: 'http://github.test/acme/shop/issues/7',
      createdAt: '2026-11-20T14:00:00Z',
      lastEditedAt: null,
      state: 'OPEN',
      locked: false,
      author: null,
      labels: { nodes: [] },
      assignees: { nodes: [] },
      reactionGroups: [],
      comments: { nodes: [comment(1)], pageInfo: MORE },
      timelineItems: { nodes: [], pageInfo: END },
    },
  },
}

function answering(...answers: readonly unknown[]): Client {
  const left = [...answers]
  const unused = () => Promise.reject(new Error('not asked here'))
  const query = async () => left.shift()
  return { get: unused, all: unused, send: unused, turn: unused, post: unused, query }
}

test('the pages behind the first are read to the end', async () => {
  const second = { repository: { issue: { comments: { nodes: [comment(2)], pageInfo: END } } } }
  const raw = await readByGraphql(answering(FIRST, second), AT)
  expect(raw?.comments.map(({ id }) => id)).toEqual([1, 2])
})

test.each([
  [null],
  [{ repository: null }],
  [{ repository: { issue: null } }],
  [{ repository: { issue: { comments: null } } }],
])(
  'a later page answered %j is no end of the history: the read fails and may be tried again',
  async (page) => {
    const read = readByGraphql(answering(FIRST, page), AT)
    await expect(read).rejects.toMatchObject({ name: 'Failure', kind: 'server', retryable: true })
  },
)

test('an issue that is not there is no failure', async () => {
  expect(await readByGraphql(answering({ ...FIRST, repository: null }), AT)).toBeNull()
})
