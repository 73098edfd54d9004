import { expect, test } from 'vitest'
import { type Instant, plus } from '../../src/domain/instant.ts'
import type { Octokit } from '../../src/github/client.ts'
import { githubEstate } from '../../src/github/estate.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const

/** The repository through a client that writes down what it is asked, and what is unmetered. */
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
  const numbers = async (since: Instant | null) =>
    (await estate.list(since)).map(({ number }) => number)
  return { estate, asked, numbers }
}

const close = (it: Story, issue_number: number) =>
  it.as('ana').rest.issues.update({ ...AT, issue_number, state: 'closed' })

test('all open incidents are listed, and neither closed ones nor anything else', async () => {
  const it = story()
  const open = await it.declare('ana', 'Checkout fails', '', ['incident'])
  const over = await it.declare('ana', 'It was slow', '', ['incident'])
  await it.declare('ana', 'A question', '/sev 1', [])
  await close(it, over)
  expect(await estateOf(it).estate.list(null)).toEqual([
    { number: open, open: true, updatedAt: it.now(), item: false },
  ])
})

test('the label that a team has named is the one that counts', async () => {
  const it = story({ config: 'label: outage\n' })
  const ours = await it.declare('ana', 'Checkout fails', '', ['outage'])
  await it.declare('ana', 'Something else', '', ['incident'])
  expect(await estateOf(it).numbers(null)).toEqual([ours])
})

test('a pull request is no incident, whatever it is labelled', async () => {
  const it = story()
  const ana = it.as('ana').rest
  const { data: head } = await ana.git.getRef({ ...AT, ref: 'heads/main' })
  await ana.git.createRef({ ...AT, ref: 'refs/heads/fix', sha: head.object.sha })
  await ana.repos.createOrUpdateFileContents({
    ...AT,
    path: 'a.txt',
    message: 'a',
    content: '',
    branch: 'fix',
  })
  const { data } = await ana.pulls.create({ ...AT, head: 'fix', base: 'main', title: 'Fix' })
  await ana.issues.addLabels({ ...AT, issue_number: data.number, labels: ['incident'] })
  expect(await estateOf(it).numbers(plus(it.now(), -1))).toEqual([])
})

test('what has changed since is listed where it may be ours', async () => {
  const it = story()
  const old = await it.declare('ana', 'Long over', '', ['incident'])
  await close(it, old)
  it.minutes(60)
  const since = it.now()
  it.minutes(1)
  const over = await it.declare('ana', 'Just over', '', ['incident'])
  await close(it, over)
  const form = await it.declare('ana', 'From a form', '### Impact\n\nAll', [])
  const command = await it.declare('ana', 'By command', '/incident', [])
  const called = await it.declare('ana', 'Called upon', '', [])
  await it.as('ben').rest.issues.createComment({ ...AT, issue_number: called, body: '/incident' })
  const talk = await it.declare('ana', 'A question', 'How?', [])
  await it.as('ben').rest.issues.createComment({ ...AT, issue_number: talk, body: 'So.' })
  const { numbers } = estateOf(it)
  expect(await numbers(since)).toEqual([over, form, command, called])
  expect(await numbers(null)).toEqual([])
})

test('what has lost its label unheard is listed by the label of its status', async () => {
  const it = story()
  const number = await it.declare('ana', 'No incident after all', '', ['incident'])
  await it.look(number)
  const since = it.now()
  it.minutes(1)
  await it.as('ana').rest.issues.removeLabel({ ...AT, issue_number: number, name: 'incident' })
  const { numbers } = estateOf(it)
  expect([await numbers(since), await numbers(null)]).toEqual([[number], []])
})

test('more than a page of incidents is listed to the end', async () => {
  const it = story()
  for (let at = 0; at < 101; at++) await it.declare('ana', `Number ${at}`, '', ['incident'])
  expect(await estateOf(it).numbers(null)).toHaveLength(101)
})

test('a second look at what has not changed asks with the tags of the first, and costs nothing', async () => {
  const it = story()
  await it.declare('ana', 'Checkout fails', '', ['incident'])
  const { numbers, asked } = estateOf(it)
  const first = await numbers(null)
  asked.length = 0
  expect(await numbers(null)).toEqual(first)
  expect(asked).toContain('304 GET /repos/{owner}/{repo}/issues')
  expect(asked.filter((route) => route.startsWith('GET'))).toEqual([])
})
