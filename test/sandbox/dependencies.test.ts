import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SHOP, type Started, start, statusOf } from './support.ts'

let box: Started
beforeAll(async () => {
  box = await start({ app: { events: ['issue_dependencies'] } })
})
afterAll(() => box.close())

const issues = (login = 'ana') => box.as(login).rest.issues
const open = async (title: string) => (await issues().create({ ...SHOP, title })).data
const block = (issue_number: number, issue_id: number, login = 'ana') =>
  issues(login).addBlockedByDependency({ ...SHOP, issue_number, issue_id })
const waits = async (issue_number: number) =>
  (await issues().listDependenciesBlockedBy({ ...SHOP, issue_number })).data
const holds = async (issue_number: number) =>
  (await issues().listDependenciesBlocking({ ...SHOP, issue_number })).data

describe('an issue that waits for another', () => {
  test('is listed from both sides, and counted until the other is closed', async () => {
    const [first, second] = [await open('Raise the limit'), await open('Load test')]
    const { status, data } = await block(second.number, first.id)
    expect(status).toBe(201)
    expect(data).toMatchObject({ number: second.number })
    expect(await waits(second.number)).toMatchObject([{ number: first.number }])
    expect(await holds(first.number)).toMatchObject([{ number: second.number }])
    const summary = async (issue_number: number) =>
      (await issues().get({ ...SHOP, issue_number })).data.issue_dependencies_summary
    const waiting = { blocked_by: 1, total_blocked_by: 1, blocking: 0, total_blocking: 0 }
    expect(await summary(second.number)).toEqual(waiting)
    await issues().update({ ...SHOP, issue_number: first.number, state: 'closed' })
    expect(await summary(second.number)).toEqual({ ...waiting, blocked_by: 0 })
    expect(await summary(first.number)).toMatchObject({ blocking: 1, total_blocking: 1 })
  })

  test('no longer waits once that is taken back', async () => {
    const [first, second] = [await open('Raise the limit'), await open('Load test')]
    await block(second.number, first.id)
    const place = { ...SHOP, issue_number: second.number, issue_id: first.id }
    const remove = () => issues().removeDependencyBlockedBy(place)
    expect((await remove()).data).toMatchObject({ number: second.number })
    expect(await waits(second.number)).toEqual([])
    expect(await holds(first.number)).toEqual([])
    expect(await statusOf(remove())).toBe(404)
  })

  test('stands in the log of both, and both are told', async () => {
    const [first, second] = [await open('Raise the limit'), await open('Load test')]
    const sent: string[] = []
    box.sandbox.onWebhook(({ event, action }) => sent.push(`${event}.${action}`))
    await block(second.number, first.id)
    const log = async (issue_number: number) =>
      (await issues().listEvents({ ...SHOP, issue_number })).data
    expect(await log(second.number)).toMatchObject([
      { event: 'blocked_by_added', blocked_by: { number: first.number } },
    ])
    expect(await log(first.number)).toMatchObject([
      { event: 'blocking_added', blocking: { number: second.number } },
    ])
    expect(sent).toEqual([
      'issue_dependencies.blocked_by_added',
      'issue_dependencies.blocking_added',
    ])
  })
})

describe('what nothing waits for', () => {
  test('the same twice, itself, and what waits for it already', async () => {
    const [a, b, c] = [await open('a'), await open('b'), await open('c')]
    await block(b.number, a.id)
    await block(c.number, b.id)
    expect(await statusOf(block(b.number, a.id))).toBe(422)
    expect(await statusOf(block(a.number, a.id))).toBe(422)
    expect(await statusOf(block(a.number, c.id))).toBe(422)
    expect(await statusOf(block(c.number, a.id))).toBe(201)
  })

  test('a number in place of an id', async () => {
    const [a, b] = [await open('a'), await open('b')]
    expect(await statusOf(block(b.number, a.number))).toBe(404)
  })

  test('a fifty-first issue', async () => {
    const busy = await open('busy')
    for (let nth = 0; nth < 50; nth += 1) {
      expect((await block(busy.number, (await open(`${nth}`)).id)).status).toBe(201)
    }
    expect(await statusOf(block(busy.number, (await open('one too many')).id))).toBe(422)
  })

  test.each([
    ['caro', 201],
    ['eve', 403],
  ])('%s saying so gets %i', async (login, status) => {
    const [a, b] = [await open('a'), await open('b')]
    expect(await statusOf(block(b.number, a.id, login))).toBe(status)
  })
})
