import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Instant } from '../../src/domain/instant.ts'
import type { Lag } from '../../src/sandbox/lags.ts'
import { SHOP, type Started, start, statusOf } from './support.ts'

let box: Started
beforeEach(async () => {
  const at = Date.now() as Instant
  box = await start({ sandbox: { now: () => at } })
  await box.as('ana').rest.issues.create({ ...SHOP, title: 'Old', labels: ['bug'] })
  await say('old')
})
afterEach(() => box.close())

const ONE = { ...SHOP, issue_number: 1 } as const
const rest = () => box.as('ana').rest.issues
const say = async (body: string) => (await rest().createComment({ ...ONE, body })).data.id
const lag = (given: Partial<Lag>) => box.sandbox.lags.set(given)
const pass = (ms: number) => box.sandbox.clock.advance(ms)

async function titles(query: object = {}): Promise<string[]> {
  const { data } = await rest().listForRepo({ ...SHOP, direction: 'asc', ...query })
  return data.map(({ title }) => title)
}

const comments = async (issue_number = 1) =>
  (await rest().listComments({ ...SHOP, issue_number })).data.map(({ body }) => body)

const QUERY = `{ repository(owner: "acme", name: "shop") {
  issues(first: 9) { nodes { title } }
  issue(number: 1) { title labels(first: 9) { nodes { name } } comments(first: 9) { nodes { body } } }
} }`

async function asked() {
  const { repository } = await box.as('ana').graphql<{
    readonly repository: {
      readonly issues: { readonly nodes: readonly { readonly title: string }[] }
      readonly issue: {
        readonly title: string
        readonly labels: { readonly nodes: readonly { readonly name: string }[] }
        readonly comments: { readonly nodes: readonly { readonly body: string }[] }
      }
    }
  }>(QUERY)
  return {
    issues: repository.issues.nodes.map(({ title }) => title),
    title: repository.issue.title,
    labels: repository.issue.labels.nodes.map(({ name }) => name),
    comments: repository.issue.comments.nodes.map(({ body }) => body),
  }
}

test('without a lag every read shows what was just written', async () => {
  await rest().create({ ...SHOP, title: 'New' })
  await say('new')
  expect(await titles()).toEqual(['Old', 'New'])
  expect(await comments()).toEqual(['old', 'new'])
  expect((await asked()).issues).toEqual(['Old', 'New'])
})

describe('lists', () => {
  test('show what was written only when the lag is over, to the millisecond', async () => {
    lag({ lists: 5000 })
    await rest().create({ ...SHOP, title: 'New' })
    await say('new')
    pass(4999)
    expect(await titles()).toEqual(['Old'])
    expect(await comments()).toEqual(['old'])
    pass(1)
    expect(await titles()).toEqual(['Old', 'New'])
    expect(await comments()).toEqual(['old', 'new'])
  })

  test('of an issue that is too new for them are empty, and not away', async () => {
    lag({ lists: 5000 })
    const { data } = await rest().create({ ...SHOP, title: 'New', labels: ['bug'] })
    const issue = { ...SHOP, issue_number: data.number }
    expect(await comments(data.number)).toEqual([])
    expect((await rest().listEventsForTimeline(issue)).data).toEqual([])
    expect((await rest().listLabelsOnIssue(issue)).data).toEqual([])
  })

  test('show an edit and a removal late, one after the other', async () => {
    const id = await say('first')
    lag({ lists: 5000 })
    pass(1000)
    await rest().updateComment({ ...SHOP, comment_id: id, body: 'second' })
    pass(1000)
    await rest().deleteComment({ ...SHOP, comment_id: id })
    pass(3000)
    expect(await comments()).toEqual(['old', 'first'])
    pass(1000)
    expect(await comments()).toEqual(['old', 'second'])
    pass(1000)
    expect(await comments()).toEqual(['old'])
  })

  test('do not hide it from who asks by number, and the answer of a write is never old', async () => {
    lag({ lists: 5000, labels: 5000, graphql: 5000 })
    const { data } = await rest().update({ ...ONE, title: 'Renamed' })
    expect(data.title).toBe('Renamed')
    expect((await rest().get(ONE)).data.title).toBe('Renamed')
    expect(await titles()).toEqual(['Old'])
  })

  test('do not let a write be judged by what is old', async () => {
    lag({ lists: 5000, labels: 5000, graphql: 5000, byNumber: 5000 })
    await rest().update({ ...ONE, state: 'closed' })
    expect((await rest().get(ONE)).data.state).toBe('open')
    await rest().update({ ...ONE, state: 'closed' })
    const closed = box.sandbox.state.repositories[box.seeded.repository.id]?.issues[1]?.events
    expect(closed?.filter(({ kind }) => kind === 'closed')).toHaveLength(1)
  })
})

