import { expect, test } from 'vitest'
import { DAY_MS, type Instant, plus } from '../../../src/domain/instant.ts'
import type { Octokit } from '../../../src/github/client.ts'
import { githubEstate } from '../../../src/github/estate.ts'
import { type Story, story } from '../../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const DEPLOYED = 'actions:\n  evidence: deployed\n'

function estateOf(it: Story) {
  const asked: string[] = []
  const octokit: Octokit = {
    async request(route, parameters) {
      try {
        const answer = await it.bot.request(route, parameters)
        asked.push(route)
        return answer
      } catch (error) {
        asked.push(`${(error as { status: number }).status} ${route}`)
        throw error
      }
    },
    graphql: (query, variables) => it.bot.graphql(query, variables),
  }
  const around = { now: it.now, keys: [], people: new Map(), me: async () => 'sitrep[bot]' }
  const estate = githubEstate(octokit, AT, around)
  const items = async (since: Instant | null = null) =>
    (await estate.list(since)).filter(({ item }) => item).map(({ number }) => number)
  return { estate, asked, items }
}

/** The issue of an action item, as we open one. */
async function opened(it: Story, title: string): Promise<number> {
  const body = '<!-- sitrep:v1 action 1.a1@2026-12-01 - - -->\nDo it.'
  const { data } = await it.bot.rest.issues.create({ ...AT, title, body, labels: ['action-item'] })
  return data.number
}

const close = (it: Story, issue_number: number) =>
  it.as('ana').rest.issues.update({ ...AT, issue_number, state: 'closed' })

test('open action items are listed where the clock may have something to do', async () => {
  const it = story()
  const ours = await opened(it, 'Add an alert')
  const labelled = await it.declare('ana', 'Once due', '', ['action-item', 'due: soon'])
  const talked = await it.declare('ana', 'With a card, maybe', '', ['action-item'])
  await it.as('ben').rest.issues.createComment({ ...AT, issue_number: talked, body: '/due friday' })
  await it.declare('ana', 'Nobody has said anything', '', ['action-item'])
  await it.declare('ana', 'No action item', '', ['due: soon'])
  await close(it, await opened(it, 'Done'))
  const { estate } = estateOf(it)
  expect(await estate.list(null)).toEqual(
    [ours, labelled, talked].map((number) => ({
      number,
      open: true,
      updatedAt: expect.any(Number),
      item: true,
    })),
  )
})

test('one that is an incident too is listed as an incident', async () => {
  const it = story()
  const number = await it.declare('ana', 'Both', '', ['action-item', 'incident', 'due: soon'])
  const { estate } = estateOf(it)
  expect(await estate.list(null)).toMatchObject([{ number, item: false }])
})

test('what has changed since is listed whatever it says, and so is what was closed', async () => {
  const it = story()
  await it.declare('ana', 'Quiet for long', '', ['action-item'])
  it.minutes(60)
  const since = it.now()
  it.minutes(1)
  const fresh = await it.declare('ana', 'Fresh', '', ['action-item'])
  const over = await opened(it, 'Done')
  await close(it, over)
  expect(await estateOf(it).items(since)).toEqual([fresh, over])
})

test('where a deployment proves what is done, those closed in the last thirty days are listed', async () => {
  const it = story({ config: DEPLOYED })
  const before = await opened(it, 'Done long ago')
  await close(it, before)
  it.pass(29 * DAY_MS)
  const lately = await opened(it, 'Done lately')
  await close(it, lately)
  expect(await estateOf(it).items()).toEqual([before, lately])
  it.pass(2 * DAY_MS)
  // Talked about, and so changed, but closed all the same.
  await it.as('ben').rest.issues.createComment({ ...AT, issue_number: before, body: 'Nice.' })
  expect(await estateOf(it).items()).toEqual([lately])
})

test('where a merged pull request is proof enough, what is closed is not listed', async () => {
  const it = story()
  await close(it, await opened(it, 'Done'))
  expect(await estateOf(it).items()).toEqual([])
})

test('a hundred cost one request, and nothing of the limit where nothing has changed', async () => {
  const it = story()
  for (let at = 0; at < 101; at++) await opened(it, `Number ${at}`)
  const { asked, items } = estateOf(it)
  const first = await items()
  expect(first).toHaveLength(101)
  expect(asked.filter((route) => route.endsWith('/issues'))).toHaveLength(3)
  asked.length = 0
  expect(await items()).toEqual(first)
  expect(asked.filter((route) => route.startsWith('GET'))).toEqual([])
  asked.length = 0
  await opened(it, 'One more')
  await items()
  const metered = asked.filter((route) => route.startsWith('GET'))
  expect(metered).toHaveLength(1)
})

test('what was listed once is asked for since then without losing any', async () => {
  const it = story()
  const number = await opened(it, 'Add an alert')
  const { items } = estateOf(it)
  expect(await items(plus(it.now(), -DAY_MS))).toEqual([number])
})
