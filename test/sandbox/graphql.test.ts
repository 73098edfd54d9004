import type { Octokit } from '@octokit/rest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { excuse } from '../support/contract.ts'
import { SHOP, type Started, start } from './support.ts'

let box: Started
let bot: Octokit
beforeAll(async () => {
  box = await start({ seed: { files: { '.github/sitrep.yml': 'timezone: UTC\n' } } })
  bot = await box.asBot()
  const ana = box.as('ana').rest.issues
  const { data } = await ana.create({ ...SHOP, title: 'Down', body: 'Hello', labels: ['bug'] })
  const issue = { ...SHOP, issue_number: data.number }
  await bot.rest.issues.createComment({ ...issue, body: 'A card' })
  await box.as('ben').rest.issues.createComment({ ...issue, body: '/ack' })
  await ana.addAssignees({ ...issue, assignees: ['ben'] })
  await ana.update({ ...issue, state: 'closed', state_reason: 'duplicate' })
})
afterAll(() => box.close())

describe('queries', () => {
  test('an issue with its comments and its timeline', async () => {
    const { repository } = await bot.graphql<{ repository: unknown }>(
      `query ($owner: String!, $repo: String!) {
        repository(owner: $owner, name: $repo) {
          nameWithOwner visibility isArchived viewerPermission owner { login }
          defaultBranchRef { name target { oid } }
          object(expression: "HEAD:.github/sitrep.yml") { ... on Blob { text byteSize isTruncated } }
          missing: object(expression: "HEAD:nothing") { id }
          label(name: "BUG") { name color }
          issue(number: 1) {
            databaseId number title body state stateReason locked authorAssociation
            author { __typename login ... on User { databaseId } }
            labels(first: 10) { nodes { name } }
            assignees(first: 10) { nodes { login } }
            comments(first: 1) {
              totalCount pageInfo { hasNextPage endCursor }
              nodes {
                databaseId body isMinimized viewerDidAuthor lastEditedAt includesCreatedEdit
                author { __typename login ... on Bot { databaseId } }
                reactionGroups { content viewerHasReacted }
              }
            }
            timelineItems(first: 50, itemTypes: [LABELED_EVENT, ASSIGNED_EVENT, CLOSED_EVENT]) {
              nodes {
                __typename
                ... on LabeledEvent { id createdAt actor { login } label { name } }
                ... on AssignedEvent { assignee { ... on User { login } } }
                ... on ClosedEvent { stateReason closer { __typename } }
              }
            }
          }
        }
      }`,
      SHOP,
    )
    expect(repository).toMatchObject({
      nameWithOwner: 'acme/shop',
      visibility: 'PUBLIC',
      owner: { login: 'acme' },
      defaultBranchRef: { name: 'main' },
      object: { text: 'timezone: UTC\n', byteSize: 14, isTruncated: false },
      missing: null,
      label: { name: 'bug' },
      issue: {
        state: 'CLOSED',
        stateReason: 'DUPLICATE',
        authorAssociation: 'MEMBER',
        author: { __typename: 'User', login: 'ana' },
        assignees: { nodes: [{ login: 'ben' }] },
        comments: {
          totalCount: 2,
          pageInfo: { hasNextPage: true },
          nodes: [{ author: { __typename: 'Bot', login: 'sitrep' }, viewerDidAuthor: true }],
        },
        timelineItems: {
          nodes: [
            { __typename: 'LabeledEvent', actor: { login: 'ana' }, label: { name: 'bug' } },
            { __typename: 'AssignedEvent', assignee: { login: 'ben' } },
            { __typename: 'ClosedEvent', stateReason: 'DUPLICATE', closer: null },
          ],
        },
      },
    })
    expect(box.sandbox.requests().undocumented).toEqual([])
  })

  test('pages follow one another by cursor', async () => {
    const page = (after: string | null) =>
      bot.graphql<{
        repository: {
          issue: {
            comments: {
              nodes: { body: string }[]
              pageInfo: { endCursor: string; hasNextPage: boolean }
            }
          }
        }
      }>(
        `query ($after: String) { repository(owner: "acme", name: "shop") { issue(number: 1) {
          comments(first: 1, after: $after) { nodes { body } pageInfo { endCursor hasNextPage } } } } }`,
        { after },
      )
    const first = (await page(null)).repository.issue.comments
    const second = (await page(first.pageInfo.endCursor)).repository.issue.comments
    expect([...first.nodes, ...second.nodes].map(({ body }) => body)).toEqual(['A card', '/ack'])
    expect(second.pageInfo.hasNextPage).toBe(false)
  })

  test('the viewer of an installation token carries its [bot]', async () => {
    expect(await bot.graphql('{ viewer { login } }')).toEqual({
      viewer: { login: 'sitrep[bot]' },
    })
  })
})

describe('errors', () => {
  test.each([
    [
      'a repository that is not there',
      '{ repository(owner: "acme", name: "no") { id } }',
      'NOT_FOUND',
    ],
    [
      'an issue that is not there',
      '{ repository(owner: "acme", name: "shop") { issue(number: 99) { id } } }',
      'NOT_FOUND',
    ],
    [
      'a connection without a size',
      '{ repository(owner: "acme", name: "shop") { labels { totalCount } } }',
      'MISSING_PAGINATION_BOUNDARIES',
    ],
    [
      'a page that is too large',
      '{ repository(owner: "acme", name: "shop") { labels(first: 101) { totalCount } } }',
      'EXCESSIVE_PAGINATION',
    ],
  ])('%s has its type beside the message', async (_, query, type) => {
    await expect(bot.graphql(query)).rejects.toMatchObject({ errors: [{ type }] })
  })

  test('a field that GitHub does not have is refused', async () => {
    excuse(/GraphQL: Cannot query field "shoeSize"/)
    await expect(bot.graphql('{ viewer { shoeSize } }')).rejects.toThrow('shoeSize')
  })

  test('a field that the box does not have is refused too, and told', async () => {
    excuse(/User\.bio/)
    await expect(bot.graphql('{ viewer { bio } }')).rejects.toThrow('User.bio is not modelled')
    expect(box.sandbox.requests().undocumented).toEqual(['GraphQL User.bio'])
  })
})

describe('large files', () => {
  test('GraphQL shows so much of a file and says that there is more', async () => {
    const files = { 'small.txt': 'x'.repeat(512_000), 'large.txt': 'y'.repeat(512_001) }
    const large = await start({ seed: { files } })
    const { repository } = await large.as('ana').graphql<{
      repository: Record<'a' | 'b', { text: string; byteSize: number; isTruncated: boolean }>
    }>(
      `{ repository(owner: "acme", name: "shop") {
        a: object(expression: "HEAD:small.txt") { ... on Blob { text byteSize isTruncated } }
        b: object(expression: "HEAD:large.txt") { ... on Blob { text byteSize isTruncated } }
      } }`,
    )
    const { a, b } = repository
    expect([a.isTruncated, a.text.length, a.byteSize]).toEqual([false, 512_000, 512_000])
    expect([b.isTruncated, b.text.length, b.byteSize]).toEqual([true, 512_000, 512_001])
    await large.close()
  })
})
