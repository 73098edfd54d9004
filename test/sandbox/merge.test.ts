import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { headOf, propose, write } from './branches.ts'
import { SHOP, type Started, start, statusOf } from './support.ts'

let box: Started
const told: string[] = []
beforeAll(async () => {
  box = await start({ seed: { files: { 'a.md': 'one\n', 'b.md': 'one\n' } } })
  box.sandbox.onWebhook(({ event, action }) => told.push(`${event}.${action}`))
})
afterAll(() => box.close())

const pulls = (login = 'dev') => box.as(login).rest.pulls
const merge = (pull_number: number, rest: object = {}, login = 'dev') =>
  pulls(login).merge({ ...SHOP, pull_number, ...rest })
const commitAt = async (ref: string) =>
  (await box.as('dev').rest.repos.getCommit({ ...SHOP, ref })).data
const textAt = async (path: string, ref = 'main') => {
  const mediaType = { format: 'raw' }
  return (await box.as('dev').rest.repos.getContent({ ...SHOP, path, ref, mediaType })).data
}

describe('merging', () => {
  test('by a merge commit has both parents and brings both sides together', async () => {
    const number = await propose(box, { branch: 'both', files: { 'a.md': 'two\n' } })
    const base = await write(box, 'main', 'b.md', 'two\n')
    const head = await headOf(box, 'both')
    told.splice(0)
    const { data } = await merge(number, { sha: head })
    expect(data).toMatchObject({ merged: true, sha: await headOf(box, 'main') })
    const commit = await commitAt('main')
    expect(commit.parents.map(({ sha }) => sha)).toEqual([base, head])
    expect(commit.commit.message).toBe(`Merge pull request #${number} from acme/both\n\nBring both`)
    expect([await textAt('a.md'), await textAt('b.md')]).toEqual(['two\n', 'two\n'])
    expect(told).toEqual(['push.null', 'pull_request.closed'])
    const after = (await pulls().get({ ...SHOP, pull_number: number })).data
    expect(after).toMatchObject({
      state: 'closed',
      merged: true,
      merged_by: { login: 'dev' },
      merge_commit_sha: data.sha,
      changed_files: 1,
    })
    const events = await box.as('dev').rest.issues.listEvents({ ...SHOP, issue_number: number })
    expect(events.data).toMatchObject([
      { event: 'merged', commit_id: data.sha },
      { event: 'closed' },
    ])
    expect(await statusOf(pulls().checkIfMerged({ ...SHOP, pull_number: number }))).toBe(204)
  })

  test('by squashing leaves one commit, named after the pull request', async () => {
    const number = await propose(box, { branch: 'squash', files: { 'c.md': '1', 'd.md': '2' } })
    const base = await headOf(box, 'main')
    await merge(number, { merge_method: 'squash' })
    const { parents, commit } = await commitAt('main')
    expect(parents.map(({ sha }) => sha)).toEqual([base])
    expect(commit.message).toBe(`Bring squash (#${number})\n\n* Write c.md\n\n* Write d.md`)
  })

  test('by rebasing puts each commit on top of the base, with its author', async () => {
    const number = await propose(box, { branch: 'rebase', files: { 'e.md': '1', 'f.md': '2' } })
    const base = await write(box, 'main', 'b.md', 'three\n', 'ana')
    await merge(number, { merge_method: 'rebase' }, 'ana')
    const { data } = await box.as('dev').rest.repos.listCommits({ ...SHOP, per_page: 3 })
    expect(data.map(({ commit, author }) => [commit.message, author?.login])).toEqual([
      ['Write f.md', 'dev'],
      ['Write e.md', 'dev'],
      ['Write b.md', 'ana'],
    ])
    expect(data[2]?.sha).toBe(base)
  })

  test('with words of one’s own writes them', async () => {
    const number = await propose(box, { branch: 'words', files: { 'w.md': '1' } })
    await merge(number, { commit_title: 'Publish', commit_message: 'At last.' })
    expect((await commitAt('main')).commit.message).toBe('Publish\n\nAt last.')
  })
})

