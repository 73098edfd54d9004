import { expect, test } from 'vitest'
import { converge, plan } from '../../src/engine/converge.ts'
import type { Octokit } from '../../src/github/client.ts'
import { githubWorld } from '../../src/github/world.ts'
import type { Story } from '../support/story.ts'
import { story } from '../support/story.ts'
import {
  AT,
  branchOf,
  drafted,
  over,
  pathOn,
  pullOf,
  pullsOf,
  textOn,
  writes,
} from '../support/written-up.ts'

const loginsOf = (list: readonly { readonly login?: string }[] | null | undefined) =>
  (list ?? []).map(({ login }) => login)

test('an incident that is over and owes a postmortem gets a draft pull request', async () => {
  const { it, number, pull } = await drafted()
  expect(pull).toMatchObject({
    draft: true,
    title: 'Postmortem of incident 1: Checkout fails',
    base: { ref: 'main' },
    head: { ref: 'sitrep/postmortem-1' },
    user: { login: 'sitrep[bot]' },
  })
  const path = await pathOn(it, branchOf(number), number)
  expect(path).toBe('postmortems/2026-11-20-1-checkout-fails.md')
  expect(await textOn(it, branchOf(number), path)).toContain('severity: sev1')
  expect(await it.card(number)).toContain(`/pull/${pull.number}`)
  expect((await it.issue(number)).state).toBe('open')
})

test('the commander is asked to write it, and whoever else held a role to read it', async () => {
  const { pull } = await drafted()
  expect(loginsOf(pull.assignees)).toEqual(['ben'])
  expect(loginsOf(pull.requested_reviewers)).toEqual(['dev'])
  expect(pull.body).toContain('@ben')
})

test('a second look has nothing to do, nor has one an hour later', async () => {
  const { it, number } = await drafted()
  expect((await it.plan(number)).effects).toEqual([])
  it.minutes(60)
  expect((await it.plan(number)).effects).toEqual([])
})

test.each([
  ['its severity demands none', '/sev 3\n/resolve'],
  ['it was a drill', '/drill\n/resolve'],
  ['it was a false alarm', '/cancel nothing was wrong'],
  ['it is a duplicate', '/duplicate #2'],
  ['it was declined', '/postmortem skip as last week\n/resolve'],
  ['it still runs', '/mitigated'],
])('there is none where %s', async (_why, body) => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '/sev 1', ['incident'])
  await it.declare('ana', 'Checkout fails too', 'Words.', ['incident'])
  await it.look(number)
  await it.say('ben', number, body)
  expect(await pullsOf(it, number)).toEqual([])
})

test('an incident that can owe none is looked at without a question about it', async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '/sev 3', ['incident'])
  await it.look(number)
  await it.say('ben', number, '/resolve')
  const asked = Object.keys(it.sandbox.requests().requests)
  expect(asked.filter((route) => /pulls|git|contents|commits|deployments/.test(route))).toEqual([])
})

test('where the severity demands none it is asked for, also once the incident is over', async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '/sev 3', ['incident'])
  await it.look(number)
  await it.say('ben', number, '/resolve')
  await it.say('ben', number, '/postmortem')
  expect(await pullsOf(it, number)).toHaveLength(1)
})

test('what was late before Sitrep came is not made', async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '/sev 1', ['incident', 'sev1'])
  await it.as('ana').rest.issues.update({ ...AT, issue_number: number, state: 'closed' })
  it.minutes(60 * 24 * 30)
  await it.look(number)
  expect(await pullsOf(it, number)).toEqual([])
})

/** All that people can see of it. */
async function end(it: Story, number: number) {
  const pulls = await pullsOf(it, number)
  const path = await pathOn(it, branchOf(number), number)
  return {
    pulls: pulls.map(({ state, draft, title, body, assignees, requested_reviewers: asked }) => ({
      state,
      draft,
      title,
      body,
      assignees: loginsOf(assignees),
      reviewers: loginsOf(asked),
    })),
    text: await textOn(it, branchOf(number), path),
    issue: await it.issue(number),
  }
}

test('killed after each effect, the next look completes it', { timeout: 60_000 }, async () => {
  const whole = await over()
  await whole.it.look(whole.number)
  const wanted = await end(whole.it, whole.number)
  let effects = 1
  for (let after = 0; after <= effects; after++) {
    const { it, number } = await over()
    effects = await it.dies(number, after)
    await it.look(number)
    expect(await end(it, number)).toEqual(wanted)
    expect((await it.plan(number)).effects).toEqual([])
  }
  expect(effects).toBeGreaterThan(5)
})

test('killed after each effect of calling people, the next look calls those who are left', async () => {
  for (let after = 0; after <= 3; after++) {
    const { it, number } = await over()
    await it.dies(number, 99)
    await it.dies(number, after)
    await it.look(number)
    const pull = await pullOf(it, number)
    expect(loginsOf(pull.assignees)).toEqual(['ben'])
    expect(loginsOf(pull.requested_reviewers)).toEqual(['dev'])
    expect((await it.plan(number)).effects).toEqual([])
  }
})

test('two looks at once open one pull request', async () => {
  const { it, number } = await over()
  await Promise.all([it.look(number), it.look(number)])
  await it.look(number)
  expect(await pullsOf(it, number)).toHaveLength(1)
  expect((await it.plan(number)).effects).toEqual([])
})

