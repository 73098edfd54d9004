import { expect, test } from 'vitest'
import { instant } from '../../src/domain/instant.ts'
import { seenByBystander, withReceipts } from '../../src/github/bystander.ts'
import type { Raw, RawComment } from '../../src/github/raw.ts'
import { snapshotOf } from '../../src/github/snapshot.ts'
import { story } from '../support/story.ts'

const AT = instant('2026-11-20T14:00:00Z')

const said = (id: number, login: string, body: string, us: boolean): RawComment => ({
  id,
  author: { login, kind: login.endsWith('[bot]') ? 'bot' : 'person', us },
  body,
  createdAt: AT,
  editedAt: null,
  editor: null,
  receipt: 'rocket',
})

const raw = (...comments: readonly RawComment[]): Raw => ({
  repository: { id: 1, name: 'acme/shop', isPublic: false, archived: false, labels: [] },
  issue: {
    number: 7,
    title: 'Checkout fails',
    body: '',
    url: 'http://github.test/acme/shop/issues/7',
    author: { login: 'ana', kind: 'person', us: true },
    createdAt: AT,
    editedAt: null,
    open: true,
    locked: false,
    labels: [],
    assignees: [],
    receipt: 'rocket',
  },
  comments,
  events: [
    { id: 'E1', at: AT, actor: { login: 'ana', kind: 'person', us: true }, type: 'reopened' },
    { id: 'E2', at: AT, actor: { login: 'sitrep[bot]', kind: 'bot', us: false }, type: 'reopened' },
  ],
  config: [],
  me: 'ana',
  base: null,
})

const card = (keyId = 'app') => `<!-- sitrep:v1 card 1 ${keyId} - -->\nwords`

test('the bot that wrote the card is us, and the person who looks on is not', () => {
  const seen = seenByBystander(
    raw(said(1, 'ana', '/ack', true), said(2, 'sitrep[bot]', card(), false)),
  )
  expect(seen.raw.comments.map(({ author }) => author.us)).toEqual([false, true])
  expect(seen.raw.events.map(({ actor }) => actor.us)).toEqual([false, true])
  expect(seen.raw.issue.author.us).toBe(false)
})

test.each([
  ['a person who copied a card', said(1, 'ana', card(), true)],
  ['a bot without a card', said(1, 'other[bot]', 'words', false)],
  ['a bot that quotes a card', said(1, 'other[bot]', `> ${card()}`, false)],
])('%s is not us', (_who, comment) => {
  const seen = seenByBystander(raw(comment))
  expect(seen.raw.comments.map(({ author }) => author.us)).toEqual([false])
})

test('cards count as signed unless the one that stands there is not', () => {
  expect(seenByBystander(raw()).signed).toBe(true)
  expect(seenByBystander(raw(said(1, 'sitrep[bot]', card(), false))).signed).toBe(true)
  expect(seenByBystander(raw(said(1, 'sitrep[bot]', card('-'), false))).signed).toBe(false)
})

test('reactions of whoever looks on are no receipts', () => {
  const { issue, comments } = seenByBystander(raw(said(1, 'ana', '/ack', true))).raw
  expect([issue.receipt, comments[0]?.receipt]).toEqual([null, null])
})

test('what the journal has decided counts as answered, and nothing else does', async () => {
  const it = story()
  const number = await it.declare('ana', 'Checkout fails', '', ['incident'])
  const good = await it.say('ana', number, '/ack')
  const bad = await it.say('ana', number, '/sev 99')
  const talk = await it.say('ana', number, 'hello')
  const { seen } = await it.plan(number)
  if (seen === null) throw new Error('the issue is gone')
  const bare = seen.comments.map((comment) => ({ ...comment, receipt: null }))
  const { comments } = withReceipts({ ...seen, comments: bare })
  expect(comments.map(({ id, receipt }) => [id, receipt])).toEqual([
    [good, 'rocket'],
    [bad, 'confused'],
    [talk, null],
  ])
})

test('a snapshot of nothing stays one of nothing', () => {
  const seen = snapshotOf(seenByBystander(raw()).raw, [])
  expect(withReceipts(seen)).toEqual(seen)
})