describe('nothing is merged', () => {
  const refused = async (status: number, words: string, attempt: () => Promise<unknown>) => {
    const before = await headOf(box, 'main')
    await expect(attempt()).rejects.toMatchObject({ status })
    await expect(attempt()).rejects.toThrow(words)
    expect(await headOf(box, 'main')).toBe(before)
  }

  test('while it is a draft', async () => {
    const number = await propose(box, { branch: 'wip', files: { 'wip.md': '1' }, draft: true })
    await refused(405, 'Pull Request is still a draft', () => merge(number))
  })

  test('where both sides changed one file', async () => {
    const number = await propose(box, { branch: 'rival', files: { 'a.md': 'theirs\n' } })
    await write(box, 'main', 'a.md', 'ours\n')
    await refused(405, 'Pull Request is not mergeable', () => merge(number))
    const { data } = await pulls().get({ ...SHOP, pull_number: number })
    expect(data).toMatchObject({ mergeable: false, mergeable_state: 'dirty' })
  })

  test('whose head is another than was looked at', async () => {
    const number = await propose(box, { branch: 'moved', files: { 'm.md': '1' } })
    const sha = await headOf(box, 'moved')
    await write(box, 'moved', 'm.md', '2')
    await refused(409, 'Head branch was modified', () => merge(number, { sha }))
  })

  test('that is closed, nor twice, nor by somebody who may not push', async () => {
    const number = await propose(box, { branch: 'shut', files: { 's.md': '1' } })
    expect(await statusOf(merge(number, {}, 'caro'))).toBe(403)
    await pulls().update({ ...SHOP, pull_number: number, state: 'closed' })
    await refused(405, 'not mergeable', () => merge(number))
    await pulls().update({ ...SHOP, pull_number: number, state: 'open' })
    expect(await statusOf(merge(number))).toBe(200)
    await refused(405, 'not mergeable', () => merge(number))
    expect(await statusOf(pulls().checkIfMerged({ ...SHOP, pull_number: 999 }))).toBe(404)
  })
})

describe('closing words', () => {
  const issue = async (title: string) =>
    (await box.as('ana').rest.issues.create({ ...SHOP, title })).data.number
  const stateOf = async (issue_number: number) =>
    (await box.as('ana').rest.issues.get({ ...SHOP, issue_number })).data.state

  test('close what they name once merged into the default branch', async () => {
    const [one, two, three] = [await issue('one'), await issue('two'), await issue('three')]
    const body = `Fixes #${one}, resolves: acme/shop#${two}\n\nSee #${three}. \`closes #${three}\``
    const number = await propose(box, { branch: 'closing', files: { 'z.md': '1' }, body })
    expect(await stateOf(one)).toBe('open')
    await merge(number)
    expect([await stateOf(one), await stateOf(two)]).toEqual(['closed', 'closed'])
    expect(await stateOf(three)).toBe('open')
  })

  test('close nothing elsewhere, nor on another branch', async () => {
    const one = await issue('kept')
    const body = `Closes other/repo#${one}\n\ndiscloses #${one}`
    const number = await propose(box, { branch: 'far', files: { 'far.md': '1' }, body })
    await merge(number)
    expect(await stateOf(one)).toBe('open')
  })
})

test('GraphQL tells of reviews and the merge in the timeline', async () => {
  const number = await propose(box, { branch: 'told', files: { 'told.md': '1' } })
  const { pulls: ana } = box.as('ana').rest
  await ana.requestReviewers({ ...SHOP, pull_number: number, reviewers: ['ben'] })
  await ana.createReview({ ...SHOP, pull_number: number, event: 'APPROVE', body: 'Good' })
  await merge(number)
  const query = `query { repository(owner: "acme", name: "shop") { pullRequest(number: ${number}) {
    state mergedBy { login } reviews(first: 5, states: [APPROVED]) { nodes { author { login } } }
    timelineItems(first: 9) { nodes { __typename
      ... on PullRequestReview { state body }
      ... on ReviewRequestedEvent { requestedReviewer { ... on User { login } } } } }
  } } }`
  expect(await box.as('dev').graphql(query)).toMatchObject({
    repository: {
      pullRequest: {
        state: 'MERGED',
        mergedBy: { login: 'dev' },
        reviews: { nodes: [{ author: { login: 'ana' } }] },
        timelineItems: {
          nodes: [
            { __typename: 'ReviewRequestedEvent', requestedReviewer: { login: 'ben' } },
            { __typename: 'PullRequestReview', state: 'APPROVED', body: 'Good' },
            { __typename: 'MergedEvent' },
            { __typename: 'ClosedEvent' },
          ],
        },
      },
    },
  })
})
