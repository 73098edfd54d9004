import { expect, test } from 'vitest'
import { converge, plan } from '../../src/engine/converge.ts'
import { type Estate, type SweepOptions, type SweptIssue, sweep } from '../../src/engine/sweep.ts'
import type { Octokit } from '../../src/github/client.ts'
import { githubEstate } from '../../src/github/estate.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const KEYS = [{ id: 'k1', secret: 'a secret of the tests' }]

const estateOf = (it: Story): Estate =>
  githubEstate(it.bot as unknown as Octokit, AT, {
    now: it.now,
    keys: KEYS,
    people: new Map(),
    me: async () => 'sitrep[bot]',
  })

async function swept(estate: Estate, options: Partial<SweepOptions> = {}) {
  const all: SweptIssue[] = []
  for await (const one of sweep(estate, { since: null, look: converge, ...options }))
    if ('issue' in one) all.push(one)
  return all
}

const numbersOf = (all: readonly SweptIssue[]) => all.map(({ issue }) => issue.number)

test('a sweep does what nobody told us of, and a second one finds nothing', async () => {
  const it = story()
  const numbers = [
    await it.declare('ana', 'Checkout fails', '/sev 2', ['incident']),
    await it.declare('ben', 'Search is slow', '/sev 3', ['incident']),
  ]
  expect(numbersOf(await swept(estateOf(it)))).toEqual(numbers)
  for (const number of numbers) expect(await it.card(number)).toContain('Investigating')
  const again = await swept(estateOf(it))
  expect(again.map((one) => one.kind === 'looked' && one.converged.effects)).toEqual([[], []])
})

test('what was closed unseen is finished by a sweep that reaches back that far', async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  await it.look(number)
  it.minutes(5)
  const since = it.now()
  it.minutes(5)
  await it.as('ana').rest.issues.update({ ...AT, issue_number: number, state: 'closed' })
  expect(await swept(estateOf(it))).toEqual([])
  expect(numbersOf(await swept(estateOf(it), { since }))).toEqual([number])
  expect((await it.issue(number)).labels).toContain('status: resolved')
})

test('planned only, nothing is written', async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '', ['incident'])
  const [one] = await swept(estateOf(it), { look: plan })
  expect(one?.kind === 'looked' && one.converged.effects.length).toBeGreaterThan(0)
  expect(await it.comments(number)).toEqual([])
})

test('one that fails keeps the others from nothing', async () => {
  const it = story()
  const numbers: number[] = []
  for (const title of ['One', 'Two', 'Three'])
    numbers.push(await it.declare('ana', title, '', ['incident']))
  let looks = 0
  const look: SweepOptions['look'] = (world) => {
    looks += 1
    return looks === 2 ? Promise.reject(new Error('this one cannot be read')) : converge(world)
  }
  const all = await swept(estateOf(it), { look })
  expect(numbersOf(all)).toEqual(numbers)
  expect(all.map(({ kind }) => kind)).toEqual(['looked', 'failed', 'looked'])
})

test('each is told as soon as it is done', async () => {
  const it = story()
  for (const title of ['One', 'Two']) await it.declare('ana', title, '', ['incident'])
  const [first] = await estateOf(it).list(null)
  for await (const one of sweep(estateOf(it), { since: null, look: converge })) {
    if (!('issue' in one)) continue
    expect(one.issue).toEqual(first)
    break
  }
  expect(await it.card(1)).not.toBe('')
  expect(await it.card(2)).toBe('')
})

test('looking at what needs nothing costs a read for all of them, and one for the config', async () => {
  const it = story()
  for (let at = 0; at < 10; at++) await it.declare('ana', `Number ${at}`, '/sev 2', ['incident'])
  await swept(estateOf(it))
  const before = it.sandbox.requests().requests
  await swept(estateOf(it))
  const after = it.sandbox.requests().requests
  const spent = Object.entries(after).map(([route, n]) => n - (before[route] ?? 0))
  expect(spent.reduce((sum, n) => sum + n, 0)).toBe(2)
})
