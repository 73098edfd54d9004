import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SHOP, type Started, start } from './support.ts'

let box: Started
beforeAll(async () => {
  box = await start()
})
afterAll(() => box.close())

const open = async (title = 'Raise the limit') =>
  (await box.as('ana').rest.issues.create({ ...SHOP, title })).data.number

let nth = 0
/** A pull request with one commit. */
async function propose(body: string, message = 'Raise it', base = 'main') {
  nth += 1
  const { repos, git, pulls } = box.as('dev').rest
  const { data } = await git.getRef({ ...SHOP, ref: 'heads/main' })
  const branch = `work-${nth}`
  await git.createRef({ ...SHOP, ref: `refs/heads/${branch}`, sha: data.object.sha })
  const content = Buffer.from(branch).toString('base64')
  const file = { path: `${branch}.txt`, branch, message, content }
  const { data: written } = await repos.createOrUpdateFileContents({ ...SHOP, ...file })
  const made = await pulls.create({ ...SHOP, head: branch, base, title: branch, body })
  return { pull_number: made.data.number, sha: written.commit.sha ?? '' }
}

const merge = (pull_number: number, merge_method: 'merge' | 'squash' | 'rebase' = 'merge') =>
  box.as('dev').rest.pulls.merge({ ...SHOP, pull_number, merge_method })

const QUERY = `query ($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) { issue(number: $number) {
    state stateReason
    closedByPullRequestsReferences(first: 10) { nodes { number } }
    timelineItems(last: 10, itemTypes: [CLOSED_EVENT]) { nodes { ... on ClosedEvent {
      stateReason closer { __typename
        ... on PullRequest { number merged repository { nameWithOwner } }
        ... on Commit { oid associatedPullRequests(first: 5) { nodes { number merged } } } } } } } } } }`

async function seen(number: number) {
  const answer = await box
    .as('ana')
    .graphql<{ repository: { issue: { timelineItems: { nodes: unknown[] } } } }>(QUERY, {
      ...SHOP,
      number,
    })
  return answer.repository.issue
}

const events = async (issue_number: number) =>
  (await box.as('ana').rest.issues.listEvents({ ...SHOP, issue_number })).data

describe('an issue that a pull request names', () => {
  test('is closed by its merge, and its log says by which', async () => {
    const number = await open()
    const { pull_number } = await propose(`Closes #${number}`)
    await merge(pull_number)
    expect(await seen(number)).toMatchObject({
      state: 'CLOSED',
      stateReason: 'COMPLETED',
      closedByPullRequestsReferences: { nodes: [{ number: pull_number }] },
      timelineItems: {
        nodes: [
          {
            stateReason: 'COMPLETED',
            closer: {
              __typename: 'PullRequest',
              number: pull_number,
              merged: true,
              repository: { nameWithOwner: 'acme/shop' },
            },
          },
        ],
      },
    })
    const log = await events(number)
    expect(log.find(({ event }) => event === 'closed')).toMatchObject({ commit_id: null })
  })

  test.each(['merge', 'squash', 'rebase'] as const)(
    'in a commit is closed by that commit once it arrives by %s',
    async (method) => {
      const number = await open()
      const { pull_number } = await propose('Nothing here.', `Raise it\n\nFixes #${number}`)
      await merge(pull_number, method)
      const [closed] = (await events(number)).filter(({ event }) => event === 'closed')
      const oid = closed?.commit_id ?? ''
      const main = (await box.as('ana').rest.repos.listCommits(SHOP)).data.map(({ sha }) => sha)
      expect(main).toContain(oid)
      const { timelineItems } = await seen(number)
      expect(timelineItems.nodes).toMatchObject([{ closer: { __typename: 'Commit', oid } }])
    },
  )

  test('is found from the commit again', async () => {
    const number = await open()
    const { pull_number, sha } = await propose('', `Raise it\n\nFixes #${number}`)
    await merge(pull_number)
    const { timelineItems } = await seen(number)
    const associatedPullRequests = { nodes: [{ number: pull_number, merged: true }] }
    expect(timelineItems.nodes).toMatchObject([{ closer: { oid: sha, associatedPullRequests } }])
    const asked = { ...SHOP, commit_sha: sha }
    const { data } = await box.as('ana').rest.repos.listPullRequestsAssociatedWithCommit(asked)
    expect(data.map((pull) => pull.number)).toEqual([pull_number])
  })

  test('stays open while it is not merged, and where it is merged into another branch', async () => {
    const [first, second] = [await open(), await open()]
    await propose(`Closes #${first}`)
    const { data } = await box.as('dev').rest.git.getRef({ ...SHOP, ref: 'heads/main' })
    await box
      .as('dev')
      .rest.git.createRef({ ...SHOP, ref: 'refs/heads/release', sha: data.object.sha })
    await merge((await propose(`Closes #${second}`, 'Raise it', 'release')).pull_number)
    expect(await seen(first)).toMatchObject({ state: 'OPEN' })
    expect(await seen(second)).toMatchObject({ state: 'OPEN' })
  })

  test('in code or beside other words is not closed', async () => {
    const number = await open()
    await merge((await propose(`\`Closes #${number}\` and encloses #${number}`)).pull_number)
    expect(await seen(number)).toMatchObject({ state: 'OPEN' })
  })
})

test('a commit that is pushed to the default branch closes what it names, and to no other', async () => {
  const [first, second] = [await open(), await open()]
  const { repos, git } = box.as('dev').rest
  const { data } = await git.getRef({ ...SHOP, ref: 'heads/main' })
  await git.createRef({ ...SHOP, ref: 'refs/heads/aside', sha: data.object.sha })
  const push = async (branch: string, number: number) => {
    const content = Buffer.from(`${number}`).toString('base64')
    const file = { path: `${number}.txt`, branch, message: `Fixes #${number}`, content }
    return (await repos.createOrUpdateFileContents({ ...SHOP, ...file })).data.commit.sha
  }
  const oid = await push('main', first)
  await push('aside', second)
  expect(await seen(first)).toMatchObject({
    state: 'CLOSED',
    timelineItems: { nodes: [{ closer: { __typename: 'Commit', oid } }] },
  })
  expect(await seen(second)).toMatchObject({ state: 'OPEN' })
})

test('an issue that somebody closed by hand was closed by nothing', async () => {
  const issue_number = await open()
  await box.as('ana').rest.issues.update({ ...SHOP, issue_number, state: 'closed' })
  expect((await seen(issue_number)).timelineItems.nodes).toMatchObject([{ closer: null }])
})
