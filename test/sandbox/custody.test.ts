import { afterEach, beforeEach, expect, test } from 'vitest'
import { addRepositories } from '../../src/sandbox/actions/apps.ts'
import { minimizeComment } from '../../src/sandbox/actions/comments.ts'
import { deleteIssue, transferIssue } from '../../src/sandbox/actions/custody.ts'
import { createIssue } from '../../src/sandbox/actions/issues.ts'
import { createRepository, setRole } from '../../src/sandbox/actions/places.ts'
import type { User } from '../../src/sandbox/model.ts'
import { SHOP, type Started, start, statusOf } from './support.ts'

let box: Started
beforeEach(async () => {
  box = await start()
})
afterEach(() => box.close())

function person(login: string): { user: User; grant: null } {
  const user = box.seeded.users[login]
  if (user === undefined) throw new Error(`no ${login} in the seed`)
  return { user, grant: null }
}

function secondRepository() {
  const { world } = box.sandbox
  const owner = world.state.users[box.seeded.repository.ownerId]
  if (owner === undefined) throw new Error('the shop has no owner')
  return createRepository(world, { owner, name: 'depot' })
}

test('a deleted issue is gone with 410, and only an administrator deletes', async () => {
  const { world } = box.sandbox
  const { repository } = box.seeded
  const issue = createIssue(world, person('dev'), repository, { title: 'Wrong place' })
  expect(() => deleteIssue(world, person('dev'), repository, issue)).toThrow('admin rights')
  deleteIssue(world, person('ana'), repository, issue)
  const asked = box.as('ana').rest.issues.get({ ...SHOP, issue_number: issue.number })
  expect(await statusOf(asked)).toBe(410)
})

test('a transferred issue is found where it went, with its comments', async () => {
  const { world } = box.sandbox
  const to = secondRepository()
  const ana = person('ana')
  setRole(world, to, ana.user, 'admin')
  const { rest } = box.as('ana')
  const { data } = await rest.issues.create({ ...SHOP, title: 'Depot is down' })
  await rest.issues.createComment({ ...SHOP, issue_number: data.number, body: 'still' })
  const { repository } = box.seeded
  const issue = repository.issues[data.number]
  if (issue === undefined) throw new Error('the issue was not made')
  transferIssue(world, ana, repository, issue, to)
  const plain = await fetch(data.url, { redirect: 'manual' })
  expect(plain.status).toBe(301)
  const followed = await rest.issues.get({ ...SHOP, issue_number: data.number })
  expect(followed.data).toMatchObject({ title: 'Depot is down', comments: 1 })
  expect(followed.data.repository_url).toMatch(/acme\/depot$/)
})

test('a transferred issue keeps its day, its assignees, and the labels that are known by name there', async () => {
  const { world } = box.sandbox
  const to = secondRepository()
  const ana = person('ana')
  setRole(world, to, ana.user, 'admin')
  const { rest } = box.as('ana')
  const labels = ['bug', 'only here']
  const made = { ...SHOP, title: 'Depot is down', labels, assignees: ['ana'] }
  const { data } = await rest.issues.create(made)
  const { repository } = box.seeded
  const issue = repository.issues[data.number]
  if (issue === undefined) throw new Error('the issue was not made')
  box.sandbox.clock.advance(60_000)
  const { number } = transferIssue(world, ana, repository, issue, to)
  const arrived = await rest.issues.get({ owner: 'acme', repo: 'depot', issue_number: number })
  expect(arrived.data).toMatchObject({
    created_at: data.created_at,
    labels: [{ name: 'bug' }],
    assignees: [{ login: 'ana' }],
  })
})

test('both repositories of a transfer hear of it, each of the other', async () => {
  const { world } = box.sandbox
  const { repository, installation } = box.seeded
  const to = secondRepository()
  const ana = person('ana')
  setRole(world, to, ana.user, 'admin')
  addRepositories(world, installation, ana.user, [to])
  const issue = createIssue(world, ana, repository, { title: 'Depot is down' })
  const heard: unknown[] = []
  box.sandbox.onWebhook(({ payload }) => heard.push(JSON.parse(payload)))
  transferIssue(world, ana, repository, issue, to)
  expect(heard).toMatchObject([
    {
      action: 'transferred',
      repository: { name: 'shop' },
      changes: { new_repository: { name: 'depot' }, new_issue: { title: 'Depot is down' } },
    },
    {
      action: 'opened',
      repository: { name: 'depot' },
      changes: { old_repository: { name: 'shop' }, old_issue: { title: 'Depot is down' } },
    },
  ])
})

test('a form labels the issue of somebody who could not, and makes no label', async () => {
  const { world } = box.sandbox
  const { repository } = box.seeded
  const form = { labels: ['bug', 'not made yet'], assignees: ['ben'] }
  const issue = createIssue(world, person('eve'), repository, { title: 'Down', form })
  const { data } = await box
    .as('eve')
    .rest.issues.listEvents({ ...SHOP, issue_number: issue.number })
  expect(data).toMatchObject([
    { event: 'labeled', label: { name: 'bug' }, actor: { login: 'eve' } },
    { event: 'assigned', assignee: { login: 'ben' } },
  ])
})

test('a comment folded away is minimized in GraphQL and nowhere else', async () => {
  const { world } = box.sandbox
  const ana = box.as('ana')
  const { data } = await ana.rest.issues.create({ ...SHOP, title: 'x' })
  const issue_number = data.number
  await ana.rest.issues.createComment({ ...SHOP, issue_number, body: 'spam' })
  const { repository } = box.seeded
  for (const comment of repository.issues[issue_number]?.comments ?? []) {
    minimizeComment(world, person('ana'), repository, comment, 'spam')
  }
  const query = `{ repository(owner: "acme", name: "shop") { issue(number: ${issue_number}) {
    comments(first: 5) { nodes { isMinimized body } } } } }`
  expect(await ana.graphql(query)).toMatchObject({
    repository: { issue: { comments: { nodes: [{ isMinimized: true, body: 'spam' }] } } },
  })
})

test('a repository selected later is told of and reached', async () => {
  const { world } = box.sandbox
  const told: (string | null)[] = []
  box.sandbox.onWebhook(({ event, action }) => told.push(`${event}.${action}`))
  const added = secondRepository()
  addRepositories(world, box.seeded.installation, person('ana').user, [added])
  expect(told).toEqual(['installation_repositories.added'])
  const { rest } = await box.asBot()
  const made = rest.issues.create({ owner: 'acme', repo: 'depot', title: 'Reached' })
  expect(await statusOf(made)).toBe(201)
})

test('deleting the branch of a pull request closes it', async () => {
  const { rest } = box.as('dev')
  const sha = (await rest.git.getRef({ ...SHOP, ref: 'heads/main' })).data.object.sha
  await rest.git.createRef({ ...SHOP, ref: 'refs/heads/side', sha })
  await rest.repos.createOrUpdateFileContents({
    ...SHOP,
    path: 'side.md',
    branch: 'side',
    message: 'Side',
    content: 'c2lkZQ==',
  })
  const pull = await rest.pulls.create({ ...SHOP, title: 'Side', head: 'side', base: 'main' })
  await rest.git.deleteRef({ ...SHOP, ref: 'heads/side' })
  const after = await rest.pulls.get({ ...SHOP, pull_number: pull.data.number })
  expect(after.data.state).toBe('closed')
})
