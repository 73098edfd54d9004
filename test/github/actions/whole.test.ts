import { expect, test } from 'vitest'
import { plus } from '../../../src/domain/instant.ts'
import { readItems, readItemsOf } from '../../../src/github/actions/items.ts'
import { EVERY } from '../../support/opening.ts'
import { github, glance, itemNode, NOW, OPENED, paged, place } from './support.ts'

const DAY_MS = 86_400_000
const END = { hasNextPage: false, endCursor: null }
const reply = (databaseId: number) => ({
  databaseId,
  body: `<!-- sitrep:v1 reply due:soon.${databaseId}.0 - - -->\nSoon.`,
  createdAt: '2026-11-20T15:00:00Z',
  lastEditedAt: null,
  viewerDidAuthor: true,
  author: { __typename: 'Bot', login: 'sitrep' },
  editor: null,
  reactionGroups: [],
})
const replies = (count: number) => Array.from({ length: count }, (_, at) => reply(at + 1))

/** The issue by itself, as every issue is read. */
const whole = (count: number) => ({
  viewer: { login: 'sitrep[bot]' },
  organisation: null,
  repository: {
    ...{ databaseId: 1, nameWithOwner: 'acme/shop', visibility: 'PRIVATE', isArchived: false },
    ...{ defaultBranchRef: null, labels: { nodes: [], pageInfo: END }, object: null },
    issue: {
      ...{ ...itemNode(12), locked: false, reactionGroups: [] },
      comments: { nodes: replies(count), pageInfo: END },
      timelineItems: { nodes: [], pageInfo: END },
    },
  },
})

test('an item with more comments than fit is read by itself, so that nothing is said twice', async () => {
  const comments = { totalCount: 31, nodes: replies(30) }
  const { client, asked } = github({
    query: (text) =>
      text.startsWith('query Issue(')
        ? whole(31)
        : {
            repository: {
              issue: { subIssues: paged([itemNode(12, { comments }), itemNode(13)]) },
              ...{ labelled: paged([]), ours: paged([]) },
            },
          },
  })
  const items = await readItems(place(client), EVERY)
  expect(items.map((one) => one.replies.length)).toEqual([31, 0])
  expect(asked).toEqual(['Items', 'Issue'])
})

test('to a person who looks on, ours is what the bot has written, and not what they wrote themselves', async () => {
  const node = itemNode(12, {
    viewerDidAuthor: false,
    comments: { totalCount: 1, nodes: [{ ...reply(1), viewerDidAuthor: false }] },
  })
  const own = itemNode(13, { author: { __typename: 'User', login: 'ana' } })
  const { client } = github({
    query: (text) =>
      text.startsWith('query ItemsByNumber')
        ? { repository: { i12: node, i13: own } }
        : {
            repository: {
              issue: { subIssues: paged([]) },
              ...{ labelled: paged([node, own].map(glance)), ours: paged([]) },
            },
          },
  })
  const items = await readItems(place(client, { bystander: true }), EVERY)
  expect(items.map(({ key, replies: said }) => [key, said])).toEqual([
    ['42.item-12', ['due:soon.1.0']],
    [null, []],
  ])
})

test('of somebody all open items are told, and the closed ones of the last nine days', async () => {
  const closed = (number: number, days: number) =>
    itemNode(number, {
      state: 'CLOSED',
      closedAt: new Date(plus(NOW, -days * DAY_MS)).toISOString(),
    })
  const asked: unknown[] = []
  const { client } = github({
    query: (_text, variables) => {
      asked.push(variables)
      return {
        repository: { open: paged([itemNode(20)]), closed: paged([closed(18, 10), closed(17, 8)]) },
      }
    },
  })
  const items = await readItemsOf(place(client), 'ben', NOW)
  expect(items.map(({ number, open }) => [number, open])).toEqual([
    [17, false],
    [20, true],
  ])
  expect(asked).toMatchObject([
    { login: 'ben', label: 'action-item', since: '2026-11-21T14:00:00Z' },
  ])
})

test('half of what somebody has to do is not taken for all of it', async () => {
  const { client } = github({ query: () => ({ repository: { open: paged([]) } }) })
  const read = readItemsOf(place(client), 'ben', OPENED)
  await expect(read).rejects.toMatchObject({ kind: 'server' })
})
