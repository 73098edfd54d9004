import { expect, test } from 'vitest'
import { converge } from '../../src/engine/converge.ts'
import { noteWords } from '../../src/engine/note.ts'
import type { Octokit } from '../../src/github/client.ts'
import { SHARED_LOGIN } from '../../src/github/whose.ts'
import { githubWorld, type Surroundings } from '../../src/github/world.ts'
import { hands } from '../support/hands.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const SUITES = 'GET /repos/{owner}/{repo}/commits/{ref}/check-suites'
const KEYS = [{ id: 'k1', secret: 'a secret of the tests' }]

type It = ReturnType<typeof hands>

/** App and Action as they are set up to write in one repository. */
async function both(config: string, { checks = true } = {}) {
  const it = hands({ config, private: false })
  if (checks) {
    const { installation } = it.seeded
    installation.permissions = { ...installation.permissions, checks: 'write' }
  }
  // GitHub opens a suite for each App on the next push.
  await it.configure(`${config}\n`)
  const number = await it.declare('ana', 'Checkout fails', 'Payments time out.', ['incident'])
  const around = (me: string, hand: 'app' | 'action'): Surroundings => ({
    ...{ now: it.now, keys: KEYS, people: new Map(), believed: new Map() },
    ...{ me: async () => me, hand },
  })
  const looks = (octokit: unknown, to: Surroundings) =>
    converge(githubWorld(octokit as Octokit, { ...AT, issue_number: number }, to))
  const action = around(SHARED_LOGIN, 'action')
  return {
    it,
    number,
    acts: () => looks(it.job, action),
    apps: () => looks(it.bot, around('sitrep[bot]', 'app')),
  }
}

const authors = async (it: It, number: number) => (await it.living(number)).map(({ by }) => by)
const asked = (it: It) => it.sandbox.requests().requests[SUITES] ?? 0

test.each([
  ['updates: card', 'where nothing is said'],
  ['writer: auto', 'by itself'],
  ['writer: app', 'as config says'],
])('the Action stands down for the App: %s', async (config) => {
  const { it, number, acts, apps } = await both(config)
  const done = await acts()
  expect(done.applied).toEqual([])
  expect(done.notes.map(({ kind }) => kind)).toContain('stands-down')
  expect(done.notes.map(noteWords).join()).toContain('Nothing was written')
  expect(await it.comments(number)).toEqual([])
  await apps()
  await acts()
  expect(await authors(it, number)).toEqual(['sitrep[bot]'])
})

test('with writer: action the App only looks, and asks nobody', async () => {
  const { it, number, acts, apps } = await both('writer: action')
  const done = await apps()
  expect([done.applied, done.notes]).toEqual([[], [{ kind: 'stands-down', who: null }]])
  await acts()
  await apps()
  expect(await authors(it, number)).toEqual(['github-actions[bot]'])
  expect(asked(it)).toBe(0)
})

test('alone the Action writes, and asks once in a run', async () => {
  const { it, number, acts } = await both('writer: auto', { checks: false })
  await acts()
  await it.says('ben', number, '/sev 2')
  await acts()
  expect(await authors(it, number)).toEqual(['github-actions[bot]'])
  expect(asked(it)).toBe(1)
})

test('where nothing is to be written nobody is asked', async () => {
  const { it, acts } = await both('writer: auto', { checks: false })
  await acts()
  const before = asked(it)
  await acts()
  expect(asked(it)).toBe(before)
})

test('an App that only has another name is none of ours', async () => {
  const { it, number, acts } = await both('writer: auto')
  Object.assign(it.seeded.app, { slug: 'pager' })
  await acts()
  expect(await authors(it, number)).toEqual(['github-actions[bot]'])
})

test('one whose card stands there is, whatever it is called', async () => {
  const { it, number, acts, apps } = await both('writer: auto')
  await apps()
  Object.assign(it.seeded.app, { slug: 'pager' })
  const bot = Object.values(it.sandbox.world.state.users).find(
    ({ login }) => login === 'sitrep[bot]',
  )
  Object.assign(bot ?? {}, { login: 'pager[bot]' })
  await it.says('ben', number, '/sev 2')
  const done = await acts()
  expect(done.notes).toMatchObject([{ kind: 'stands-down', who: 'pager[bot]' }])
  expect(done.applied).toEqual([])
})
