import type { Octokit } from '@octokit/rest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Instant } from '../../src/domain/instant.ts'
import { computeIssues, type IssueSource } from '../../src/sandbox/computed-issues.ts'
import { outlineOf } from '../../src/sandbox/issue-outline.ts'
import type { Issue } from '../../src/sandbox/model.ts'
import { UNLINKED } from '../../src/sandbox/model-links.ts'
import { SHOP, type Started, start } from './support.ts'

const COUNT = 250
const HOUR = 3_600_000
const START = Date.parse('2026-01-01T00:00:00Z')

/** Every third is closed, every fifth is a bug, and number 100 was touched long after all the others. */
function issueOf(number: number, authorId: number, bug: number): Issue {
  const createdAt = (START + number * HOUR) as Instant
  const touched = number === 100 ? 10_000 : 1
  const base = 1_000_000 + number * 10
  const closed = number % 3 === 0
  const by = { actorId: authorId, viaAppId: null, createdAt }
  return {
    ...UNLINKED,
    id: base,
    number,
    title: `Issue ${number}`,
    body: 'made up',
    state: closed ? 'closed' : 'open',
    stateReason: closed ? 'completed' : null,
    authorId,
    viaAppId: null,
    createdAt,
    updatedAt: (createdAt + touched * HOUR) as Instant,
    closedAt: closed ? createdAt : null,
    closedById: closed ? authorId : null,
    labelIds: number % 5 === 0 ? [bug] : [],
    assigneeIds: [],
    locked: false,
    lockReason: null,
    comments: [
      {
        id: base + 1,
        authorId,
        viaAppId: null,
        body: `Comment on ${number}`,
        createdAt,
        updatedAt: createdAt,
        minimizedReason: null,
        reactions: [],
        lastEditedAt: null,
        editorId: null,
      },
    ],
    events: closed
      ? [{ id: base + 2, ...by, kind: 'closed', stateReason: 'completed', closer: null }]
      : [],
    reactions: [],
    fieldValues: [],
    pull: null,
    deleted: false,
    movedTo: null,
    lastEditedAt: null,
    editorId: null,
  }
}

let box: Started
let bot: Octokit
let made: number[] = []
let gone: number[] = []
let version = 0
beforeAll(async () => {
  box = await start()
  const { repository, users } = box.seeded
  const bug = repository.labels.find(({ name }) => name === 'bug')?.id ?? 0
  const issue = (number: number) => {
    made.push(number)
    return issueOf(number, users['ana']?.id ?? 0, bug)
  }
  const source: IssueSource = {
    count: () => COUNT,
    outline: (number) =>
      gone.includes(number) ? null : outlineOf(issueOf(number, users['ana']?.id ?? 0, bug)),
    issue,
    version: () => version,
  }
  computeIssues(box.sandbox.world, repository, source)
  bot = await box.asBot()
})
afterAll(() => box.close())

interface Page {
  readonly repository: {
    readonly issues: {
      readonly totalCount: number
      readonly nodes: readonly { readonly number: number }[]
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
    }
  }
}

async function page(filter: string, after: string | null = null) {
  const { repository } = await bot.graphql<Page>(
    `query ($after: String) { repository(owner: "acme", name: "shop") {
      issues(first: 100, after: $after, ${filter}) { totalCount nodes { number } pageInfo { hasNextPage endCursor } } } }`,
    { after },
  )
  return repository.issues
}
const ASC = 'orderBy: {field: CREATED_AT, direction: ASC}'

