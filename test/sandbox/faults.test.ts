import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Fault } from '../../src/sandbox/http/fault.ts'
import { SHOP, type Started, start, statusOf } from './support.ts'

const COMMENTS = '/repos/{owner}/{repo}/issues/{issue_number}/comments'
const ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}'

let box: Started
beforeEach(async () => {
  box = await start()
  await box.as('ana').rest.issues.create({ ...SHOP, title: 'One' })
})
afterEach(() => box.close())

const say = (body: string, login = 'ana') =>
  box.as(login).rest.issues.createComment({ ...SHOP, issue_number: 1, body })

const said = async () =>
  (await box.as('ana').rest.issues.listComments({ ...SHOP, issue_number: 1 })).data.map(
    ({ body }) => body,
  )

async function statuses(count: number): Promise<number[]> {
  const found: number[] = []
  for (let n = 1; n <= count; n += 1) found.push(await statusOf(say(`${n}`)))
  return found
}

/** The answer as it stands on the wire, for one comment that ana sends. */
const raw = (method = 'POST') =>
  fetch(`${box.server.apiUrl}/repos/acme/shop/issues/1/comments`, {
    method,
    headers: { authorization: `Bearer ${box.seeded.tokens['ana']}` },
    ...(method === 'POST' ? { body: '{"body":"raw"}' } : {}),
  })

describe('which requests a fault meets', () => {
  const fault = { method: 'POST', route: COMMENTS, before: { status: 500 } } as const

  test.each<[string, Partial<Fault>, readonly number[]]>([
    ['the next one', {}, [500, 201, 201, 201, 201, 201]],
    ['the next three', { times: 3 }, [500, 500, 500, 201, 201, 201]],
    ['the fourth', { nth: 4 }, [201, 201, 201, 500, 201, 201]],
    ['the second and those after it', { nth: 2, times: 9 }, [201, 500, 500, 500, 500, 500]],
    ['every third', { every: 3 }, [201, 201, 500, 201, 201, 500]],
    ['every second, once', { every: 2, times: 1 }, [201, 500, 201, 201, 201, 201]],
  ])('%s', async (_, turn, expected) => {
    box.sandbox.faults.queue({ ...fault, ...turn })
    expect(await statuses(6)).toEqual(expected)
  })

  test('two that wait for one route both count what passes', async () => {
    box.sandbox.faults.queue({ ...fault, nth: 2 })
    box.sandbox.faults.queue({ ...fault, nth: 3, before: { status: 503 } })
    expect(await statuses(4)).toEqual([201, 500, 503, 201])
  })

  test('any write, and no read: a GraphQL query is none', async () => {
    box.sandbox.faults.queue({ method: '*', route: '*', every: 1, before: { status: 500 } })
    const ana = box.as('ana')
    expect(await statusOf(ana.rest.issues.get({ ...SHOP, issue_number: 1 }))).toBe(200)
    expect((await ana.graphql('{ viewer { login } }')) as object).toMatchObject({})
    expect(await statusOf(say('no'))).toBe(500)
    expect(await statusOf(ana.rest.issues.update({ ...SHOP, issue_number: 1, title: 'x' }))).toBe(
      500,
    )
    // Signing in writes nothing that anybody sees.
    expect(await box.installationToken()).toBeTypeOf('string')
  })

  test('only what one installation sends', async () => {
    const installation = box.seeded.installation.id
    box.sandbox.faults.queue({ ...fault, installation })
    const bot = await box.asBot()
    expect(await statusOf(say('a person'))).toBe(201)
    const told = bot.rest.issues.createComment({ ...SHOP, issue_number: 1, body: 'the App' })
    expect(await statusOf(told)).toBe(500)
  })

  test('only what a predicate holds for', async () => {
    const where: Fault['where'] = ({ call }) => call.body.includes('poison')
    box.sandbox.faults.queue({ ...fault, where })
    expect(await statusOf(say('fine'))).toBe(201)
    expect(await statusOf(say('poison'))).toBe(500)
  })

  test('none that went to another route or came after the queue was cleared', async () => {
    box.sandbox.faults.queue({ ...fault, route: ISSUE, method: 'PATCH' })
    expect(await statusOf(say('another route'))).toBe(201)
    expect(box.sandbox.faults.queued()).toMatchObject([{ seen: 0, left: 1 }])
    box.sandbox.faults.clear()
    const patch = box.as('ana').rest.issues.update({ ...SHOP, issue_number: 1, title: 'x' })
    expect(await statusOf(patch)).toBe(200)
  })
})

