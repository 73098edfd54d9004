import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SHOP, type Started, start, statusOf } from './support.ts'

let box: Started
beforeAll(async () => {
  box = await start()
})
afterAll(() => box.close())

const open = async (login: string, title = 'Checkout is down') =>
  (await box.as(login).rest.issues.create({ ...SHOP, title, body: 'It hurts.' })).data.number

describe('the life of an issue', () => {
  test('every change is in the timeline, in order, with its actor', async () => {
    const ana = box.as('ana').rest.issues
    const issue = { ...SHOP, issue_number: await open('ana') }
    await ana.addLabels({ ...issue, labels: ['BUG', 'sev1'] })
    await ana.removeLabel({ ...issue, name: 'sev1' })
    await ana.addAssignees({ ...issue, assignees: ['ben', 'eve', 'nobody'] })
    await ana.createComment({ ...issue, body: 'Looking, @ben' })
    await ana.update({ ...issue, title: 'Checkout was down' })
    await ana.update({ ...issue, state: 'closed', state_reason: 'not_planned' })
    await ana.update({ ...issue, state: 'open' })
    await ana.lock({ ...issue, lock_reason: 'resolved' })
    const { data } = await ana.listEventsForTimeline(issue)
    expect(data.map((event) => event.event)).toEqual([
      'labeled',
      'labeled',
      'unlabeled',
      'assigned',
      'commented',
      'mentioned',
      'subscribed',
      'renamed',
      'closed',
      'reopened',
      'locked',
    ])
    expect(data[0]).toMatchObject({ label: { name: 'bug' }, actor: { login: 'ana' } })
    expect(data[8]).toMatchObject({ state_reason: 'not_planned' })
    const { data: now } = await ana.get(issue)
    expect(now).toMatchObject({ state: 'open', state_reason: 'reopened', locked: true })
    expect(now.assignees?.map(({ login }) => login)).toEqual(['ben'])
    expect(now).not.toHaveProperty('pull_request')
  })

  test('a label that nobody made is created grey, and one that is not there answers 404', async () => {
    const issue = { ...SHOP, issue_number: await open('ana') }
    const { data } = await box.as('ana').rest.issues.addLabels({ ...issue, labels: ['brand new'] })
    expect(data).toMatchObject([{ name: 'brand new', color: 'ededed' }])
    const removal = box.as('ana').rest.issues.removeLabel({ ...issue, name: 'bug' })
    await expect(removal).rejects.toThrow('Label does not exist')
  })

  test('a renamed label keeps its old name in what was logged', async () => {
    const ana = box.as('ana').rest.issues
    const issue = { ...SHOP, issue_number: await open('ana') }
    await ana.addLabels({ ...issue, labels: ['old name'] })
    await ana.updateLabel({ ...SHOP, name: 'old name', new_name: 'new name' })
    const { data: events } = await ana.listEvents(issue)
    expect(events[0]).toMatchObject({ event: 'labeled', label: { name: 'old name' } })
    expect((await ana.get(issue)).data.labels).toMatchObject([{ name: 'new name' }])
  })

  test('a reaction is created once and found the second time', async () => {
    const ana = box.as('ana').rest
    const issue_number = await open('ana')
    const { data } = await ana.issues.createComment({ ...SHOP, issue_number, body: '/ack' })
    const reaction = { ...SHOP, comment_id: data.id, content: 'rocket' } as const
    expect((await ana.reactions.createForIssueComment(reaction)).status).toBe(201)
    expect((await ana.reactions.createForIssueComment(reaction)).status).toBe(200)
    const { data: after } = await ana.issues.getComment({ ...SHOP, comment_id: data.id })
    expect(after.reactions).toMatchObject({ rocket: 1, total_count: 1 })
  })

  test('a mention of another issue leaves one cross-reference there, code leaves none', async () => {
    const ana = box.as('ana').rest.issues
    const target = await open('ana')
    const source = await open('ana')
    const say = (body: string) => ana.createComment({ ...SHOP, issue_number: source, body })
    await say(`not \`#${target}\`, and <!-- #${target} --> neither`)
    const seen = async () =>
      (await ana.listEventsForTimeline({ ...SHOP, issue_number: target })).data
    expect(await seen()).toEqual([])
    await say(`see #${target}`)
    await say(`again acme/shop#${target}`)
    expect(await seen()).toMatchObject([
      { event: 'cross-referenced', source: { issue: { number: source } } },
    ])
  })

  test.each([
    [65_536, 201],
    [65_537, 422],
  ])('a comment of %i characters answers %i', async (length, status) => {
    const issue = { ...SHOP, issue_number: await open('ana') }
    const request = box.as('ana').rest.issues.createComment({ ...issue, body: 'x'.repeat(length) })
    expect(await statusOf(request)).toBe(status)
  })
})

