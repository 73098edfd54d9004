import type { Octokit } from '@octokit/rest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SHOP, type Started, start, statusOf } from './support.ts'

let box: Started
let bot: Octokit
beforeAll(async () => {
  box = await start()
  const { issues } = box.as('ana').rest
  for (const title of ['One', 'Two', 'Three']) {
    await issues.create({
      ...SHOP,
      title,
      labels: title === 'Two' ? ['bug'] : ['bug', 'status: x'],
    })
    box.sandbox.clock.advance(24 * 3_600_000)
  }
  await issues.update({ ...SHOP, issue_number: 3, state: 'closed' })
  await issues.createComment({ ...SHOP, issue_number: 1, body: 'first' })
  await issues.createComment({ ...SHOP, issue_number: 2, body: 'second' })
  bot = await box.asBot()
})
afterAll(() => box.close())

const search = async (q: string, more = {}) =>
  (await bot.request('GET /search/issues', { q, per_page: 100, ...more })).data

test.each([
  ['label:bug', 'repo:acme/shop is:issue label:bug', [3, 2, 1]],
  ['a label of several words', 'repo:acme/shop label:"status: x"', [3, 1]],
  ['none of a label', 'repo:acme/shop -label:"status: x"', [2]],
  ['a state', 'repo:acme/shop is:issue is:closed', [3]],
])('finds by %s, newest first', async (_, q, numbers) => {
  const { items, total_count } = await search(q)
  expect(items.map(({ number }) => number)).toEqual(numbers)
  expect(total_count).toBe(numbers.length)
})

test('finds by days, whole ones and both ends', async () => {
  const day = (number: number) =>
    new Date(box.seeded.repository.issues[number]?.createdAt ?? 0).toISOString().slice(0, 10)
  const numbers = async (range: string) =>
    (await search(`repo:acme/shop created:${range}`)).items.map(({ number }) => number)
  expect(await numbers(`${day(1)}..${day(2)}`)).toEqual([2, 1])
  expect(await numbers(`*..${day(1)}`)).toEqual([1])
  expect(await numbers(day(2))).toEqual([2])
})

test('shows a thousand at most, and nothing of what nobody may see', async () => {
  const beyond = bot.request('GET /search/issues', { q: 'repo:acme/shop', per_page: 100, page: 11 })
  expect(await statusOf(beyond)).toBe(422)
  const unknown = bot.request('GET /search/issues', { q: 'repo:acme/nothing' })
  expect(await statusOf(unknown)).toBe(422)
})

test('the logs of all issues are one list, the newest line first', async () => {
  const { data } = await bot.rest.issues.listEventsForRepo({ ...SHOP, per_page: 3 })
  expect(data.map(({ event, issue }) => [event, issue?.number])).toEqual([
    ['closed', 3],
    ['labeled', 3],
    ['labeled', 3],
  ])
})

test('so are their comments, the oldest first', async () => {
  const { data } = await bot.rest.issues.listCommentsForRepo(SHOP)
  expect(data.map(({ body }) => body)).toEqual(['first', 'second'])
})
