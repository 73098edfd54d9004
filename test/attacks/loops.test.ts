import { expect, test } from 'vitest'
import { createUserToken } from '../../src/sandbox/actions/apps.ts'
import { createUser, setRole } from '../../src/sandbox/actions/places.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const LONGEST = 16

type Role = 'none' | 'write'

/** Another machine: an account that answers whatever it has not written itself, until nobody writes any more. */
function machine(
  it: Story,
  login: string,
  role: Role,
  answer: (turn: number, text: string) => string,
) {
  const type = login.endsWith('[bot]') ? 'Bot' : 'User'
  const user = createUser(it.sandbox.world, login, type)
  if (role !== 'none') setRole(it.sandbox.world, it.seeded.repository, user, role)
  const octokit = it.signedIn(createUserToken(it.sandbox.world, user))
  let read = 0
  let turn = 0
  return async (number: number): Promise<boolean> => {
    const all = await it.comments(number)
    const fresh = all.slice(read).filter(({ user: author }) => author?.login !== login)
    read = all.length
    if (fresh.length === 0) return false
    turn += 1
    const body = answer(turn, fresh.at(-1)?.body ?? '')
    await octokit.rest.issues.createComment({ ...AT, issue_number: number, body })
    return true
  }
}

/** How many comments are ours, and how many turns it took until all were quiet; `LONGEST` where they never were. */
async function played(
  config: string,
  build: (it: Story) => readonly ((number: number) => Promise<boolean>)[],
) {
  const it = story({ private: false, config })
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  await it.look(number)
  const machines = build(it)
  let turns = 0
  for (let moved = true; moved && turns < LONGEST; turns++) {
    moved = false
    for (const one of machines) moved = (await one(number)) || moved
    it.pass(20_000)
    await it.look(number)
  }
  const ours = (await it.replies(number)).length
  return { it, number, ours, turns }
}

test('two machines without a role that answer us and each other hear one word of ours', async () => {
  const { ours } = await played('', (it) => [
    machine(it, 'echo-one', 'none', () => '/ack'),
    machine(it, 'echo-two', 'none', () => '/resolve'),
  ])
  expect(ours).toBeLessThanOrEqual(2)
})

test('bots that config does not list hear none', async () => {
  const { ours } = await played('', (it) => [
    machine(it, 'alpha[bot]', 'none', () => '/help'),
    machine(it, 'beta[bot]', 'none', () => '/sev 9'),
  ])
  expect(ours).toBe(0)
})

test('a machine with a role that asks the same wrong thing again is told once', async () => {
  const { ours, turns } = await played('', (it) => [machine(it, 'clerk', 'write', () => '/sev 9')])
  expect(ours).toBe(1)
  expect(turns).toBeLessThanOrEqual(3)
})

test('so is a bot that config lists', async () => {
  const { ours, turns } = await played('bots: ["clerk[bot]"]\n', (it) => [
    machine(it, 'clerk[bot]', 'none', () => '/sev 9'),
  ])
  expect(ours).toBe(1)
  expect(turns).toBeLessThanOrEqual(3)
})

test('a machine that says back to us what we have said runs nothing with it', async () => {
  const { it, number, ours } = await played('', (it) => [
    machine(it, 'parrot', 'write', (turn, text) => (turn === 1 ? '/sev 9' : text)),
  ])
  expect(ours).toBeLessThanOrEqual(2)
  expect((await it.issue(number)).labels).toContain('sev2')
})

test.each([
  ['wrong in a new way each time', (turn: number) => `/sev ${turn + 10}`],
  ['asks for help each time', () => '/help'],
])('one that %s has its ten answers in an hour, and then a reaction', async (_, answer) => {
  const { it, number, ours } = await played('', (it) => [
    machine(it, 'clerk', 'write', answer),
    machine(it, 'crier', 'none', () => 'I have read that.'),
  ])
  expect(ours).toBe(10)
  it.minutes(61)
  const late = await it.say('ana', number, '/sev 99')
  expect(await it.reactions(late)).toEqual(['confused'])
  const answers = await it.replies(number)
  expect(answers.filter((one) => /`99`|severity 99/.test(one))).toHaveLength(1)
})

test('what people ask on another incident is answered meanwhile', async () => {
  const { it } = await played('', (it) => [
    machine(it, 'clerk', 'write', (turn) => `/sev ${turn + 10}`),
    machine(it, 'crier', 'none', () => 'I have read that.'),
  ])
  const other = await it.declare('ana', 'Search fails', '/sev 2', ['incident'])
  await it.look(other)
  await it.say('ben', other, '/sev 99')
  expect(await it.replies(other)).toHaveLength(1)
})
