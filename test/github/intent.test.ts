import nock from 'nock'
import { describe, expect, test } from 'vitest'
import { type Instant, plus } from '../../src/domain/instant.ts'
import type { Intention, Ledger } from '../../src/engine/ledger.ts'
import { apply, type Writing } from '../../src/github/apply.ts'
import { client } from '../../src/github/client.ts'
import type { Effect } from '../../src/plan/effect.ts'
import { API, onTheWire, wired } from '../support/wire.ts'

const NOW = Date.parse('2026-11-20T14:00:00Z') as Instant
const READ_AT = plus(NOW, -3_000)
const COMMENTS = '/repos/acme/shop/issues/7/comments'

const CARD: Effect = { type: 'card.create', content: { page: 1, text: 'x', entries: [] } }
const REPLY: Effect = { type: 'reply.create', key: '5:help', body: 'x' }
const LABEL: Effect = { type: 'label.add', names: ['sev1'] }

onTheWire()

/** A ledger that answers with this, and writes down what it is told. */
function ledger(intention: Intention = { kind: 'go' }, held: () => boolean = () => true) {
  const told: unknown[] = []
  const one: Ledger = {
    held,
    intend: (key, readAt, now) => {
      told.push(['intend', key, readAt, now])
      return intention
    },
    settle: (key, id) => void told.push(['settle', key, id]),
    drop: (key) => void told.push(['drop', key]),
    unknown: () => [],
    disprove: () => {},
    done: () => new Map(),
  }
  return { one, told }
}

const octokit = () => client(wired())

const writing = (one: Ledger): Writing => ({
  at: { owner: 'acme', repo: 'shop', issue_number: 7 },
  place: { repository: 1, issue: 7 },
  keys: [],
  bodies: new Map(),
  readAt: READ_AT,
  now: () => NOW,
  ledger: one,
  rank: 0,
  hurried: () => false,
  awaited: () => false,
})

const sent = (one: Ledger, ...effects: readonly Effect[]) => apply(octokit(), writing(one), effects)

describe.each([
  [CARD, 'card.1'],
  [REPLY, 'reply.5:help'],
] as const)('%j', (effect, key) => {
  const intended = ['intend', key, READ_AT, NOW]

  test.each<[string, () => unknown, unknown[], object]>([
    [
      'is done',
      () => nock(API).post(COMMENTS).reply(201, { id: 42 }),
      ['settle', key, 42],
      { result: 'done' },
    ],
    [
      'is refused',
      () => nock(API).post(COMMENTS).reply(422, {}),
      ['drop', key],
      { result: 'failed', retryable: false },
    ],
    [
      'is forbidden',
      () => nock(API).post(COMMENTS).reply(403, {}),
      ['drop', key],
      { result: 'failed', retryable: false },
    ],
    [
      'is led elsewhere',
      () => nock(API).post(COMMENTS).reply(301, {}),
      ['drop', key],
      { result: 'failed', retryable: false, refusal: 'gone' },
    ],
    [
      'comes back with a list from where it was led',
      () =>
        nock(API)
          .post(COMMENTS)
          .reply(200, [{ id: 41 }]),
      ['drop', key],
      { result: 'failed', retryable: false, refusal: 'gone' },
    ],
    [
      'meets a limit',
      () => nock(API).post(COMMENTS).reply(429, {}, { 'retry-after': '37' }),
      ['drop', key],
      { result: 'failed', retryable: true, until: plus(NOW, 37_000) },
    ],
    [
      'meets a limit without a time',
      () => nock(API).post(COMMENTS).reply(403, { message: 'secondary rate limit' }),
      ['drop', key],
      { result: 'failed', retryable: true, until: plus(NOW, 60_000) },
    ],
  ])('that %s is known, and sent once', async (_what, answer, told, applied) => {
    answer()
    const { one, told: all } = ledger()
    expect(await sent(one, effect)).toMatchObject([applied])
    expect(all).toEqual([intended, told])
  })

  test.each<[string, () => unknown]>([
    ['breaks off', () => nock(API).post(COMMENTS).replyWithError('socket hang up')],
    ['is answered 502', () => nock(API).post(COMMENTS).reply(502)],
    ['is answered 500', () => nock(API).post(COMMENTS).reply(500, {})],
    ['is answered without an id', () => nock(API).post(COMMENTS).reply(201, {})],
    ['is answered with a page', () => nock(API).post(COMMENTS).reply(200, '<html></html>')],
    ['is answered with a text as id', () => nock(API).post(COMMENTS).reply(201, { id: '42' })],
    ['is answered with nothing', () => nock(API).post(COMMENTS).reply(201)],
  ])('that %s stays unknown, and is not sent again', async (_what, answer) => {
    answer()
    const { one, told } = ledger()
    expect(await sent(one, effect)).toMatchObject([{ result: 'failed', retryable: true }])
    expect(told).toEqual([intended])
  })

  test('that may have been sent waits until that is known', async () => {
    const until = plus(NOW, 57_000)
    const { one } = ledger({ kind: 'unknown', until })
    const reason = 'unsettled'
    expect(await sent(one, effect)).toEqual([
      { effect, result: 'failed', retryable: true, reason, until },
    ])
  })

  test('where somebody else writes now stops the run', async () => {
    const { one } = ledger({ kind: 'lost' })
    expect(await sent(one, effect, LABEL)).toEqual([{ effect, result: 'stopped' }])
  })
})

