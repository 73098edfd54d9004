import { expect, test } from 'vitest'
import { converge } from '../../src/engine/converge.ts'
import type { Octokit } from '../../src/github/client.ts'
import type { Key } from '../../src/github/keys.ts'
import { githubWorld } from '../../src/github/world.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const KEY: Key = { id: 'k1', secret: 'a secret of these tests' }
const STRANGER: Key = { id: 'k9', secret: 'a secret of somebody else' }

/** A look through a GitHub that has REST alone. */
function looked(it: Story, number: number, keys: readonly Key[] = [KEY]) {
  const octokit: Octokit = {
    request: (route, parameters) => it.bot.request(route, parameters),
    graphql: () =>
      Promise.reject(
        Object.assign(new Error('Not Found'), { status: 404, response: { headers: {} } }),
      ),
  }
  const around = { now: it.now, keys, people: new Map(), me: async () => 'sitrep[bot]' }
  const world = githubWorld(octokit, { ...AT, issue_number: number }, around)
  return { world, look: () => converge(world) }
}

async function declared(it: Story, keys: readonly Key[] = [KEY]): Promise<number> {
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  await looked(it, number, keys).look()
  it.minutes(1)
  return number
}

const say = async (it: Story, login: string, issue_number: number, body: string) =>
  (await it.as(login).rest.issues.createComment({ ...AT, issue_number, body })).data.id

test('an incident lives through REST alone, and a second look changes nothing', async () => {
  const it = story({ keys: [KEY] })
  const number = await declared(it)
  const said = await say(it, 'ben', number, '/ack')
  await looked(it, number).look()
  expect(await it.reactions(said)).toEqual(['rocket'])
  expect(await it.card(number)).toMatch(/\| Acknowledged \|.*ben/)
  expect((await looked(it, number).look()).effects).toEqual([])
})

test.each(['rocket', 'confused'] as const)(
  'the %s of a stranger on their own comment is no receipt of ours',
  async (content) => {
    const it = story({ keys: [KEY], private: false })
    const number = await declared(it)
    const comment_id = await say(it, 'eve', number, '/sev 1')
    await it.as('eve').rest.reactions.createForIssueComment({ ...AT, comment_id, content })
    const { seen } = await looked(it, number).look()
    expect(seen?.comments.map(({ receipt }) => receipt)).toEqual([null])
    expect((await it.issue(number)).labels).toContain('sev2')
    expect((await it.issue(number)).labels).not.toContain('sev1')
  },
)

test("a stranger's rocket on their own issue is no receipt of its opening body", async () => {
  const it = story({ keys: [KEY], private: false })
  const number = await it.declare('eve', 'Checkout fails', '/incident\n/sev 1')
  const at = { ...AT, issue_number: number }
  await it.as('eve').rest.reactions.createForIssue({ ...at, content: 'rocket' })
  const { seen } = await looked(it, number).look()
  expect(seen?.issue.receipt).toBeNull()
  expect((await it.issue(number)).labels).not.toContain('sev1')
})

test('our own receipt stands beside those of others, so a lost card is built from it', async () => {
  const it = story({ keys: [KEY] })
  const number = await declared(it)
  const comment_id = await say(it, 'ben', number, '/impact 10% slow')
  await looked(it, number).look()
  const reacted = { ...AT, comment_id, content: 'confused' } as const
  await it.as('dev').rest.reactions.createForIssueComment(reacted)
  const { id } = await it.cardComment(number)
  await it.as('ana').rest.issues.deleteComment({ ...AT, comment_id: id })
  it.minutes(60 * 48)
  const { seen } = await looked(it, number).look()
  expect(seen?.comments[0]?.receipt).toBe('rocket')
  expect(await it.card(number)).toContain('10 % of the service: slow')
})

test('a card put in place of ours under a key that nobody knows is not believed', async () => {
  const it = story({ keys: [KEY] })
  const number = await declared(it)
  const { id: comment_id } = await it.cardComment(number)
  const forged = await declared(it, [STRANGER])
  const { body } = await it.cardComment(forged)
  await it.as('dev').rest.issues.updateComment({ ...AT, comment_id, body })
  const { seen } = await looked(it, number).look()
  expect(seen?.cards.map(({ trust }) => trust)).toEqual(['tampered'])
  expect(await it.card(number)).toContain('The card was rebuilt')
  expect((await looked(it, number).look()).effects).toEqual([])
})

test('a card that was never edited is read under a new key and signed anew', async () => {
  const it = story({ keys: [KEY] })
  const number = await declared(it, [STRANGER])
  const { seen } = await looked(it, number).look()
  expect(seen?.cards.map(({ trust }) => trust)).toEqual(['stale'])
  expect(await it.card(number)).not.toContain('The card was rebuilt')
  expect((await looked(it, number).look()).effects).toEqual([])
})

test('without a key an edited card is not believed, and an unedited one is', async () => {
  const it = story({ keys: [] })
  const number = await declared(it, [])
  expect((await looked(it, number, []).look()).effects).toEqual([])
  const { id: comment_id, body } = await it.cardComment(number)
  await it.as('dev').rest.issues.updateComment({ ...AT, comment_id, body: `${body} ` })
  const { seen } = await looked(it, number, []).look()
  expect(seen?.cards.map(({ trust }) => trust)).toEqual(['tampered'])
})

test('a box ticked between read and write is not overwritten, and nothing more is written', async () => {
  const it = story({ keys: [KEY] })
  const number = await declared(it)
  const said = await say(it, 'ben', number, '/impact 10% slow')
  const { id: comment_id, body } = await it.cardComment(number)
  const { world, look } = looked(it, number)
  const ticked = body.replace('- [ ] 12.', '- [x] 12.')
  const meanwhile = async () => {
    const seen = await world.read()
    await it.as('dev').rest.issues.updateComment({ ...AT, comment_id, body: ticked })
    return seen
  }
  const { applied } = await converge({ ...world, read: meanwhile })
  expect(applied.at(-1)).toMatchObject({ result: 'failed', retryable: true, reason: 'conflict' })
  expect((await it.cardComment(number)).body).toBe(ticked)
  expect(await it.reactions(said)).toEqual([])
  await look()
  expect(await it.card(number)).toContain('10 % of the service: slow')
})

test('whoever looks after a service is called by one comment', async () => {
  const config = 'services:\n  checkout:\n    people: [dev]\n    team: acme/payments\n'
  const it = story({ keys: [KEY], config })
  const number = await declared(it)
  await say(it, 'ben', number, '/escalate checkout the pool is full')
  await looked(it, number).look()
  await looked(it, number).look()
  const replies = await it.replies(number)
  expect(replies).toHaveLength(1)
  expect(replies[0]).toContain('@dev @acme/payments: `ben` calls you in for `checkout`')
})