describe('who may do what', () => {
  test.each([
    ['ana', 200],
    ['ben', 200],
    ['dev', 200],
    ['caro', 200],
    ['eve', 403],
  ])('%s labelling an issue of somebody else gets %i', async (login, status) => {
    const issue_number = await open('ben')
    const labels = ['bug']
    const request = box.as(login).rest.issues.addLabels({ ...SHOP, issue_number, labels })
    expect(await statusOf(request)).toBe(status)
  })

  test.each([
    ['ana', 'admin', 'admin'],
    ['ben', 'write', 'maintain'],
    ['caro', 'read', 'triage'],
    ['dev', 'write', 'write'],
    ['eve', 'read', 'read'],
  ])('%s has permission %s and role %s', async (username, permission, role_name) => {
    const asked = box.as('ana').rest.repos.getCollaboratorPermissionLevel({ ...SHOP, username })
    expect((await asked).data).toMatchObject({ permission, role_name })
  })

  test('labels and assignees of somebody below triage are dropped without a word', async () => {
    const made = await box
      .as('eve')
      .rest.issues.create({ ...SHOP, title: 'Broken', labels: ['bug'], assignees: ['ana'] })
    expect(made.data).toMatchObject({ labels: [], assignees: [] })
  })

  test('somebody who cannot be assigned is a 422 at the opening', async () => {
    const issues = box.as('ana').rest.issues
    expect(await statusOf(issues.create({ ...SHOP, title: 'x', assignees: ['eve'] }))).toBe(422)
  })

  test.each([
    ['caro', 204],
    ['eve', 404],
    ['nobody', 404],
  ])('whether %s may be assigned is answered with %i', async (assignee, status) => {
    const asked = box.as('ana').rest.issues.checkUserCanBeAssigned({ ...SHOP, assignee })
    expect(await statusOf(asked)).toBe(status)
  })

  test('a stranger cannot comment on a locked issue, a collaborator can', async () => {
    const issue = { ...SHOP, issue_number: await open('ana') }
    await box.as('ana').rest.issues.lock(issue)
    const say = (login: string) =>
      statusOf(box.as(login).rest.issues.createComment({ ...issue, body: 'hello' }))
    expect(await say('eve')).toBe(403)
    expect(await say('caro')).toBe(201)
  })

  test('an author reopens what they closed, not what a maintainer closed', async () => {
    const issue = { ...SHOP, issue_number: await open('eve') }
    const state = (login: string, to: 'open' | 'closed') =>
      statusOf(box.as(login).rest.issues.update({ ...issue, state: to }))
    expect(await state('eve', 'closed')).toBe(200)
    expect(await state('eve', 'open')).toBe(200)
    expect(await state('ben', 'closed')).toBe(200)
    expect(await state('eve', 'open')).toBe(403)
  })

  test('a token that nobody gave out is refused, and no token still reads what is public', async () => {
    expect(await statusOf(box.octokit('ghp_wrong').rest.repos.get(SHOP))).toBe(401)
    expect(await statusOf(box.octokit(undefined).rest.repos.get(SHOP))).toBe(200)
    const issue = { ...SHOP, title: 'x' }
    expect(await statusOf(box.octokit(undefined).rest.issues.create(issue))).toBe(401)
  })
})

test('an archived repository is read-only', async () => {
  const other = await start()
  const issue_number = (await other.as('ana').rest.issues.create({ ...SHOP, title: 'x' })).data
    .number
  await other.as('ana').rest.repos.update({ ...SHOP, archived: true })
  const body = 'too late'
  const say = other.as('ana').rest.issues.createComment({ ...SHOP, issue_number, body })
  await expect(say).rejects.toThrow('Repository was archived so is read-only')
  expect((await other.as('ana').rest.issues.get({ ...SHOP, issue_number })).status).toBe(200)
  await other.close()
})
