import { expect, test } from 'vitest'
import { createApp, createUserToken } from '../../src/sandbox/actions/apps.ts'
import { createUser, setRole } from '../../src/sandbox/actions/places.ts'
import { type Story, story } from '../support/story.ts'

const BOTS = 'bots: ["deploy-helper", "helper[bot]", "relay[bot]"]\n'

async function declared(config = BOTS) {
  const it = story({ private: false, config })
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  await it.look(number)
  return { it, number }
}

/** Somebody new, with a role or as a stranger. */
function newcomer(it: Story, login: string, role: 'none' | 'read' | 'write' | 'admin' = 'none') {
  const user = createUser(it.sandbox.world, login)
  if (role !== 'none') setRole(it.sandbox.world, it.seeded.repository, user, role)
  return { user, as: it.signedIn(createUserToken(it.sandbox.world, user)) }
}

const AT = { owner: 'acme', repo: 'shop' } as const

async function says(it: Story, octokit: Story['bot'], number: number, body: string) {
  it.minutes(1)
  const { data } = await octokit.rest.issues.createComment({ ...AT, issue_number: number, body })
  await it.look(number)
  return data.id
}

const labels = async (it: Story, number: number) => (await it.issue(number)).labels

test('a person who registers the name that config lists as a bot is a stranger like any other', async () => {
  const { it, number } = await declared()
  const thief = newcomer(it, 'deploy-helper')
  const id = await says(it, thief.as, number, '/sev 1')
  expect(await labels(it, number)).toContain('sev2')
  expect(await it.reactions(id)).toEqual(['confused'])
})

test.each([
  'helper',
  'Helper-bot',
  'helper-bot-',
  'sitrep',
  'sitrep-bot',
  'github-actions',
  'ghost',
  'null',
])('a stranger of the name %s is a stranger', async (login) => {
  const { it, number } = await declared()
  const id = await says(it, newcomer(it, login).as, number, '/cancel')
  expect((await it.issue(number)).state).toBe('open')
  expect(await it.reactions(id)).toEqual(['confused'])
})

test('the account that stands for all deleted ones is obeyed by no role', async () => {
  const { it, number } = await declared()
  await says(it, newcomer(it, 'ghost', 'admin').as, number, '/sev 1')
  expect(await labels(it, number)).toContain('sev2')
})

test('who was renamed is judged by the role of today, under the new name', async () => {
  const { it, number } = await declared()
  const { user, as } = newcomer(it, 'mona', 'write')
  await says(it, as, number, '/ack')
  user.login = 'mona-moved'
  await says(it, as, number, '/sev 1')
  expect(await labels(it, number)).toContain('sev1')
})

test('who takes the name that somebody with a role has left holds nothing of theirs', async () => {
  const { it, number } = await declared()
  const left = newcomer(it, 'mona', 'admin')
  await says(it, left.as, number, '/ack')
  left.user.login = 'mona-moved'
  const id = await says(it, newcomer(it, 'mona').as, number, '/sev 1')
  expect(await labels(it, number)).toContain('sev2')
  expect(await it.reactions(id)).toEqual(['confused'])
})

test.each(['ANA', 'Ana'])(
  'the name %s is that of ana, whose role holds in any case',
  async (shown) => {
    const { it, number } = await declared()
    const ana = it.seeded.users['ana']
    if (ana !== undefined) ana.login = shown
    await says(it, it.as('ana'), number, '/sev 1')
    expect(await labels(it, number)).toContain('sev1')
  },
)

test('a role that was taken away a second ago is gone, and one that was given counts', async () => {
  const { it, number } = await declared()
  const { roles } = it.seeded.repository
  const { user, as } = newcomer(it, 'mona', 'write')
  await says(it, as, number, '/ack')
  roles[user.id] = 'read'
  it.pass(1_000)
  const told = async (body: string) => {
    await as.rest.issues.createComment({ ...AT, issue_number: number, body })
    await it.look(number)
  }
  await told('/sev 1')
  expect(await labels(it, number)).toContain('sev2')
  roles[user.id] = 'triage'
  it.pass(1_000)
  await told('/sev 3')
  expect(await labels(it, number)).toContain('sev3')
})

/** As GitHub shows what an App has written with the token of a person who let it in. */
async function relayed(slug: string, body: string) {
  const { it, number } = await declared()
  const owner = it.seeded.users['dev'] ?? it.seeded.users['ana']
  if (owner === undefined) throw new Error('nobody owns it')
  const app = createApp(it.sandbox.world, { slug, permissions: {}, events: [], owner })
  it.minutes(1)
  const { data } = await it
    .as('ana')
    .rest.issues.createComment({ ...AT, issue_number: number, body })
  const made = it.seeded.repository.issues[number]?.comments.find(({ id }) => id === data.id)
  Object.assign(made ?? {}, { viaAppId: app.id })
  await it.look(number)
  return { it, number, id: data.id }
}

test('what another App writes in the name of an administrator is not obeyed, and not answered', async () => {
  const { it, number, id } = await relayed('helmsman', '/cancel')
  expect((await it.issue(number)).state).toBe('open')
  expect(await it.reactions(id)).toEqual([])
  expect(await it.replies(number)).toEqual([])
})

test('through an App that config lists a person speaks with their own role', async () => {
  const { it, number } = await relayed('relay', '/sev 1')
  expect(await labels(it, number)).toContain('sev1')
})

test.each([
  ['was edited before it was read', '/resolve', true],
  ['holds what nobody sees', '/re\u200bsolve', false],
])(
  'of a stranger who %s nothing is told but that they may not, and once',
  async (_, body, edits) => {
    const { it, number } = await declared()
    const eve = it.as('eve')
    for (let turn = 0; turn < 4; turn++) {
      it.minutes(2)
      const { data } = await eve.rest.issues.createComment({ ...AT, issue_number: number, body })
      it.pass(5_000)
      if (edits)
        await eve.rest.issues.updateComment({ ...AT, comment_id: data.id, body: `${body} now` })
      await it.look(number)
    }
    expect((await it.issue(number)).state).toBe('open')
    const replies = await it.replies(number)
    expect(replies.filter((one) => !one.includes('asks for the role'))).toEqual([])
    expect(replies.length).toBeLessThanOrEqual(1)
  },
)

test('on an issue that is none of ours strangers are never answered, edited or not', async () => {
  const it = story({ private: false })
  const number = await it.declare('ana', 'Add a button', 'Just an idea.')
  const { data } = await it
    .as('eve')
    .rest.issues.createComment({ ...AT, issue_number: number, body: '/resolve' })
  it.pass(5_000)
  await it.as('eve').rest.issues.updateComment({ ...AT, comment_id: data.id, body: '/resolve it' })
  await it.look(number)
  expect(await it.replies(number)).toEqual([])
})
