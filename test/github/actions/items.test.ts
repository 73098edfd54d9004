import { describe, expect, test } from 'vitest'
import type { ItemNode } from '../../../src/github/actions/answer.ts'
import { readItems } from '../../../src/github/actions/items.ts'
import { packCard } from '../../../src/github/journal.ts'
import { EVERY } from '../../support/opening.ts'
import {
  type Answers,
  github,
  glance,
  itemNode,
  KEYS,
  marked,
  OPENED,
  paged,
  place,
} from './support.ts'

interface Shown {
  readonly subs?: readonly (ItemNode | null)[]
  readonly labelled?: readonly ItemNode[]
  readonly ours?: readonly ItemNode[]
  readonly byNumber?: readonly ItemNode[]
}

/** GraphQL with these lists. */
const showing = ({ subs = [], labelled = [], ours = [], byNumber = [] }: Shown): Answers => ({
  query(text) {
    if (text.startsWith('query ItemsByNumber')) {
      const wanted = byNumber.filter(({ number }) => text.includes(`i${number}:`))
      return { repository: Object.fromEntries(wanted.map((node) => [`i${node.number}`, node])) }
    }
    return {
      repository: {
        issue: { subIssues: paged(subs) },
        labelled: paged(labelled.map(glance)),
        ours: paged(ours.map(glance)),
      },
    }
  },
})

async function read(shown: Shown, also: readonly number[] = []) {
  const { client, asked } = github(showing(shown))
  const items = await readItems(place(client), { ...EVERY, also })
  return { numbers: items.map(({ number }) => number), items, asked }
}

const lone = (number: number, change: Partial<ItemNode> = {}) =>
  itemNode(number, { parent: null, ...change })

describe('which issues are the items of an incident', () => {
  test('its sub-issues that we opened or that carry the label, in one request', async () => {
    const people = { viewerDidAuthor: false, body: 'By hand.', author: null }
    const subs = [
      itemNode(12),
      itemNode(11, { labels: { nodes: [] } }),
      itemNode(13, people),
      itemNode(14, { ...people, labels: { nodes: [{ name: 'Action-Item' }] } }),
      itemNode(15, { ...people, labels: { nodes: [{ name: 'bug' }] } }),
    ]
    const { numbers, asked } = await read({ subs, labelled: subs, ours: subs.slice(0, 2) })
    expect(numbers).toEqual([11, 12, 13, 14])
    expect(asked).toEqual(['Items'])
  })

  test.each(['labelled', 'ours'] as const)(
    'one of ours that is no sub-issue yet and stands in one list only, %s',
    async (list) => {
      const { numbers, asked } = await read({ [list]: [lone(12)], byNumber: [lone(12)] })
      expect(numbers).toEqual([12])
      expect(asked).toEqual(['Items', 'ItemsByNumber'])
    },
  )

  test('those that are asked for by number, whatever they are, and none that is gone', async () => {
    const other = lone(9, { viewerDidAuthor: false, body: 'By hand.', labels: { nodes: [] } })
    expect((await read({ byNumber: [other] }, [9, 10])).numbers).toEqual([9])
  })

  test('none that was moved to another repository, whatever its number is there', async () => {
    const moved = lone(9, { repository: { nameWithOwner: 'acme/till' } })
    expect((await read({ byNumber: [moved] }, [9])).numbers).toEqual([])
  })

  test.each([
    ['of another incident', lone(12, { body: marked('41.item-12') })],
    ['whose number begins alike', lone(12, { body: marked('421.item-12') })],
    ['of a person who copied a marker', lone(12, { viewerDidAuthor: false })],
    ['without a marker', lone(12, { body: 'By hand.' })],
  ])('none %s', async (_what, one) => {
    const { numbers, asked } = await read({ labelled: [one], ours: [one], byNumber: [one] })
    expect([numbers, asked]).toEqual([[], ['Items']])
  })

  test('no sub-issue of another repository, nor one that we may not see', async () => {
    const elsewhere = itemNode(12, { repository: { nameWithOwner: 'acme/till' } })
    expect((await read({ subs: [elsewhere, null, itemNode(13)] })).numbers).toEqual([13])
  })

  test('one whose marker lies is none of ours, though its label still counts', async () => {
    const forged = itemNode(12, { body: itemNode(12).body.replace('12-01', '12-31') })
    const { items } = await read({ subs: [forged] })
    expect(items).toMatchObject([{ number: 12, key: null, due: null }])
  })
})

