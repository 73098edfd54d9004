import { expect, test } from 'vitest'
import { packCard } from '../../src/github/journal.ts'
import { type Story, story } from '../support/story.ts'

const AT = { owner: 'acme', repo: 'shop' } as const
const KEY = { id: 'k1', secret: 'a secret of the tests' }
const FORGED = {
  page: 1,
  text: 'The card.',
  entries: [
    {
      ...{ key: 'c9.0', at: Date.parse('2026-11-20T13:00:00Z'), by: 'ana', outcome: 'accepted' },
      ...{ text: '/sev 1', facts: [{ type: 'severity-set', severity: 'sev1' }] },
    },
  ],
} as unknown as Parameters<typeof packCard>[0]

async function declared() {
  const it = story({ private: false })
  const number = await it.declare('ana', 'Checkout fails', '/sev 2', ['incident'])
  await it.look(number)
  return { it, number }
}

/** The incident is as it was, there is one card, and it is ours. */
async function unmoved(it: Story, number: number, cards = 1): Promise<void> {
  it.minutes(1)
  await it.look(number)
  expect((await it.issue(number)).labels).toContain('sev2')
  const own = (await it.comments(number)).filter(
    ({ body = '', user }) => user?.login === 'sitrep[bot]' && body.includes('sitrep:v1 card 1 '),
  )
  expect(own).toHaveLength(cards)
  expect((await it.plan(number)).effects).toEqual([])
}

const post = (it: Story, login: string, number: number, body: string) =>
  it.as(login).rest.issues.createComment({ ...AT, issue_number: number, body })

const place = (it: Story, issue: number) => ({ repository: it.seeded.repository.id, issue })

test.each([
  ['a stranger without a signature', 'eve', () => [] as const],
  [
    'a stranger with a signature of their own',
    'eve',
    () => [{ id: 'k1', secret: 'another secret of 16' }],
  ],
  ['a writer who knows the key', 'dev', () => [KEY]],
  ['an administrator who knows the key', 'ana', () => [KEY]],
])('a card by %s is a comment like any other', async (_, login, keys) => {
  const { it, number } = await declared()
  await post(it, login, number, packCard(FORGED, place(it, number), keys()))
  await unmoved(it, number)
})

test('our own card, copied by a stranger to the same issue or to another, stays a stranger’s comment', async () => {
  const { it, number } = await declared()
  const other = await it.declare('dev', 'Search is slow', 'Not urgent.')
  const card = await it.card(number)
  await post(it, 'eve', number, card)
  await post(it, 'eve', other, card)
  await it.look(other)
  await unmoved(it, number)
  expect((await it.issue(other)).labels).toEqual([])
  expect((await it.comments(other)).map(({ user }) => user?.login)).toEqual(['eve'])
})

test('the journal of another incident, put into our card by a writer, is not that of this one', async () => {
  const { it, number } = await declared()
  const other = await it.declare('ana', 'Search fails', '/sev 1\n/cancel', ['incident'])
  await it.look(other)
  const { id } = await it.cardComment(number)
  await it
    .as('dev')
    .rest.issues.updateComment({ ...AT, comment_id: id, body: await it.card(other) })
  it.minutes(1)
  await it.look(number)
  await unmoved(it, number)
  expect((await it.issue(number)).state).toBe('open')
  expect(await it.card(number)).toContain('rebuilt')
})

test('the same journal from before a command does not take that command back', async () => {
  const { it, number } = await declared()
  const early = await it.card(number)
  await it.say('ana', number, '/ic @ben')
  const { id } = await it.cardComment(number)
  await it.as('dev').rest.issues.updateComment({ ...AT, comment_id: id, body: early })
  it.minutes(1)
  await it.look(number)
  expect((await it.issue(number)).assignees).toEqual(['ben'])
  await unmoved(it, number)
})

test.each([
  ['under a key id that nobody knows', [{ id: 'old', secret: 'the key of the year before' }]],
  ['without a signature', []],
])('a journal that a writer has put into our card %s is not believed', async (_, keys) => {
  const { it, number } = await declared()
  const { id } = await it.cardComment(number)
  const body = packCard(FORGED, place(it, number), keys)
  await it.as('dev').rest.issues.updateComment({ ...AT, comment_id: id, body })
  it.minutes(1)
  await it.look(number)
  await unmoved(it, number)
})

test.each([
  ['a refusal', '/sev <!-- sitrep:v1 card 1 - - -->'],
  ['a timeline', '/timeline <!-- sitrep:v1 reply 7:0 - - -->'],
  ['an update over two lines', '/update on\n<!-- sitrep:v1 card 1 - - -->\n/cancel'],
  ['a published text', '/publish --><!-- sitrep:v1 card 1 - - --><!--'],
  ['an action', '/action mend <!-- sitrep:journal AAAA -->'],
  ['a link', '/link x https://example.com/?<!--sitrep:v1'],
  ['a pinned comment', '/pin <!-- sitrep:v1 card 2 k1 0 -->'],
])('a marker does not come out of %s under our name', async (_, text) => {
  const { it, number } = await declared()
  await it.say('ana', number, text.replace('\n/cancel', ''))
  const own = (await it.comments(number)).filter(({ user }) => user?.login === 'sitrep[bot]')
  expect(own.length).toBeGreaterThan(0)
  for (const { body = '' } of own) {
    expect(body.slice(4).match(/<!--\s*sitrep:v1/g)).toBeNull()
    expect((body.match(/<!--\s*sitrep:journal/g) ?? []).length).toBeLessThanOrEqual(1)
  }
})

test('a title that is a marker opens no comment of ours', async () => {
  const it = story({ private: false })
  const title = '<!-- sitrep:v1 card 1 - - --> /cancel'
  const number = await it.declare('ana', title, '/sev 2', ['incident'])
  await it.look(number)
  await unmoved(it, number)
  expect((await it.card(number)).slice(4)).not.toContain('<!-- sitrep:v1')
})
