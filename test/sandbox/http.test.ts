import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { excuse } from '../support/contract.ts'
import { SHOP, type Started, start, statusOf } from './support.ts'

let box: Started
beforeAll(async () => {
  box = await start()
  for (let n = 1; n <= 7; n += 1) {
    await box.as('ana').rest.issues.create({ ...SHOP, title: `Issue ${n}` })
  }
})
afterAll(() => box.close())

const headers = () => ({ authorization: `Bearer ${box.seeded.tokens['ana']}` })
const at = (path: string) => `${box.server.apiUrl}/repos/acme/shop${path}`

describe('lists', () => {
  test('an Octokit that follows the links sees every issue once', async () => {
    const octokit = box.as('ana')
    const query = { ...SHOP, per_page: 3, direction: 'asc' } as const
    const all = await octokit.paginate(octokit.rest.issues.listForRepo, query)
    expect(all.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  test('the middle page links to all four directions', async () => {
    const answer = await fetch(at('/issues?per_page=2&page=2'), { headers: headers() })
    const rels = [...(answer.headers.get('link') ?? '').matchAll(/rel="(\w+)"/g)].map(
      ([, rel]) => rel,
    )
    expect(rels.sort()).toEqual(['first', 'last', 'next', 'prev'])
  })

  test('filters by state, label in any case, and creator', async () => {
    const issues = box.as('ana').rest.issues
    await issues.update({ ...SHOP, issue_number: 2, state: 'closed', labels: ['bug'] })
    const numbers = async (query: object) =>
      (await issues.listForRepo({ ...SHOP, ...query })).data.map(({ number }) => number)
    expect(await numbers({ state: 'closed' })).toEqual([2])
    expect(await numbers({ state: 'all', labels: 'BUG' })).toEqual([2])
    expect(await numbers({ state: 'open', labels: 'bug' })).toEqual([])
    expect(await numbers({ state: 'all', creator: 'ben' })).toEqual([])
  })
})

describe('conditional requests', () => {
  test('an unchanged answer is a 304 that costs nothing, a changed one is sent', async () => {
    const first = await fetch(at('/issues/1'), { headers: headers() })
    const known = { ...headers(), 'if-none-match': first.headers.get('etag') ?? '' }
    const second = await fetch(at('/issues/1'), { headers: known })
    expect(second.status).toBe(304)
    const spent = first.headers.get('x-ratelimit-used')
    expect(Number(spent)).toBeGreaterThan(0)
    expect(second.headers.get('x-ratelimit-used')).toBe(spent)
    await box.as('ana').rest.issues.update({ ...SHOP, issue_number: 1, title: 'Changed' })
    expect((await fetch(at('/issues/1'), { headers: known })).status).toBe(200)
  })
})

test('a spent rate limit refuses with nothing remaining', async () => {
  const poor = await start({ sandbox: { rateLimit: 2 } })
  const { rest } = poor.as('ana')
  expect(await statusOf(rest.repos.get(SHOP))).toBe(200)
  expect(await statusOf(rest.repos.get(SHOP))).toBe(200)
  await expect(rest.repos.get(SHOP)).rejects.toMatchObject({
    status: 403,
    response: { headers: { 'x-ratelimit-remaining': '0' } },
  })
  await poor.close()
})

describe('the test doors', () => {
  const door = (path: string, body?: object) =>
    fetch(`${box.server.origin}/_sandbox/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  test('are shut to a web page that a browser on this machine has open', async () => {
    const asked = fetch(`${box.server.origin}/_sandbox/state`, {
      headers: { origin: 'https://evil.example' },
    })
    expect((await asked).status).toBe(403)
  })

  test('the clock moves what is written next', async () => {
    const before = box.sandbox.world.now()
    expect((await door('clock', { advance_ms: 3_600_000 })).status).toBe(200)
    const made = await box.as('ana').rest.issues.create({ ...SHOP, title: 'Later' })
    expect(Date.parse(made.data.created_at) - before).toBeGreaterThanOrEqual(3_600_000)
  })

  test('an answer lost after the write leaves the write done', async () => {
    const route = '/repos/{owner}/{repo}/issues/{issue_number}/comments'
    await door('faults', { method: 'POST', route, after: 'lost' })
    const issues = box.as('ana').rest.issues
    const comment = { ...SHOP, issue_number: 3, body: 'once' }
    await expect(issues.createComment(comment)).rejects.toThrow()
    expect((await issues.listComments({ ...SHOP, issue_number: 3 })).data).toHaveLength(1)
  })

  test('an error before the write leaves nothing', async () => {
    const route = '/repos/{owner}/{repo}/issues/{issue_number}/comments'
    await door('faults', { method: 'POST', route, before: { status: 502, body: 'Bad gateway' } })
    const issues = box.as('ana').rest.issues
    const comment = { ...SHOP, issue_number: 4, body: 'never' }
    expect(await statusOf(issues.createComment(comment))).toBe(502)
    expect((await issues.listComments({ ...SHOP, issue_number: 4 })).data).toEqual([])
  })

  test('requests are counted by route, and one that GitHub has not is told', async () => {
    excuse(/nothing\/of\/the\/kind/)
    expect((await fetch(at('/nothing/of/the/kind'), { headers: headers() })).status).toBe(404)
    const report = box.sandbox.requests()
    expect(report.requests['POST /repos/{owner}/{repo}/issues']).toBeGreaterThan(7)
    expect(report.undocumented).toEqual(['GET /api/v3/repos/acme/shop/nothing/of/the/kind'])
  })
})