describe('lists', () => {
  test('are read page by page, and only what is shown is made', async () => {
    made = []
    const first = await page(ASC)
    expect([first.totalCount, first.nodes.length, first.nodes[0]?.number]).toEqual([250, 100, 1])
    expect(made).toHaveLength(100)
    const second = await page(ASC, first.pageInfo.endCursor)
    const third = await page(ASC, second.pageInfo.endCursor)
    const numbers = [first, second, third].flatMap(({ nodes }) => nodes.map((node) => node.number))
    expect(numbers).toEqual(Array.from({ length: COUNT }, (_, at) => at + 1))
    expect(third.pageInfo.hasNextPage).toBe(false)
  })

  test.each([
    ['of a label', `labels: ["BUG"], ${ASC}`, 50, 5],
    ['of a state', `states: [CLOSED], ${ASC}`, 83, 3],
    ['newest first', 'orderBy: {field: CREATED_AT, direction: DESC}', 250, 250],
    ['by what was touched last', 'orderBy: {field: UPDATED_AT, direction: DESC}', 250, 100],
    [
      'of what has changed since',
      `filterBy: {since: "${new Date(START + 249 * HOUR).toISOString()}"}, ${ASC}`,
      4,
      100,
    ],
  ])('%s', async (_, filter, total, first) => {
    const { totalCount, nodes } = await page(filter)
    expect([totalCount, nodes[0]?.number]).toEqual([total, first])
  })

  test('REST lists the same', async () => {
    const { data } = await bot.rest.issues.listForRepo({
      ...SHOP,
      ...{ labels: 'bug', state: 'all', direction: 'asc', per_page: 20, page: 2 },
    })
    expect(data.map(({ number }) => number)).toEqual(
      Array.from({ length: 20 }, (_, at) => 105 + at * 5),
    )
  })
})

describe('what hangs on all of them', () => {
  test('comments are one list, page by page', async () => {
    const { data, headers } = await bot.rest.issues.listCommentsForRepo({
      ...SHOP,
      ...{ per_page: 100, page: 3 },
    })
    expect(data.map(({ body }) => body).at(-1)).toBe('Comment on 250')
    expect(data).toHaveLength(50)
    expect(headers.link).not.toContain('rel="next"')
  })

  test('lines of the log say whose they are', async () => {
    const { data } = await bot.rest.issues.listEventsForRepo({ ...SHOP, per_page: 2 })
    expect(data.map(({ issue }) => issue?.number)).toEqual([249, 246])
  })
})

describe('one of them', () => {
  test('is read with all that hangs on it', async () => {
    const at = { ...SHOP, issue_number: 33 }
    expect((await bot.rest.issues.get(at)).data).toMatchObject({ title: 'Issue 33', comments: 1 })
    expect((await bot.rest.issues.listComments(at)).data).toMatchObject([{ body: 'Comment on 33' }])
    expect((await bot.rest.issues.listEvents(at)).data).toMatchObject([{ event: 'closed' }])
    const { repository } = await bot.graphql<{ repository: { issue: { title: string } } }>(
      '{ repository(owner: "acme", name: "shop") { issue(number: 33) { title } } }',
    )
    expect(repository.issue.title).toBe('Issue 33')
  })

  test('is kept from the moment on in which somebody changes it', async () => {
    await bot.rest.issues.addLabels({ ...SHOP, issue_number: 7, labels: ['bug'] })
    const bugs = await page(`labels: ["bug"], ${ASC}`)
    expect(bugs.totalCount).toBe(51)
    expect(bugs.nodes.map(({ number }) => number).slice(0, 3)).toEqual([5, 7, 10])
  })

  test('stands beside those that people open, whose numbers come behind', async () => {
    const { data } = await box.as('ana').rest.issues.create({ ...SHOP, title: 'A real one' })
    expect(data.number).toBe(COUNT + 1)
    expect((await page(ASC)).totalCount).toBe(COUNT + 1)
    await expect(bot.rest.issues.get({ ...SHOP, issue_number: 999 })).rejects.toMatchObject({
      status: 404,
    })
  })

  test('can be gone, as one that was deleted', async () => {
    gone = [50]
    version += 1
    const { totalCount, nodes } = await page(ASC)
    expect(totalCount).toBe(COUNT)
    expect(nodes.map(({ number }) => number)).not.toContain(50)
    await expect(bot.rest.issues.get({ ...SHOP, issue_number: 50 })).rejects.toMatchObject({
      status: 404,
    })
  })
})

test('they come before all others', () => {
  const { repository } = box.seeded
  const none = {} as IssueSource
  expect(() => computeIssues(box.sandbox.world, repository, none)).toThrow('before all others')
})
