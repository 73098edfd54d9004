import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deleteIssue, transferIssue } from '../../src/sandbox/actions/custody.ts'
import { createRepository, createUser, setRole } from '../../src/sandbox/actions/places.ts'
import { SHOP, type Started, start, statusOf } from './support.ts'

let box: Started
beforeAll(async () => {
  box = await start({ app: { events: ['sub_issues'] } })
})
afterAll(() => box.close())

const open = async (title: string) =>
  (await box.as('ana').rest.issues.create({ ...SHOP, title })).data
const add = (parent: number, sub_issue_id: number, more = {}, login = 'ana') =>
  box.as(login).rest.issues.addSubIssue({ ...SHOP, issue_number: parent, sub_issue_id, ...more })
const listed = async (issue_number: number) =>
  (await box.as('ana').rest.issues.listSubIssues({ ...SHOP, issue_number })).data

describe('a sub-issue', () => {
  test('is added by its id, listed below its parent, and names it', async () => {
    const [parent, child] = [await open('Outage'), await open('Pool limit')]
    const { status, data, headers } = await add(parent.number, child.id)
    expect(status).toBe(201)
    expect(data).toMatchObject({
      number: parent.number,
      sub_issues_summary: { total: 1, completed: 0, percent_completed: 0 },
    })
    expect(headers.location).toBe(parent.url)
    expect(await listed(parent.number)).toMatchObject([
      { number: child.number, parent_issue_url: parent.url },
    ])
    const above = await box.as('ana').rest.issues.getParent({ ...SHOP, issue_number: child.number })
    expect(above.data.number).toBe(parent.number)
  })

  test('counts as completed once it is closed, for whatever reason', async () => {
    const parent = await open('Outage')
    for (const title of ['one', 'two', 'three']) {
      await add(parent.number, (await open(title)).id)
    }
    const [first] = await listed(parent.number)
    const issue_number = first?.number ?? 0
    const state = { state: 'closed', state_reason: 'not_planned' } as const
    await box.as('ana').rest.issues.update({ ...SHOP, issue_number, ...state })
    const { data } = await box.as('ana').rest.issues.get({ ...SHOP, issue_number: parent.number })
    expect(data.sub_issues_summary).toEqual({ total: 3, completed: 1, percent_completed: 33 })
  })

  test('is moved among its siblings', async () => {
    const parent = await open('Outage')
    const children = [await open('a'), await open('b'), await open('c')]
    for (const { id } of children) await add(parent.number, id)
    const [a, b, c] = children.map(({ id }) => id)
    const move = (sub_issue_id = 0, beside: { after_id?: number; before_id?: number }) =>
      box.as('ana').rest.issues.reprioritizeSubIssue({
        ...SHOP,
        issue_number: parent.number,
        sub_issue_id,
        ...beside,
      })
    await move(a, { after_id: c ?? 0 })
    expect((await listed(parent.number)).map(({ title }) => title)).toEqual(['b', 'c', 'a'])
    await move(a, { before_id: b ?? 0 })
    expect((await listed(parent.number)).map(({ title }) => title)).toEqual(['a', 'b', 'c'])
    expect(await statusOf(move(a, {}))).toBe(422)
  })

  test('is taken away again, after which it has no parent', async () => {
    const [parent, child] = [await open('Outage'), await open('Pool limit')]
    await add(parent.number, child.id)
    const issues = box.as('ana').rest.issues
    const remove = () =>
      issues.removeSubIssue({ ...SHOP, issue_number: parent.number, sub_issue_id: child.id })
    expect((await remove()).data.sub_issues_summary?.total).toBe(0)
    expect(await statusOf(remove())).toBe(404)
    expect(await statusOf(issues.getParent({ ...SHOP, issue_number: child.number }))).toBe(404)
  })

  test('stands in the log of both, and both are told', async () => {
    const [parent, child] = [await open('Outage'), await open('Pool limit')]
    const sent: string[] = []
    box.sandbox.onWebhook(({ event, action }) => sent.push(`${event}.${action}`))
    await add(parent.number, child.id)
    const log = async (issue_number: number) =>
      (await box.as('ana').rest.issues.listEventsForTimeline({ ...SHOP, issue_number })).data
    expect(await log(parent.number)).toMatchObject([
      { event: 'sub_issue_added', sub_issue: { number: child.number } },
    ])
    expect(await log(child.number)).toMatchObject([
      { event: 'parent_issue_added', parent_issue: { number: parent.number } },
    ])
    expect(sent).toEqual(['sub_issues.sub_issue_added', 'sub_issues.parent_issue_added'])
  })

  test('is found where it was transferred to, and gone once it is deleted', async () => {
    const { world } = box.sandbox
    const ana = { user: box.seeded.users['ana'] ?? fail(), grant: null }
    const owner = world.state.users[box.seeded.repository.ownerId] ?? fail()
    const other = createRepository(world, { owner, name: 'till' })
    setRole(world, other, ana.user, 'admin')
    const [parent, child] = [await open('Outage'), await open('Pool limit')]
    await add(parent.number, child.id)
    const here = box.seeded.repository
    const moved = transferIssue(world, ana, here, here.issues[child.number] ?? fail(), other)
    const [found] = await listed(parent.number)
    expect(found?.html_url).toContain(`/acme/till/issues/${moved.number}`)
    expect(found?.parent_issue_url).toBe(parent.url)
    deleteIssue(world, ana, other, moved)
    expect(await listed(parent.number)).toEqual([])
  })
})