test('an item is told with its key, its day, its parent and what we have said there', async () => {
  const entry = { key: 'c5.1', at: OPENED, by: 'ana', outcome: 'accepted' } as const
  const card = packCard(
    { page: 1, text: 'Due 2026-12-08.', entries: [entry] },
    { repository: 1, issue: 12 },
    KEYS,
  )
  const comment = {
    databaseId: 5,
    createdAt: '2026-11-20T15:00:00Z',
    lastEditedAt: null,
    viewerDidAuthor: true,
    author: { __typename: 'Bot', login: 'sitrep' },
    editor: null,
  }
  const theirs = {
    ...comment,
    viewerDidAuthor: false,
    author: { __typename: 'User', login: 'eve' },
  }
  const nodes = [
    { ...comment, body: card },
    { ...comment, body: '<!-- sitrep:v1 reply due:soon.1.0 - - -->\nSoon.' },
    { ...theirs, body: '<!-- sitrep:v1 reply due:late.1.0 - - -->\nNever.' },
    { ...theirs, body: 'Talk.' },
  ]
  const { items } = await read({ subs: [itemNode(12, { comments: { totalCount: 4, nodes } })] })
  expect(items).toMatchObject([
    {
      ...{ number: 12, id: 1_012, parent: 42, key: '42.item-12', due: '2026-12-01', open: true },
      ...{ entries: [entry], replies: ['due:soon.1.0'], blockedBy: [], dueField: null },
    },
  ])
})

test.each([
  [null, null],
  [{ number: 42, repository: { nameWithOwner: 'ACME/shop' } }, 42],
  [{ number: 42, repository: { nameWithOwner: 'acme/till' } }, 0],
])('a parent %j is %s', async (parent, told) => {
  const { items } = await read({ byNumber: [itemNode(12, { parent })] }, [12])
  expect(items.map((one) => one.parent)).toEqual([told])
})

test('each list is read to its end, and no longer', async () => {
  const pages = [
    { issue: { subIssues: paged([itemNode(11)], 's') }, labelled: paged([], 'l'), ours: paged([]) },
    { issue: { subIssues: paged([itemNode(12)]) }, labelled: paged([], 'm') },
    { labelled: paged([]) },
  ]
  const variables: unknown[] = []
  const { client } = github({
    query: (_text, asked) => {
      variables.push([
        asked['moreSubs'],
        asked['moreLabelled'],
        asked['moreOurs'],
        asked['subs'],
        asked['labelled'],
      ])
      return { repository: pages.shift() }
    },
  })
  const items = await readItems(place(client), EVERY)
  expect(items.map(({ number }) => number)).toEqual([11, 12])
  expect(variables).toEqual([
    [true, true, true, null, null],
    [true, true, false, 's', 'l'],
    [false, true, false, null, 'm'],
  ])
})

test.each([
  [{ repository: null }],
  [{ repository: { issue: null, labelled: paged([]), ours: paged([]) } }],
  [{ repository: { issue: { subIssues: paged([]) }, labelled: paged([]) } }],
  [{ repository: { issue: { subIssues: paged([]) }, labelled: null, ours: paged([]) } }],
])('an answer %j is not taken for one that shows no items', async (answer) => {
  const { client } = github({ query: () => answer })
  await expect(readItems(place(client), EVERY)).rejects.toMatchObject({ kind: 'server' })
})

test('where nobody is known to write as Sitrep, nobody is asked for by name', async () => {
  const asked: unknown[] = []
  const { client } = github({
    query: (_text, variables) => {
      asked.push(variables['moreOurs'])
      return { repository: { issue: { subIssues: paged([itemNode(12)]) }, labelled: paged([]) } }
    },
  })
  const items = await readItems(place(client, { me: '', bystander: true }), EVERY)
  expect(asked).toEqual([false])
  expect(items.map(({ number, key }) => [number, key])).toEqual([[12, '42.item-12']])
})
