import { describe, expect, test } from 'vitest'
import { instant } from '../../src/domain/instant.ts'
import { type Ledger, NO_LEDGER } from '../../src/engine/ledger.ts'
import { Failure, type FailureKind } from '../../src/github/failure.ts'
import {
  intentKey,
  refused,
  replyKeyIn,
  settled,
  unsent,
  waitsForAnother,
} from '../../src/github/intent.ts'
import type { Effect } from '../../src/plan/effect.ts'

const NOW = instant('2026-11-20T14:00:00Z')
const CONTENT = { page: 2, text: 'x', entries: [] }
const LABEL: Effect = { type: 'label.add', names: ['sev1'] }

function noting(unknown: readonly string[] = []) {
  const told: unknown[] = []
  const ledger: Ledger = {
    ...NO_LEDGER,
    unknown: () => unknown,
    settle: (...settled) => void told.push(settled),
    drop: (key) => void told.push(key),
  }
  return { ledger, told }
}

test.each<[Effect, string | null]>([
  [{ type: 'card.create', content: CONTENT }, 'card.2'],
  [{ type: 'reply.create', key: '5:0', body: 'x' }, 'reply.5:0'],
  [
    {
      ...{ type: 'item.open', key: '7.a1b2', title: 'x', body: 'x', labels: [], assignees: [] },
      ...{ due: null, dueField: null },
    },
    'item.7.a1b2',
  ],
  [LABEL, null],
  [{ type: 'card.update', id: 1, content: CONTENT }, null],
  [{ type: 'reaction.add', comment: null, content: 'rocket', after: null }, null],
  [{ type: 'pull.open', branch: 'x', base: 'main', title: 'x', body: 'x' }, null],
])('%j is remembered under %j', (effect, key) => {
  expect(intentKey(effect)).toBe(key)
})

test.each([
  ['reply.5:0', '5:0'],
  ['reply.due:update.1.0', 'due:update.1.0'],
  ['card.1', null],
  ['item.reply.1', null],
])('%s is the key of the reply %j', (key, reply) => {
  expect(replyKeyIn(key)).toBe(reply)
})

test.each([
  ['reply.due:update.1.0', ['reply.due:acknowledge.1.0'], true],
  ['reply.due:update.1.0', ['reply.due:update.1.0', 'reply.due:acknowledge.1.0'], true],
  ['reply.due:update.1.0', ['reply.due:update.1.0'], false],
  ['reply.due:update.1.0', ['reply.5:0', 'card.1'], false],
  ['reply.due:update.1.0', [], false],
  ['reply.5:0', ['reply.due:update.1.0'], false],
  ['card.1', ['reply.due:update.1.0'], false],
])('%s, while nothing is known of %j, waits: %s', (key, unknown, waits) => {
  expect(waitsForAnother(key, noting(unknown).ledger)).toBe(waits)
})

describe('an answer', () => {
  test.each<[string, unknown, number]>([
    ['card.1', { id: 42, number: 7 }, 42],
    ['reply.5:0', { id: Number.MAX_SAFE_INTEGER }, Number.MAX_SAFE_INTEGER],
    ['item.7.a1b2', { id: 42, number: 7 }, 7],
  ])('to %s is noted by what finds it again', (key, data, id) => {
    const { ledger, told } = noting()
    expect(settled(ledger, key, { status: 201, headers: {}, data }, NOW)).toBe(true)
    expect(told).toEqual([[key, id, NOW]])
  })

  test.each<[string, unknown]>([
    ['reply.1', null],
    ['reply.1', undefined],
    ['reply.1', ''],
    ['reply.1', { number: 7 }],
    ['reply.1', { id: '42' }],
    ['reply.1', { id: 0 }],
    ['reply.1', { id: -1 }],
    ['reply.1', { id: 1.5 }],
    ['reply.1', { id: Number.MAX_SAFE_INTEGER + 1 }],
    ['item.7.a1b2', { id: 42 }],
  ])('to %s that is %j proves nothing', (key, data) => {
    const { ledger, told } = noting()
    expect(settled(ledger, key, { status: 201, headers: {}, data }, NOW)).toBe(false)
    expect(told).toEqual([])
  })
})

test.each<[FailureKind, boolean]>([
  ['invalid', true],
  ['permission', true],
  ['rate-limit', true],
  ['missing', true],
  ['unanswered', false],
  ['server', false],
])('a failure of kind %s proves that nothing happened: %s', (kind, proved) => {
  const { ledger, told } = noting()
  refused(ledger, 'card.1', new Failure(kind, '', { status: null }))
  expect(told).toEqual(proved ? ['card.1'] : [])
})

test.each<[Effect, object]>([
  [
    { type: 'card.create', content: CONTENT },
    { result: 'failed', reason: 'conflict', retryable: true },
  ],
  [LABEL, { result: 'already' }],
])('%j that was done before comes to %j', (effect, applied) => {
  expect(unsent(effect, { kind: 'done', id: 42 })).toEqual({ effect, ...applied })
})
