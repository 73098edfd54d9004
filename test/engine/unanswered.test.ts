import { expect, onTestFinished, test } from 'vitest'
import { type Converged, converge } from '../../src/engine/converge.ts'
import { GITHUB_PACE } from '../../src/engine/pace.ts'
import type { Octokit } from '../../src/github/client.ts'
import { githubWorld } from '../../src/github/world.ts'
import { deleteIssue } from '../../src/sandbox/actions/custody.ts'
import { openStore } from '../../src/store/open-store.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const KEYS = [{ id: 'k1', secret: 'a secret of the tests' }]
const COMMENTS = '/repos/{owner}/{repo}/issues/{issue_number}/comments'

/** Looks at an issue with a real store to remember what was sent. */
function lookingWithStore(it: Story, number: number) {
  const now = it.now()
  const store = openStore({ path: ':memory:', version: '1', pace: GITHUB_PACE, now })
  onTestFinished(() => store.close())
  store.accept([{ id: 'a', event: 'x', lane: 'l', installation: 1, body: Buffer.from('') }], now)
  const lease = store.claim(now, new Set())
  if (lease === null) throw new Error('nothing to claim')
  const look = (): Promise<Converged> => {
    store.renew(lease, it.now())
    const ledger = store.ledger(lease, `acme/shop#${number}`)
    const around = { now: it.now, keys: KEYS, people: new Map(), me: async () => 'sitrep[bot]' }
    const octokit = it.bot as unknown as Octokit
    return converge(githubWorld(octokit, { ...AT, issue_number: number }, { ...around, ledger }))
  }
  return { look, store }
}

const declared = async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  return { it, number, ...lookingWithStore(it, number) }
}
const cards = async (it: Story, number: number) =>
  (await it.comments(number)).filter(({ body }) => body?.startsWith('<!-- sitrep:v1 card'))
const failures = ({ applied }: Converged) => applied.filter(({ result }) => result === 'failed')

test('a card whose answer was lost is known as soon as it is read, and is not written again', async () => {
  const { it, number, look, store } = await declared()
  it.sandbox.faults.queue({ method: 'POST', route: COMMENTS, after: 'lost' })
  expect(failures(await look())).toHaveLength(1)
  expect(store.standing().unknown).toBe(1)
  const second = await look()
  expect(failures(second)).toEqual([])
  expect(store.standing().unknown).toBe(0)
  expect(await cards(it, number)).toHaveLength(1)
  expect((await it.plan(number)).effects).toEqual([])
})

test.each(['lost', 'bad-gateway'] as const)(
  'a card that lags behind its answer %s is not written again, however often we look',
  async (answer) => {
    const { it, number, look, store } = await declared()
    it.sandbox.lags.set({ lists: 15_000, graphql: 15_000 })
    it.sandbox.faults.queue({ method: 'POST', route: COMMENTS, after: answer })
    await look()
    for (let second = 0; second < 10; second++) {
      it.pass(1_000)
      expect(failures(await look())).toMatchObject([{ reason: 'unsettled', retryable: true }])
    }
    it.pass(15_000)
    expect(failures(await look())).toEqual([])
    expect(store.standing().unknown).toBe(0)
    expect(await cards(it, number)).toHaveLength(1)
  },
)

test('a card that never came to be is written again, once that is certain', async () => {
  const { it, number, look } = await declared()
  it.sandbox.faults.queue({ method: 'POST', route: COMMENTS, before: 'lost' })
  const sentAt = it.now()
  await look()
  it.pass(30_000)
  const [early] = failures(await look())
  expect(early).toMatchObject({ reason: 'unsettled', until: sentAt + 60_000 })
  expect(await cards(it, number)).toEqual([])
  it.pass(30_000)
  expect(failures(await look())).toEqual([])
  expect(await cards(it, number)).toHaveLength(1)
})

test('a card that GitHub refused for its limits is written as soon as that is over', async () => {
  const { it, number, look, store } = await declared()
  it.sandbox.faults.queue({
    method: 'POST',
    route: COMMENTS,
    before: { kind: 'secondary-limit', seconds: 20 },
  })
  expect(failures(await look())).toMatchObject([{ retryable: true, until: it.now() + 20_000 }])
  expect(store.standing().unknown).toBe(0)
  it.pass(20_000)
  expect(failures(await look())).toEqual([])
  expect(await cards(it, number)).toHaveLength(1)
})

test('a card that somebody deletes is written again, though it was sent before', async () => {
  const { it, number, look } = await declared()
  await look()
  const [card] = await cards(it, number)
  it.minutes(2)
  await it.as('ana').rest.issues.deleteComment({ ...AT, comment_id: card?.id ?? 0 })
  expect(failures(await look())).toEqual([])
  expect(await cards(it, number)).toHaveLength(1)
})

test('nobody wonders about a card whose answer was lost once its issue is gone for a minute', async () => {
  const { it, number, look, store } = await declared()
  it.sandbox.faults.queue({ method: 'POST', route: COMMENTS, after: 'lost' })
  await look()
  const { users, repository } = it.seeded
  const issue = repository.issues[number]
  if (users['ana'] === undefined || issue === undefined) throw new Error('nothing to delete')
  deleteIssue(it.sandbox.world, { user: users['ana'], grant: null }, repository, issue)
  it.pass(30_000)
  expect((await look()).parked).toBe('gone')
  expect(store.standing().unknown).toBe(1)
  it.pass(31_000)
  await look()
  expect(store.standing().unknown).toBe(0)
})

test('who has lost the lease writes nothing', async () => {
  const { it, number, look, store } = await declared()
  it.minutes(10)
  expect(store.claim(it.now(), new Set())).not.toBeNull()
  const { applied } = await look()
  expect(applied.map(({ result }) => result)).toEqual(['stopped'])
  expect((await it.issue(number)).labels).toEqual(['incident'])
})
