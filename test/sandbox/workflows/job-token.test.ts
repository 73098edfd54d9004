import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { commitFiles } from '../../../src/sandbox/actions/commits.ts'
import { jobToken } from '../../../src/sandbox/actions/jobs.ts'
import { createRepository } from '../../../src/sandbox/actions/places.ts'
import { createTeam } from '../../../src/sandbox/actions/teams.ts'
import { switchWorkflows } from '../../../src/sandbox/actions/workflow-settings.ts'
import { userByLogin } from '../../../src/sandbox/find.ts'
import { SHOP, type Started, start, statusOf } from '../support.ts'

let box: Started
const boxes: Started[] = []
beforeEach(async () => {
  box = await start()
  boxes.push(box)
  await box.as('ana').rest.issues.create({ ...SHOP, title: 'Down' })
})
afterAll(async () => {
  for (const one of boxes) await one.close()
})

const ALL = { contents: 'write', issues: 'write', 'pull-requests': 'write' } as const

function job(permissions: Parameters<typeof jobToken>[2] = ALL) {
  const { token, end } = jobToken(box.sandbox.world, box.seeded.repository, permissions)
  return { ...box.octokit(token), token, end }
}
const settings = (change: Parameters<typeof switchWorkflows>[2]) =>
  switchWorkflows(box.sandbox.world, box.seeded.repository, change)

async function branch() {
  const { git, repos } = box.as('dev').rest
  const { data } = await git.getRef({ ...SHOP, ref: 'heads/main' })
  await git.createRef({ ...SHOP, ref: 'refs/heads/hat', sha: data.object.sha })
  const content = Buffer.from('hat').toString('base64')
  await repos.createOrUpdateFileContents({
    ...SHOP,
    path: 'hat.txt',
    message: 'Sell hats',
    content,
    branch: 'hat',
  })
}
const PULL = { ...SHOP, title: 'Sell hats', head: 'hat', base: 'main' } as const

describe('a job', () => {
  test('acts as the bot of GitHub Actions', async () => {
    const { rest, graphql } = job()
    const { data } = await rest.issues.createComment({ ...SHOP, issue_number: 1, body: 'Hello' })
    expect(data.user).toMatchObject({ login: 'github-actions[bot]', type: 'Bot' })
    expect(data.performed_via_github_app).toMatchObject({ slug: 'github-actions' })
    expect(await graphql('{ viewer { login } }')).toEqual({
      viewer: { login: 'github-actions[bot]' },
    })
    expect(await statusOf(rest.users.getAuthenticated())).toBe(403)
  })

  test('does what its permissions name, and nothing else', async () => {
    const { rest } = job({ issues: 'read', contents: 'none' })
    expect(await statusOf(rest.issues.get({ ...SHOP, issue_number: 1 }))).toBe(200)
    const body = 'Hello'
    expect(await statusOf(rest.issues.createComment({ ...SHOP, issue_number: 1, body }))).toBe(403)
    expect(
      await statusOf(rest.actions.getGithubActionsDefaultWorkflowPermissionsRepository(SHOP)),
    ).toBe(403)
  })

  test('is nobody once it has ended', async () => {
    const { rest, end } = job()
    expect(await statusOf(rest.repos.get(SHOP))).toBe(200)
    end()
    expect(await statusOf(rest.repos.get(SHOP))).toBe(401)
  })

  test('shares a thousand requests an hour with the other jobs of its repository', async () => {
    const first = await job().rest.repos.get(SHOP)
    expect(first.headers).toMatchObject({
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': '999',
    })
    const second = await job().rest.repos.get(SHOP)
    expect(second.headers['x-ratelimit-remaining']).toBe('998')
    const { rateLimit } = await job().graphql<{ rateLimit: unknown }>('{ rateLimit { limit } }')
    expect(rateLimit).toEqual({ limit: 1000 })
    const bot = await (await box.asBot()).rest.repos.get(SHOP)
    expect(bot.headers['x-ratelimit-limit']).toBe('5000')
  })

  test('tells Apps of what it does, as anybody', async () => {
    const told: string[] = []
    const done: (true | undefined)[] = []
    box.sandbox.onWebhook(({ event }) => told.push(event))
    box.sandbox.world.watch(({ byJob }) => done.push(byJob))
    await job().rest.issues.createComment({ ...SHOP, issue_number: 1, body: 'Hello' })
    await box.as('ana').rest.issues.createComment({ ...SHOP, issue_number: 1, body: 'Hello' })
    expect(told).toEqual(['issue_comment', 'issue_comment'])
    expect(done).toEqual([true, undefined])
  })
})