describe('what a fault does', () => {
  test.each([
    ['before', []],
    ['after', ['once']],
  ] as const)('a connection cut %s the work leaves %j', async (when, expected) => {
    box.sandbox.faults.queue({ method: 'POST', route: COMMENTS, [when]: 'lost' })
    await expect(say('once')).rejects.toThrow()
    expect(await said()).toEqual(expected)
  })

  test('a primary limit has nothing left and says when there is more', async () => {
    const before = { kind: 'primary-limit', seconds: 90 } as const
    box.sandbox.faults.queue({ method: 'POST', route: COMMENTS, before })
    const answer = await raw()
    expect(answer.status).toBe(403)
    expect(answer.headers.get('x-ratelimit-remaining')).toBe('0')
    expect(answer.headers.get('retry-after')).toBeNull()
    const wait = Number(answer.headers.get('x-ratelimit-reset')) - Date.now() / 1000
    expect(wait).toBeGreaterThan(80)
    expect(wait).toBeLessThan(100)
    expect(await answer.json()).toMatchObject({ message: /API rate limit exceeded/ })
  })

  test.each([
    ['secondary-limit', 403, '60'],
    ['secondary-limit-429', 429, '60'],
    ['secondary-limit-bare', 403, null],
  ] as const)(
    '%s answers %i with retry-after %s and a budget that is not spent',
    async (kind, status, after) => {
      box.sandbox.faults.queue({ method: 'POST', route: COMMENTS, before: kind })
      const answer = await raw()
      expect(answer.status).toBe(status)
      expect(answer.headers.get('retry-after')).toBe(after)
      expect(Number(answer.headers.get('x-ratelimit-remaining'))).toBeGreaterThan(0)
      expect(await answer.json()).toMatchObject({ message: /secondary rate limit/ })
      expect(await said()).toEqual([])
    },
  )

  test.each([
    ['malformed', 'before', 200, /^\{/],
    ['malformed', 'after', 201, /^\{.*"id"/],
    ['html', 'before', 200, /^<!DOCTYPE html>/],
    ['html', 'after', 201, /^<!DOCTYPE html>/],
    ['empty', 'before', 200, /^$/],
    ['empty', 'after', 201, /^$/],
    ['bad-gateway', 'before', 502, /^<!DOCTYPE html>/],
    ['bad-gateway', 'after', 502, /Unicorn/],
    ['bad-gateway-empty', 'after', 502, /^$/],
  ] as const)(
    '%s %s the work is a %i that no client can read',
    async (kind, when, status, text) => {
      box.sandbox.faults.queue({ method: 'POST', route: COMMENTS, [when]: kind })
      const answer = await raw()
      const body = await answer.text()
      expect(answer.status).toBe(status)
      expect(body).toMatch(text)
      expect(() => JSON.parse(body)).toThrow(SyntaxError)
      expect(await said()).toEqual(when === 'after' ? ['raw'] : [])
    },
  )

  test('a broken read leaves what there is as it was', async () => {
    await say('kept')
    box.sandbox.faults.queue({ method: 'GET', route: COMMENTS, after: 'malformed' })
    expect(await (await raw('GET')).text()).toMatch(/^\[.*[^\]]$/)
    expect(await said()).toEqual(['kept'])
  })
})

describe('mistakes', () => {
  const good = { method: 'POST', route: COMMENTS, before: { status: 500 } }
  const door = (body: object) =>
    fetch(`${box.server.origin}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(body) })

  test.each<[string, object, RegExp]>([
    ['a route that nobody has', { ...good, route: '/repos/{owner}/{repo}/isues' }, /no route/],
    ['a path in the place of a route', { ...good, route: '/repos/acme/shop/issues' }, /no route/],
    ['a method that nobody has', { ...good, method: 'FETCH' }, /method/],
    ['nothing that goes wrong', { method: 'POST', route: COMMENTS }, /what goes wrong/],
    ['two answers', { ...good, after: 'lost' }, /before or after, not both/],
    [
      'a limit after the work',
      { method: 'POST', route: COMMENTS, after: 'secondary-limit' },
      /before/,
    ],
    ['a kind that is none', { ...good, before: 'unlucky' }, /malformed/],
    ['nth beside every', { ...good, nth: 1, every: 2 }, /exclude/],
    ['a number that counts nothing', { ...good, nth: 0 }, /nth/],
    ['a word that it does not know', { ...good, delay: 5 }, /delay/],
  ])('%s is told with 422 and queued nowhere', async (_, body, words) => {
    const answer = await door(body)
    expect(answer.status).toBe(422)
    expect(((await answer.json()) as { message: string }).message).toMatch(words)
    expect(box.sandbox.faults.queued()).toEqual([])
    expect(() => box.sandbox.faults.queue(body as Fault)).toThrow(words)
  })

  test('a good one is shown by the door until it has struck', async () => {
    expect((await door(good)).status).toBe(201)
    const list = async () => (await fetch(`${box.server.origin}/_sandbox/faults`)).json()
    expect(await list()).toMatchObject([{ fault: good, seen: 0, left: 1 }])
    expect(await statusOf(say('no'))).toBe(500)
    expect(await list()).toEqual([])
  })
})
