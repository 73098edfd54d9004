import { expect, test } from 'vitest'
import { ourLogin } from '../../src/app/our-login.ts'
import type { Answer } from '../../src/github/client.ts'

const OURS: Answer = { status: 200, headers: {}, data: { slug: 'sitrep' } }
const refused = () => Object.assign(new Error('no'), { status: 401, response: { headers: {} } })

function app(...answers: readonly (Answer | Error)[]) {
  const left = [...answers]
  const asked: { readonly route: string; readonly signal: unknown }[] = []
  const octokit = {
    async request(route: string, parameters: Record<string, unknown> = {}) {
      const { signal } = parameters['request'] as { readonly signal?: unknown }
      asked.push({ route, signal })
      const next = left.shift() ?? OURS
      if (next instanceof Error) throw next
      return next
    },
    graphql: () => Promise.reject(new Error('nobody asks a query here')),
  }
  const { ask, known, sure, doubt } = ourLogin(async () => octokit)
  return { me: ask, known, sure, doubt, asked }
}

test('until it was answered it is not known', async () => {
  const { me, known } = app(refused(), OURS)
  expect(known()).toBeNull()
  await expect(me()).rejects.toThrow()
  expect(known()).toBeNull()
  await me()
  expect(known()).toBe('sitrep[bot]')
})

test('what GitHub has refused since is asked for again, and stays known to whoever reads what came', async () => {
  const { me, known, sure, doubt, asked } = app(OURS, refused(), OURS)
  expect(sure()).toBe(false)
  await me()
  expect(sure()).toBe(true)
  doubt()
  expect([sure(), known()]).toEqual([false, 'sitrep[bot]'])
  await expect(me()).rejects.toThrow()
  expect(sure()).toBe(false)
  await me()
  expect([sure(), asked.length]).toEqual([true, 3])
})

test('it is asked once, however many wait for it, and with a deadline', async () => {
  const { me, asked } = app(OURS)
  expect(await Promise.all([me(), me()])).toEqual(['sitrep[bot]', 'sitrep[bot]'])
  expect(await me()).toBe('sitrep[bot]')
  expect(asked).toEqual([{ route: 'GET /app', signal: expect.any(AbortSignal) }])
})

test('what failed is not kept: the next delivery asks again', async () => {
  const { me, asked } = app(refused())
  await expect(me()).rejects.toMatchObject({ name: 'Failure', kind: 'credentials' })
  expect(await me()).toBe('sitrep[bot]')
  expect(asked).toHaveLength(2)
})

test('a lost answer is asked for again at once', async () => {
  const { me, asked } = app(new TypeError('fetch failed'))
  expect(await me()).toBe('sitrep[bot]')
  expect(asked).toHaveLength(2)
})
