import type { Instant } from '../../../src/domain/instant.ts'
import { instant } from '../../../src/domain/instant.ts'
import type { ItemNode } from '../../../src/github/actions/answer.ts'
import type { ItemsPlace } from '../../../src/github/actions/place.ts'
import type { Client } from '../../../src/github/client.ts'
import { Failure } from '../../../src/github/failure.ts'
import { writeMarker } from '../../../src/github/marker.ts'

export const KEYS = [{ id: 'k1', secret: 'a secret of the tests' }]
export const OPENED = instant('2026-11-20T14:00:00Z')
export const AT = { owner: 'acme', repo: 'shop' } as const
const END = { hasNextPage: false, endCursor: null }

export const paged = <T>(nodes: readonly T[], endCursor: string | null = null) => ({
  nodes,
  pageInfo: endCursor === null ? END : { hasNextPage: true, endCursor },
})

/** A marker as we write it into the body of an item of repository 1. */
export const marked = (key: string, repository = 1, keys = KEYS): string =>
  writeMarker({ repository, issue: 0, kind: 'action', key, journal: '' }, keys)

export const itemNode = (number: number, change: Partial<ItemNode> = {}): ItemNode => ({
  number,
  fullDatabaseId: String(1_000 + number),
  title: `Do number ${number}`,
  url: `https://github.test/acme/shop/issues/${number}`,
  body: `${marked(`42.item-${number}@2026-12-01`)}\nDo it.`,
  state: 'OPEN',
  locked: false,
  createdAt: '2026-11-20T15:00:00Z',
  closedAt: null,
  lastEditedAt: null,
  viewerDidAuthor: true,
  author: { __typename: 'Bot', login: 'sitrep' },
  repository: { nameWithOwner: 'acme/shop' },
  parent: { number: 42, repository: { nameWithOwner: 'acme/shop' } },
  labels: { nodes: [{ name: 'action-item' }] },
  assignees: { nodes: [] },
  comments: { totalCount: 0, nodes: [] },
  timelineItems: { nodes: [] },
  ...change,
})

/** What a glance shows of it. */
export const glance = ({ number, createdAt, viewerDidAuthor, body }: ItemNode) => ({
  ...{ number, createdAt, viewerDidAuthor, body },
})

type Parameters = Readonly<Record<string, unknown>>

export interface Answers {
  readonly query?: (text: string, variables: Parameters) => unknown
  readonly get?: (route: string, parameters: Parameters) => unknown
}

/** A GitHub that answers so, and writes down what it was asked. What is undefined is not there. */
export function github({ query, get }: Answers) {
  const asked: string[] = []
  const missing = (what: string) => new Failure('missing', what, { status: 404 })
  const unused = () => Promise.reject(new Error('not asked here'))
  const read = async (route: string, parameters: Parameters) => {
    asked.push(filled(route, parameters))
    const data = get?.(filled(route, parameters), parameters)
    if (data instanceof Error) throw data
    if (data === undefined) throw missing(route)
    return { status: 200, headers: {}, data }
  }
  const client: Client = {
    get: read,
    all: async (route, parameters) => {
      const { data } = await read(route, parameters)
      return data as readonly unknown[]
    },
    query: async (text, variables) => {
      asked.push(/^query (\w+)/.exec(text)?.[1] ?? text)
      const data = query?.(text, variables)
      if (data instanceof Error) throw data
      if (data === undefined) throw missing('POST /graphql')
      return data
    },
    turn: unused,
    post: unused,
    send: unused,
  }
  return { client, asked }
}

/** The route with its parts put in, without those of the repository. */
const filled = (route: string, parameters: Parameters): string =>
  route
    .replace('/repos/{owner}/{repo}', '')
    .replaceAll(/\{\+?(\w+)\}/g, (_, name: string) => String(parameters[name]))

export const place = (client: Client, change: Partial<ItemsPlace> = {}): ItemsPlace => ({
  client,
  at: AT,
  repository: { id: 1, name: 'acme/shop' },
  issue: { number: 42, createdAt: OPENED },
  me: 'sitrep[bot]',
  bystander: false,
  keys: KEYS,
  ...change,
})

export const NOW = instant('2026-11-30T14:00:00Z') as Instant
