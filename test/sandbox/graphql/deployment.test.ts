import { afterAll, beforeAll, expect, test } from 'vitest'
import { SHOP, type Started, start } from '../support.ts'

const HOUR = 3_600_000
const ago = (hours: number) => hours * HOUR

/** Two releases of production with what they brought, and one of staging between them. */
const DEPLOYMENTS = [
  {
    environment: 'production',
    description: 'Release 1',
    agoMs: ago(48),
    commits: [{ message: 'Sell shoes', agoMs: ago(60) }],
  },
  { environment: 'staging', description: 'Release 2', agoMs: ago(20) },
  {
    environment: 'production',
    description: 'Release 2',
    agoMs: ago(10),
    commits: [
      { message: 'Sell hats', agoMs: ago(30) },
      { message: 'Sell gloves', agoMs: ago(12) },
    ],
    statuses: [
      { state: 'in_progress', agoMs: ago(10) },
      { state: 'failure', agoMs: ago(9) },
      { state: 'success', agoMs: ago(8) },
    ],
  },
] as const

interface Shown {
  readonly repository: {
    readonly deployments: {
      readonly totalCount: number
      readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean }
      readonly nodes: readonly {
        readonly description: string
        readonly createdAt: string
        readonly state: string
        readonly latestStatus: { readonly state: string; readonly createdAt: string }
        readonly statuses: { readonly nodes: readonly { readonly state: string }[] }
        readonly commit: {
          readonly oid: string
          readonly parents: { readonly nodes: readonly { readonly oid: string }[] }
          readonly history: {
            readonly totalCount: number
            readonly nodes: readonly {
              readonly oid: string
              readonly message: string
              readonly committedDate: string
            }[]
          }
        }
      }[]
    }
  }
}

const QUERY = `query ($owner: String!, $repo: String!, $after: String, $first: Int!, $environments: [String!]) {
  repository(owner: $owner, name: $repo) {
    deployments(environments: $environments, orderBy: {field: CREATED_AT, direction: DESC}, first: $first, after: $after) {
      totalCount
      pageInfo { endCursor hasNextPage }
      nodes {
        databaseId description environment createdAt state commitOid ref { name }
        latestStatus { state createdAt }
        statuses(first: 10) { nodes { state createdAt } }
        commit {
          oid committedDate parents(first: 2) { nodes { oid } }
          history(first: 10) {
            totalCount
            nodes { oid message committedDate authoredDate associatedPullRequests(first: 2) { nodes { number } } }
          }
        }
      }
    }
  }
}`

let box: Started
let now: number
beforeAll(async () => {
  box = await start({ seed: { deployments: DEPLOYMENTS, private: true } })
  now = box.sandbox.world.now()
})
afterAll(() => box.close())

const ask = async (variables: Readonly<Record<string, unknown>>) => {
  const bot = await box.asBot()
  return (await bot.graphql<Shown>(QUERY, { ...SHOP, first: 10, ...variables })).repository
    .deployments
}
const hoursAgo = (text: string) => Math.round((now - Date.parse(text)) / HOUR)

test('the newest stand first, with all that they said of themselves and when', async () => {
  const { nodes, totalCount } = await ask({ environments: ['production'] })
  expect(totalCount).toBe(2)
  expect(nodes.map(({ description }) => description)).toEqual(['Release 2', 'Release 1'])
  const [release] = nodes
  expect(hoursAgo(release?.createdAt ?? '')).toBe(10)
  expect(release?.state).toBe('ACTIVE')
  expect(release?.latestStatus.state).toBe('SUCCESS')
  expect(hoursAgo(release?.latestStatus.createdAt ?? '')).toBe(8)
  expect(release?.statuses.nodes.map(({ state }) => state)).toEqual([
    'SUCCESS',
    'FAILURE',
    'IN_PROGRESS',
  ])
})

test('each tells which commits had come by then, the newest first, with their own times', async () => {
  const { nodes } = await ask({ environments: ['production'] })
  const told = nodes.map(({ commit }) => commit.history.nodes.map(({ message }) => message))
  expect(told).toEqual([
    ['Sell gloves', 'Sell hats', 'Sell shoes', 'Start the shop'],
    ['Sell shoes', 'Start the shop'],
  ])
  const times = nodes[0]?.commit.history.nodes.map(({ committedDate }) => hoursAgo(committedDate))
  expect(times).toEqual([12, 30, 60, 60])
  const { parents, history } = nodes[0]?.commit ?? { parents: null, history: null }
  expect(parents?.nodes[0]?.oid).toBe(history?.nodes[1]?.oid)
})

test('pages follow one another, over all environments where none is named', async () => {
  const first = await ask({ first: 2 })
  expect(first.totalCount).toBe(3)
  expect(first.pageInfo.hasNextPage).toBe(true)
  const second = await ask({ first: 2, after: first.pageInfo.endCursor })
  const all = [...first.nodes, ...second.nodes].map(({ description }) => description)
  expect(all).toEqual(['Release 2', 'Release 2', 'Release 1'])
  expect(second.pageInfo.hasNextPage).toBe(false)
})

test('a history can be cut by time', async () => {
  const since = new Date(now - ago(31)).toISOString()
  const { repository } = await (await box.asBot()).graphql<{
    repository: { object: { history: { nodes: { message: string }[] } } }
  }>(
    `query ($since: GitTimestamp) { repository(owner: "acme", name: "shop") { object(expression: "HEAD") {
      ... on Commit { history(first: 10, since: $since) { nodes { message } } } } } }`,
    { since },
  )
  expect(repository.object.history.nodes.map(({ message }) => message)).toEqual([
    'Sell gloves',
    'Sell hats',
  ])
})

test('an App without the permission is refused where the repository is private', async () => {
  const { installation } = box.seeded
  const { deployments: _, ...permissions } = installation.permissions
  installation.permissions = permissions
  await expect(ask({})).rejects.toMatchObject({ errors: [{ type: 'FORBIDDEN' }] })
})
