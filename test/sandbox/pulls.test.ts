import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { branchOff, headOf, propose, write } from './branches.ts'
import { SHOP, type Started, start, statusOf } from './support.ts'

let box: Started
const told: string[] = []
beforeAll(async () => {
  box = await start({ seed: { files: { 'a.md': 'one\ntwo\nthree\n', 'old.md': 'x\ny\nz\n' } } })
  box.sandbox.onWebhook(({ event, action }) => told.push(`${event}.${action}`))
})
afterAll(() => box.close())

const pulls = (login = 'dev') => box.as(login).rest.pulls

test('the files of a pull request are a unified diff with what was renamed and removed', async () => {
  await branchOff(box, 'files')
  await write(box, 'files', 'a.md', 'one\n2\nthree\n')
  await write(box, 'files', 'docs/new.md', 'fresh')
  await write(box, 'files', 'moved.md', 'x\ny\nz\n')
  const { repos } = box.as('dev').rest
  const old = await repos.getContent({ ...SHOP, path: 'old.md', ref: 'files' })
  const sha = 'sha' in old.data ? old.data.sha : ''
  await repos.deleteFile({ ...SHOP, path: 'old.md', branch: 'files', message: 'Move', sha })
  const made = await pulls().create({ ...SHOP, title: 'Files', head: 'files', base: 'main' })
  const { data } = await pulls().listFiles({ ...SHOP, pull_number: made.data.number })
  expect(data).toMatchObject([
    {
      filename: 'a.md',
      status: 'modified',
      additions: 1,
      deletions: 1,
      changes: 2,
      patch: '@@ -1,3 +1,3 @@\n one\n-two\n+2\n three',
    },
    {
      filename: 'docs/new.md',
      status: 'added',
      patch: '@@ -0,0 +1 @@\n+fresh\n\\ No newline at end of file',
    },
    { filename: 'moved.md', status: 'renamed', previous_filename: 'old.md', changes: 0 },
  ])
  expect(data[2]).not.toHaveProperty('patch')
  const second = { ...SHOP, pull_number: made.data.number, per_page: 2, page: 2 }
  expect((await pulls().listFiles(second)).data).toHaveLength(1)
  expect(made.data).toMatchObject({ changed_files: 3, additions: 2, deletions: 1, commits: 4 })
})

test('a patch that is huge is left out, with its counts', async () => {
  const long = Array.from({ length: 4000 }, (_, at) => `line ${at}`).join('\n')
  const number = await propose(box, { branch: 'huge', files: { 'huge.txt': long } })
  const { data } = await pulls().listFiles({ ...SHOP, pull_number: number })
  expect(data).toMatchObject([{ filename: 'huge.txt', additions: 4000 }])
  expect(data[0]).not.toHaveProperty('patch')
})

test('its commits name their authors, oldest first, and only its own', async () => {
  const number = await propose(box, { branch: 'two', files: { 'p.md': '1' } })
  await write(box, 'two', 'q.md', '2', 'ana')
  const { data } = await pulls().listCommits({ ...SHOP, pull_number: number })
  expect(data.map(({ author, commit }) => [author?.login, commit.message])).toEqual([
    ['dev', 'Write p.md'],
    ['ana', 'Write q.md'],
  ])
})

test('a list is filtered by base and head and sorted as asked', async () => {
  const { data } = await pulls().list({ ...SHOP, sort: 'created', direction: 'asc' })
  const numbers = data.map(({ number }) => number)
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  expect((await pulls().list({ ...SHOP, base: 'nowhere' })).data).toEqual([])
  const byHead = await pulls().list({ ...SHOP, head: 'acme:two' })
  expect(byHead.data).toMatchObject([{ head: { ref: 'two' } }])
})

test('a base that moves on is followed, and the diff stays what the branch brings', async () => {
  const number = await propose(box, { branch: 'steady', files: { 'steady.md': '1' } })
  const sha = await write(box, 'main', 'elsewhere.md', 'other')
  const { data } = await pulls().get({ ...SHOP, pull_number: number })
  expect(data).toMatchObject({ base: { sha }, changed_files: 1, mergeable: true })
})

test('a push moves the head and says so', async () => {
  const number = await propose(box, { branch: 'pushed', files: { 'push.md': '1' } })
  told.splice(0)
  const sha = await write(box, 'pushed', 'push.md', '2')
  expect(told).toEqual(['push.null', 'pull_request.synchronize'])
  expect((await pulls().get({ ...SHOP, pull_number: number })).data.head.sha).toBe(sha)
})

