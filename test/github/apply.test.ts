import { expect, test } from 'vitest'
import type { Instant } from '../../src/domain/instant.ts'
import { NO_LEDGER } from '../../src/engine/ledger.ts'
import { apply } from '../../src/github/apply.ts'
import type { Client } from '../../src/github/client.ts'
import { Failure } from '../../src/github/failure.ts'
import type { Effect } from '../../src/plan/effect.ts'

const WRITING = {
  at: { owner: 'acme', repo: 'shop', issue_number: 7 },
  place: { repository: 1, issue: 7 },
  keys: [],
  bodies: new Map([[5, 'as it was\r\nread']]),
  readAt: 0 as Instant,
  now: () => 0 as Instant,
  ledger: NO_LEDGER,
  rank: 0,
  hurried: () => false,
  awaited: () => false,
}
const CARD: Effect = { type: 'card.update', id: 5, content: { page: 1, text: 'new', entries: [] } }
const REACTION: Effect = { type: 'reaction.add', comment: 6, content: 'rocket', after: null }
const ASSIGN: Effect = { type: 'assignee.add', logins: ['Ana'] }

/** A GitHub that shows this comment, answers every write with this data, and counts. */
function github(body: string | null, data: unknown = {}) {
  const sent: string[] = []
  const reads: string[] = []
  const turns: unknown[] = []
  const unused = () => Promise.reject(new Error('not asked here'))
  const client: Client = {
    get: async (route) => {
      reads.push(route)
      if (body === null) throw new Failure('missing', 'gone', { status: 404 })
      return { status: 200, headers: {}, data: { body } }
    },
    turn: async (route, rank) => {
      turns.push([route, rank])
    },
    post: async (route) => {
      sent.push(route)
      return { status: 200, headers: {}, data }
    },
    send: unused,
    all: unused,
    query: unused,
  }
  return { client, sent, reads, turns }
}

test.each(['as it was\nread', 'as it was\r\nread'])(
  'a card that is as it was read is written after one more read: %j',
  async (body) => {
    const { client, sent, reads } = github(body)
    const applied = await apply(client, WRITING, [CARD, REACTION])
    expect(applied.map(({ result }) => result)).toEqual(['done', 'done'])
    expect(sent).toHaveLength(2)
    expect(reads).toHaveLength(1)
  },
)

test.each(['somebody ticked', null])('a card that is now %j stops the run', async (body) => {
  const { client, sent } = github(body)
  const applied = await apply(client, WRITING, [CARD, REACTION])
  expect(applied).toEqual([{ effect: CARD, result: 'failed', retryable: true, reason: 'conflict' }])
  expect(sent).toEqual([])
})

test('nothing but a card is read again before it is written', async () => {
  const { client, reads } = github(null, { assignees: [{ login: 'ana' }] })
  await apply(client, WRITING, [ASSIGN, REACTION])
  expect(reads).toEqual([])
})

test.each([
  [{ assignees: [{ login: 'ana' }, { login: 'ben' }] }, ['done', 'done']],
  [{ assignees: [{ login: 'ben' }] }, ['failed', 'done']],
  [{ assignees: [] }, ['failed', 'done']],
] as const)('assigning that is answered %j comes to %j', async (data, results) => {
  const { client } = github(null, data)
  const applied = await apply(client, WRITING, [ASSIGN, REACTION])
  expect(applied.map(({ result }) => result)).toEqual(results)
})

test('who cannot be assigned is told so, and it is not tried again', async () => {
  const [first] = await apply(github(null, { assignees: [] }).client, WRITING, [ASSIGN])
  const reason = 'not assignable'
  expect(first).toEqual({ effect: ASSIGN, result: 'failed', retryable: false, reason })
})

test('every write waits for its turn, as severe as what it belongs to', async () => {
  const { client, sent, turns } = github('as it was\nread', { assignees: [{ login: 'ana' }] })
  await apply(client, { ...WRITING, rank: 3 }, [ASSIGN, CARD, REACTION])
  expect(sent).toHaveLength(3)
  expect(turns).toEqual(sent.map((route) => [route, 3]))
})

const offer = (name: string): Effect => {
  const label = { name, color: '000000', description: '' }
  return { type: 'label.define', ...label, offered: true }
}

test('what is only offered waits behind everybody', async () => {
  const { client, turns } = github(null)
  await apply(client, { ...WRITING, rank: 3 }, [REACTION, offer('sev4')])
  expect(turns).toMatchObject([
    [expect.any(String), 3],
    [expect.any(String), 1_000],
  ])
})

test('what is only offered is left out as soon as something else waits', async () => {
  const { client, sent } = github(null)
  const hurried = () => sent.length >= 2
  const effects = [REACTION, offer('sev1'), offer('sev2'), offer('sev3')]
  const applied = await apply(client, { ...WRITING, hurried }, effects)
  expect(applied.map(({ result }) => result)).toEqual(['done', 'done'])
})