const fail = (): never => {
  throw new Error('the story of this test has a hole')
}

describe('what cannot be a sub-issue', () => {
  const refused = async (request: Promise<unknown>) => {
    try {
      await request
    } catch (error) {
      if (error instanceof Error && 'status' in error) return `${error.status} ${error.message}`
    }
    return 'it was let through'
  }

  test('an issue that has a parent, except to replace it', async () => {
    const [first, second, child] = [await open('first'), await open('second'), await open('child')]
    await add(first.number, child.id)
    expect(await refused(add(second.number, child.id))).toMatch(/^422 .*may only have one parent/)
    const twice = /^422 .*duplicate sub-issues and Sub issue may only have one parent/
    expect(await refused(add(first.number, child.id))).toMatch(twice)
    await add(second.number, child.id, { replace_parent: true })
    expect(await listed(first.number)).toEqual([])
    expect(await listed(second.number)).toMatchObject([{ number: child.number }])
  })

  test('the issue itself, or one above it', async () => {
    const [top, middle, low] = [await open('top'), await open('middle'), await open('low')]
    await add(top.number, middle.id)
    await add(middle.number, low.id)
    expect(await refused(add(low.number, top.id))).toMatch(/^422/)
    expect(await refused(add(low.number, low.id))).toMatch(/^422/)
  })

  test('a number in place of an id, a pull request, and what is not said', async () => {
    const parent = await open('Outage')
    expect(await refused(add(parent.number, parent.number))).toMatch(
      /^404 The provided sub-issue does not exist/,
    )
    const issue_number = parent.number
    const bare = box.octokit(box.seeded.tokens['ana']).request
    const request = bare('POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues', {
      ...SHOP,
      issue_number,
      sub_issue_id: parent.id + 1_000_000,
    })
    expect(await refused(request)).toMatch(/^404/)
  })

  test('an issue of another owner', async () => {
    const { world } = box.sandbox
    const elsewhere = createRepository(world, { owner: createUser(world, 'gil'), name: 'shed' })
    setRole(world, elsewhere, box.seeded.users['ana'] ?? fail(), 'write')
    const far = { owner: 'gil', repo: 'shed', title: 'Fence' }
    const { data } = await box.as('ana').rest.issues.create(far)
    expect(await refused(add((await open('Outage')).number, data.id))).toMatch(/^422 .*owner/)
  })

  test('more than a hundred, closed ones among them', async () => {
    const parent = await open('Outage')
    for (let nth = 0; nth < 100; nth += 1) await add(parent.number, (await open(`${nth}`)).id)
    const [first] = await listed(parent.number)
    const closed = { ...SHOP, issue_number: first?.number ?? 0, state: 'closed' } as const
    await box.as('ana').rest.issues.update(closed)
    const request = add(parent.number, (await open('one too many')).id)
    expect(await refused(request)).toMatch(/^422 .*Parent cannot have more than 100 sub-issues/)
  })

  test('more than eight layers', async () => {
    const chain = [await open('0')]
    for (let nth = 1; nth <= 8; nth += 1) {
      const next = await open(`${nth}`)
      await add(chain.at(-1)?.number ?? 0, next.id)
      chain.push(next)
    }
    const deepest = chain.at(-1)?.number ?? 0
    expect(await refused(add(deepest, (await open('9')).id))).toMatch(/^422 .*8 layers/)
  })

  test.each([
    ['caro', 201],
    ['eve', 403],
  ])('%s adding one gets %i', async (login, status) => {
    const [parent, child] = [await open('Outage'), await open('Pool limit')]
    expect(await statusOf(add(parent.number, child.id, {}, login))).toBe(status)
  })
})