test('another base is an edit, and none for a branch that is not there', async () => {
  await branchOff(box, 'release')
  const number = await propose(box, { branch: 'based', files: { 'based.md': '1' } })
  told.splice(0)
  const at = { ...SHOP, pull_number: number }
  const { data } = await pulls().update({ ...at, base: 'release' })
  expect(data.base.ref).toBe('release')
  expect(told).toEqual(['pull_request.edited'])
  expect(await statusOf(pulls().update({ ...at, base: 'nowhere' }))).toBe(422)
})

test('a branch without a commit of its own has nothing to offer', async () => {
  await branchOff(box, 'behind')
  await write(box, 'main', 'ahead.md', '1')
  const wanted = { ...SHOP, title: 'Behind', head: 'behind', base: 'main' }
  await expect(pulls().create(wanted)).rejects.toThrow('No commits between main and behind')
})

test('deleting the branch closes the pull request, which cannot be opened again', async () => {
  const number = await propose(box, { branch: 'gone', files: { 'gone.md': '1' } })
  told.splice(0)
  await box.as('dev').rest.git.deleteRef({ ...SHOP, ref: 'heads/gone' })
  expect(told).toEqual(['push.null', 'pull_request.closed'])
  const at = { ...SHOP, pull_number: number }
  expect((await pulls().get(at)).data).toMatchObject({ state: 'closed', merged: false })
  const events = await box.as('dev').rest.issues.listEvents({ ...SHOP, issue_number: number })
  expect(events.data.map(({ event }) => event)).toEqual(['head_ref_deleted', 'closed'])
  expect(await statusOf(pulls().update({ ...at, state: 'open' }))).toBe(422)
})

describe('draft and ready', () => {
  const MUTATION = (name: string) =>
    `mutation($id: ID!) { ${name}(input: { pullRequestId: $id }) { pullRequest { isDraft number } } }`

  test('are changed over GraphQL, each with its event', async () => {
    const number = await propose(box, { branch: 'draft', files: { 'd.md': '1' }, draft: true })
    const { data } = await pulls().get({ ...SHOP, pull_number: number })
    expect(data).toMatchObject({ draft: true, mergeable_state: 'draft' })
    told.splice(0)
    const bot = await box.asBot()
    const ready = await bot.graphql(MUTATION('markPullRequestReadyForReview'), { id: data.node_id })
    expect(ready).toMatchObject({
      markPullRequestReadyForReview: { pullRequest: { isDraft: false, number } },
    })
    await bot.graphql(MUTATION('convertPullRequestToDraft'), { id: data.node_id })
    expect(told).toEqual(['pull_request.ready_for_review', 'pull_request.converted_to_draft'])
    const { data: events } = await bot.rest.issues.listEvents({ ...SHOP, issue_number: number })
    expect(events.map(({ event }) => event)).toEqual(['ready_for_review', 'convert_to_draft'])
    expect((await pulls().get({ ...SHOP, pull_number: number })).data.draft).toBe(true)
  })

  test('are not for a stranger, and a node that is none is not found', async () => {
    const number = await propose(box, { branch: 'mine', files: { 'm.md': '1' }, draft: true })
    const { data } = await pulls().get({ ...SHOP, pull_number: number })
    const query = MUTATION('markPullRequestReadyForReview')
    const eve = box.as('eve').graphql(query, { id: data.node_id })
    await expect(eve).rejects.toThrow()
    const nobody = box.as('dev').graphql(query, { id: 'PR_x' })
    await expect(nobody).rejects.toThrow('Could not resolve to a node')
    expect((await pulls().get({ ...SHOP, pull_number: number })).data.draft).toBe(true)
  })
})

test('GraphQL tells what a pull request brings and who is asked to review it', async () => {
  const number = await propose(box, { branch: 'graph', files: { 'g.md': '1\n2\n' } })
  await pulls().requestReviewers({ ...SHOP, pull_number: number, reviewers: ['ana'] })
  const query = `query { repository(owner: "acme", name: "shop") { pullRequest(number: ${number}) {
    changedFiles additions deletions mergeable mergeCommit { oid } mergedBy { login }
    reviewRequests(first: 5) { nodes { requestedReviewer { ... on User { login } } } }
    reviews(first: 5) { totalCount }
  } } }`
  expect(await box.as('dev').graphql(query)).toEqual({
    repository: {
      pullRequest: {
        changedFiles: 1,
        additions: 2,
        deletions: 0,
        mergeable: 'MERGEABLE',
        mergeCommit: null,
        mergedBy: null,
        reviewRequests: { nodes: [{ requestedReviewer: { login: 'ana' } }] },
        reviews: { totalCount: 0 },
      },
    },
  })
  expect(await headOf(box, 'graph')).toMatch(/^[\da-f]{40}$/)
})