describe('what a repository lets jobs do', () => {
  test('pull requests are opened and approved once the box is ticked, branches always', async () => {
    await branch()
    const { rest } = job()
    await expect(rest.pulls.create(PULL)).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('not permitted to create or approve pull requests'),
    })
    expect(await statusOf((await box.asBot()).rest.pulls.create(PULL))).toBe(201)
    const approve = () =>
      rest.pulls.createReview({ ...SHOP, pull_number: 2, event: 'APPROVE', body: 'Good' })
    expect(await statusOf(approve())).toBe(403)
    settings({ mayCreatePulls: true })
    expect(await statusOf(approve())).toBe(200)
  })

  test('a plan without drafts refuses them to everybody and takes the rest', async () => {
    await branch()
    settings({ draftsAllowed: false })
    const { pulls } = box.as('dev').rest
    await expect(pulls.create({ ...PULL, draft: true })).rejects.toMatchObject({ status: 422 })
    expect(await statusOf(pulls.create(PULL))).toBe(201)
  })

  test('a token that reads does not write, whatever the workflow names', async () => {
    settings({ readOnlyToken: true })
    const { rest } = job()
    expect(await statusOf(rest.issues.get({ ...SHOP, issue_number: 1 }))).toBe(200)
    const body = 'Hello'
    expect(await statusOf(rest.issues.createComment({ ...SHOP, issue_number: 1, body }))).toBe(403)
  })

  test('a mention of a team is a link only where jobs may mention teams', async () => {
    const { world } = box.sandbox
    const acme = userByLogin(world, 'acme')
    if (acme === undefined) throw new Error('no acme')
    createTeam(world, acme, 'On call', [])
    const { rest } = job()
    const body = '@acme/on-call and @ana'
    const { data } = await rest.issues.createComment({ ...SHOP, issue_number: 1, body })
    const read = async () => {
      const headers = { accept: 'application/vnd.github.html+json' }
      const asked = { ...SHOP, comment_id: data.id, headers }
      return (await rest.issues.getComment(asked)).data.body_html ?? ''
    }
    expect(await read()).toMatch(/user-mention/)
    expect(await read()).not.toMatch(/team-mention/)
    settings({ teamsMentionable: true })
    expect(await read()).toMatch(/team-mention/)
  })

  test('the private repository of the organisation is not there until it is switched on', async () => {
    const { world } = box.sandbox
    const [owner, user] = [userByLogin(world, 'acme'), box.seeded.users['ana']]
    if (owner === undefined || user === undefined) throw new Error('no acme')
    const shared = createRepository(world, { owner, name: '.github', private: true })
    shared.roles[user.id] = 'admin'
    commitFiles(world, { user, grant: null }, shared, { 'a.yml': 'a: 1\n' }, 'Begin')
    const { rest } = job()
    const place = { owner: 'acme', repo: '.github', path: 'a.yml' }
    expect(await statusOf(rest.repos.getContent(place))).toBe(404)
    settings({ privateConfigReadable: true })
    expect(await statusOf(rest.repos.getContent(place))).toBe(200)
    const asked = { ...place, message: 'Change', content: '', sha: '' }
    expect(await statusOf(rest.repos.createOrUpdateFileContents(asked))).toBe(403)
  })

  test('the door sets what is named and refuses what is not a setting', async () => {
    const set = (body: object) =>
      fetch(`${box.server.origin}/_sandbox/workflow-settings`, {
        method: 'POST',
        body: JSON.stringify(body),
      })
    const answer = await set({ repository: 'acme/shop', draftsAllowed: false })
    expect(await answer.json()).toMatchObject({ draftsAllowed: false, mayCreatePulls: false })
    expect((await set({ repository: 'acme/shop', shoes: true })).status).toBe(422)
    expect((await set({ repository: 'acme/hats' })).status).toBe(422)
  })
})
