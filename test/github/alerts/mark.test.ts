import { expect, test } from 'vitest'
import { type Instant, instant, MINUTE_MS, plus } from '../../../src/domain/instant.ts'
import {
  alertIn,
  alertKey,
  claimedAlert,
  markerKey,
  packAlert,
} from '../../../src/github/alerts/mark.ts'
import type { Key } from '../../../src/github/keys.ts'
import { ALERT } from '../../support/alerts.ts'

const KEYS: readonly Key[] = [{ id: 'k1', secret: 'a secret of the tests' }]
const HEARD = instant('2026-11-20T14:00:00Z')
const FACTS = { alert: ALERT, heard: HEARD, before: 7, notes: ['A note.'] }
const HASH = alertKey(ALERT.source, ALERT.key)
const US = { login: 'sitrep[bot]', kind: 'bot', us: true } as const
const OTHER = { login: 'github-actions[bot]', kind: 'bot', us: false } as const
const ANA = { login: 'ana', kind: 'person', us: false } as const

const body = (keys = KEYS) =>
  packAlert({ key: markerKey(HASH, 0), text: 'Words.', facts: FACTS }, 1, keys)
const READ = { by: 'us', key: HASH, ...FACTS }

interface Given {
  readonly author?: typeof US | typeof OTHER | typeof ANA
  readonly body?: string
  readonly createdAt?: Instant
  readonly editedAt?: Instant | null
  readonly keys?: readonly Key[]
  readonly repository?: number
}

const read = ({
  author = US,
  body: text = body(),
  createdAt = HEARD,
  editedAt = null,
  keys = KEYS,
  repository = 1,
}: Given = {}) => alertIn({ author, body: text, createdAt, editedAt }, repository, keys)

test('what is hidden in a body is read back', () => {
  expect(read()).toEqual(READ)
  expect(claimedAlert(body())).toBe(HASH)
})

test.each<readonly [string, Given]>([
  ['with line ends as browsers write them', { body: body().replaceAll('\n', '\r\n') }],
  ['with other words between', { body: body().replace('Words.', 'Rewritten.'), editedAt: HEARD }],
  ['without a key', { body: body([]), keys: [] }],
  [
    'signed by a key that we do not hold, and never edited',
    { keys: [{ id: 'k2', secret: 'another secret here' }] },
  ],
  ['of another bot with our key', { author: OTHER }],
])('a body %s is believed', (_, given) => {
  expect(read(given)).toEqual(READ)
})

test.each<readonly [string, Given]>([
  ['of a person', { author: ANA }],
  ['of a person, without a key', { author: ANA, body: body([]), keys: [] }],
  ['of another bot, without a key', { author: OTHER, body: body([]), keys: [] }],
  ['that another bot has copied later', { author: OTHER, createdAt: plus(HEARD, 11 * MINUTE_MS) }],
  ['of another repository', { repository: 2 }],
  ['whose hidden line was changed', { body: body().replace('sitrep:alert ', 'sitrep:alert AA') }],
  ['whose key was changed', { body: body().replace(HASH, 'f'.repeat(24)) }],
  ['whose hidden line is gone', { body: body().split('\n<!-- sitrep:alert')[0] ?? '' }],
  ['without a key, once somebody has edited it', { body: body([]), keys: [], editedAt: HEARD }],
  ['whose marker stands below something else', { body: `Look:\n${body()}` }],
  ['that is empty', { body: '' }],
])('a body %s is not', (_, given) => {
  expect(read(given)).toBeNull()
})

test('the same alert has the same hash, and source and key do not run into each other', () => {
  expect(alertKey('a', 'b')).toBe(alertKey('a', 'b'))
  expect(
    new Set([alertKey('a', 'bc'), alertKey('ab', 'c'), alertKey('a', 'b'), alertKey('b', 'a')])
      .size,
  ).toBe(4)
})