describe('the label filter', () => {
  test('finds by the labels of a while ago, while other lists are up to date', async () => {
    lag({ labels: 15_000 })
    await rest().create({ ...SHOP, title: 'New', labels: ['bug'] })
    await rest().removeLabel({ ...ONE, name: 'bug' })
    expect(await titles()).toEqual(['Old', 'New'])
    expect(await titles({ labels: 'bug' })).toEqual(['Old'])
    pass(15_000)
    expect(await titles({ labels: 'bug' })).toEqual(['New'])
  })
})

describe('GraphQL', () => {
  test('has old connections on an issue that is itself up to date', async () => {
    lag({ graphql: 8000 })
    await rest().create({ ...SHOP, title: 'New' })
    await rest().update({ ...ONE, title: 'Renamed' })
    await rest().addLabels({ ...ONE, labels: ['urgent'] })
    await say('new')
    expect(await asked()).toEqual({
      issues: ['Old'],
      title: 'Renamed',
      labels: ['bug'],
      comments: ['old'],
    })
    pass(8000)
    expect(await asked()).toEqual({
      issues: ['Renamed', 'New'],
      title: 'Renamed',
      labels: ['bug', 'urgent'],
      comments: ['old', 'new'],
    })
  })

  test('lists every issue where only the one by number is old', async () => {
    lag({ byNumber: 8000 })
    await rest().create({ ...SHOP, title: 'New' })
    await rest().update({ ...ONE, title: 'Renamed' })
    expect(await asked()).toMatchObject({ issues: ['Renamed', 'New'], title: 'Old' })
  })
})

describe('by number', () => {
  test('shows the old state, and nothing of what is too new', async () => {
    lag({ byNumber: 2000 })
    const { data } = await rest().create({ ...SHOP, title: 'New' })
    const fresh = { ...SHOP, issue_number: data.number }
    const comment_id = await say('new')
    await rest().update({ ...ONE, title: 'Renamed' })
    expect((await rest().get(ONE)).data.title).toBe('Old')
    expect(await statusOf(rest().get(fresh))).toBe(404)
    expect(await statusOf(rest().getComment({ ...SHOP, comment_id }))).toBe(404)
    pass(2000)
    expect((await rest().get(ONE)).data.title).toBe('Renamed')
    expect(await statusOf(rest().get(fresh))).toBe(200)
    expect(await statusOf(rest().getComment({ ...SHOP, comment_id }))).toBe(200)
  })
})

describe('the doors', () => {
  const door = (method: string, body?: object) =>
    fetch(`${box.server.origin}/_sandbox/lags`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  test('set a lag, show it and take it away', async () => {
    const set = { lists: 100, labels: 0, graphql: 0, byNumber: 0 }
    expect(await (await door('POST', { lists: 100 })).json()).toEqual(set)
    expect(await (await door('GET')).json()).toEqual(set)
    await say('new')
    expect(await comments()).toEqual(['old'])
    await door('DELETE')
    expect(await comments()).toEqual(['old', 'new'])
  })

  test.each([
    [{ list: 100 }, /list/],
    [{ lists: -1 }, /lists/],
    [{ lists: 'long' }, /lists/],
  ])('tell what is wrong with %j', async (body, words) => {
    const answer = await door('POST', body)
    expect(answer.status).toBe(422)
    expect(((await answer.json()) as { message: string }).message).toMatch(words)
  })
})