test('a title that wants to be more than a title is none', async () => {
  const title = 'fixes #1 @ana `rm` <img> [x](http://evil.test) {{ secrets.KEY }} ---\\nx: 1'
  const { it, number } = await over({}, title)
  await it.look(number)
  const pull = await pullOf(it, number)
  expect(pull.title).not.toMatch(/#1\b|@ana/)
  expect(pull.body).not.toContain('evil.test')
  const text = await textOn(it, branchOf(number), await pathOn(it, branchOf(number), number))
  expect(text).not.toMatch(/@ana|fixes #1/)
  expect((await it.issue(number)).state).toBe('open')
})

test('where GitHub knows no drafts it is opened all the same', async () => {
  const { it, number } = await over()
  it.sandbox.faults.queue({
    method: 'POST',
    route: '/repos/{owner}/{repo}/pulls',
    before: {
      status: 422,
      body: { message: 'Draft pull requests are not supported in this repository.' },
    },
  })
  await it.look(number)
  expect(await pullOf(it, number)).toMatchObject({ draft: false, state: 'open' })
})

test('who may not read the deployments leaves them out', async () => {
  const { it, number } = await over()
  const route = '/repos/{owner}/{repo}/deployments'
  const before = { status: 403, body: { message: 'Resource not accessible by integration' } }
  it.sandbox.faults.queue({ method: 'GET', route, times: 9, before })
  await it.look(number)
  expect(await pullsOf(it, number)).toHaveLength(1)
})

test('a reviewer who cannot be asked loses no other, and is tried once', async () => {
  const { it, number } = await over()
  await it.as('ben').rest.issues.createComment({ ...AT, issue_number: number, body: '/comms @eve' })
  const route = '/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers'
  const before = { status: 422, body: { message: 'Reviews may only be requested from…' } }
  it.sandbox.faults.queue({ method: 'POST', route, before })
  await it.look(number)
  expect(loginsOf((await pullOf(it, number)).requested_reviewers)).toEqual(['dev'])
  it.minutes(5)
  expect((await it.plan(number)).effects.map(({ type }) => type)).not.toContain('reviewer.request')
})

test('whom a person takes off is not asked again', async () => {
  const { it, number, pull } = await drafted()
  const asked = { ...AT, pull_number: pull.number, reviewers: ['dev'] }
  await it.as('ana').rest.pulls.removeRequestedReviewers(asked)
  await it
    .as('ana')
    .rest.issues.removeAssignees({ ...AT, issue_number: pull.number, assignees: ['ben'] })
  await it.say('ana', number, '/timeline 14:00 The pool was full.')
  const after = await pullOf(it, number)
  expect(loginsOf(after.requested_reviewers)).toEqual([])
  expect(loginsOf(after.assignees)).toEqual([])
})

test('whoever takes a role later is asked as well', async () => {
  const { it, number } = await drafted()
  await it.say('ana', number, '/ops @ana')
  expect(loginsOf((await pullOf(it, number)).requested_reviewers)).toEqual(['dev', 'ana'])
})

test('a branch of ours without a document is gone on with', async () => {
  const { it, number } = await over()
  const { data } = await it.bot.rest.git.getRef({ ...AT, ref: 'heads/main' })
  const sha = data.object.sha
  await it.as('ana').rest.git.createRef({ ...AT, ref: `refs/heads/${branchOf(number)}`, sha })
  await it.look(number)
  expect(await pullsOf(it, number)).toHaveLength(1)
})

test('a GitHub without GraphQL shows the same', async () => {
  const { it, number } = await over()
  const octokit: Octokit = {
    request: (route, parameters) => it.bot.request(route, parameters),
    graphql: () =>
      Promise.reject(
        Object.assign(new Error('Not Found'), { status: 404, response: { headers: {} } }),
      ),
  }
  const keys = [{ id: 'k1', secret: 'a secret of the tests' }]
  const around = { now: it.now, keys, people: new Map(), me: async () => 'sitrep[bot]' }
  const look = () => converge(githubWorld(octokit, { ...AT, issue_number: number }, around))
  await look()
  expect(loginsOf((await pullOf(it, number)).requested_reviewers)).toEqual(['dev'])
  expect((await look()).effects).toEqual([])
  await writes(it, number, (text) => `${text}\nMore.\n`)
  expect((await look()).effects).toEqual([])
})

test('who looks on with a token of their own sees the same, and nothing left to do', async () => {
  const { it, number } = await drafted()
  await writes(it, number, (text) => `${text}\nMore.\n`)
  const octokit = it.as('caro') as unknown as Octokit
  const keys = [{ id: 'k1', secret: 'a secret of the tests' }]
  const around = { now: it.now, keys, people: new Map(), me: async () => 'caro', bystander: true }
  const world = githubWorld(octokit, { ...AT, issue_number: number }, around)
  const { effects, seen } = await plan(world)
  expect(effects).toEqual([])
  expect(seen?.postmortem).toMatchObject({ touched: true, pulls: [{ ours: true, open: true }] })
})

test('where pull requests may not be read the incident goes on, and the card says what is missing', async () => {
  const { it, number } = await over()
  const before = { status: 403, body: { message: 'Resource not accessible by integration' } }
  const route = '/repos/{owner}/{repo}/pulls'
  it.sandbox.faults.queue({ method: 'GET', route, times: 2, before })
  await it.look(number)
  expect((await it.issue(number)).labels).toContain('status: resolved')
  expect(await it.card(number)).toContain('as soon as Sitrep may write contents and pull requests')
  expect((await it.plan(number)).effects).toEqual([])
  await it.look(number)
  expect(await pullsOf(it, number)).toHaveLength(1)
})