test('a reply that was sent is not sent again, and what follows goes on', async () => {
  nock(API).post('/repos/acme/shop/issues/7/labels').reply(200, [])
  const { one } = ledger({ kind: 'done', id: 42 })
  const results = (await sent(one, REPLY, LABEL)).map(({ result }) => result)
  expect(results).toEqual(['already', 'done'])
})

test('a card that was written and not read back means that all else was thought out too early', async () => {
  const { one } = ledger({ kind: 'done', id: 42 })
  expect(await sent(one, CARD, LABEL)).toEqual([
    { effect: CARD, result: 'failed', retryable: true, reason: 'conflict' },
  ])
})

test('nothing at all is sent any more once the lease is lost', async () => {
  nock(API).post('/repos/acme/shop/issues/7/labels').reply(200, [])
  let held = true
  const { one, told } = ledger({ kind: 'go' }, () => {
    const now = held
    held = false
    return now
  })
  const results = (await sent(one, LABEL, CARD, REPLY)).map(({ result }) => result)
  expect(results).toEqual(['done', 'stopped'])
  expect(told).toEqual([])
})

test('nothing is noted for what GitHub does once anyway', async () => {
  nock(API).post('/repos/acme/shop/issues/7/labels').reply(200, [])
  const { one, told } = ledger({ kind: 'unknown', until: NOW })
  expect(await sent(one, LABEL)).toMatchObject([{ result: 'done' }])
  expect(told).toEqual([])
})

describe('a reminder while the answer to another never came', () => {
  const REMINDER: Effect = { type: 'reply.create', key: 'due:update.1.0', body: 'x' }
  const about = (unknown: readonly string[]) => ({ ...ledger().one, unknown: () => unknown })

  test('waits, since both could say the same', async () => {
    const applied = await sent(about(['reply.due:acknowledge.1.0+update.1.0']), REMINDER)
    expect(applied).toMatchObject([{ result: 'failed', retryable: true, reason: 'unsettled' }])
  })

  test.each([
    ['its own', REMINDER, 'reply.due:update.1.0'],
    ['that of an answer', REMINDER, 'reply.5:help'],
    ['a reminder, for an answer', REPLY, 'reply.due:update.1.0'],
  ])('does not wait for %s', async (_what, effect, unknown) => {
    nock(API).post(COMMENTS).reply(201, { id: 42 })
    expect(await sent(about([unknown]), effect)).toMatchObject([{ result: 'done' }])
  })
})
