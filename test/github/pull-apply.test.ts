import { describe, expect, test } from 'vitest'
import type { Instant } from '../../src/domain/instant.ts'
import { type Intention, NO_LEDGER } from '../../src/engine/ledger.ts'
import type { Client } from '../../src/github/client.ts'
import { Failure } from '../../src/github/failure.ts'
import { applyReview, type PullWriting, REVIEW_RANK } from '../../src/github/pull-apply.ts'
import type { DesiredCheck } from '../../src/plan/review/check.ts'
import type { ReviewEffect } from '../../src/plan/review/effect.ts'

const WRITING: PullWriting = {
  at: { owner: 'acme', repo: 'shop', pull_number: 7 },
  repository: 1,
  keys: [],
  readAt: 0 as Instant,
  now: () => 5_000 as Instant,
  ledger: NO_LEDGER,
}
const NOTE = { path: 'a.md', level: 'failure', title: 'x', message: 'm' } as const
const CHECK: DesiredCheck = {
  name: 'Sitrep / postmortem',
  conclusion: 'failure',
  title: 'one',
  summary: 'two',
  annotations: [
    { ...NOTE, line: 3, endLine: 3, column: 4 },
    { ...NOTE, line: 5, endLine: 6, column: 1 },
    { ...NOTE, line: 9, endLine: 9, column: null },
  ],
}
const base = { check: CHECK, head: 'abc', digest: 'd', after: 0 } as const
const FIRST: ReviewEffect = { type: 'check.create', ...base, from: 0, to: 2 }
const REST: ReviewEffect = { type: 'check.extend', id: null, check: CHECK, from: 2, to: 3 }
const REVIEW: ReviewEffect = {
  type: 'review.create',
  head: 'abc',
  key: 'suggestions',
  body: 'Words.',
  comments: [
    { path: 'a.md', line: 3, endLine: 3, body: 'one' },
    { path: 'a.md', line: 5, endLine: 8, body: 'two' },
  ],
}

interface Sent {
  readonly route: string
  readonly params: Readonly<Record<string, unknown>>
}

/** A GitHub that answers every write with a number, or with what is thrown. */
function github(answer: () => unknown = () => ({ id: 41 })) {
  const sent: Sent[] = []
  const turns: unknown[] = []
  const unused = () => Promise.reject(new Error('not asked here'))
  const client: Client = {
    get: unused,
    all: unused,
    send: unused,
    query: unused,
    turn: async (_, rank) => {
      turns.push(rank)
    },
    post: async (route, params) => {
      sent.push({ route, params })
      return { status: 200, headers: {}, data: answer() }
    },
  }
  return { client, sent, turns }
}
const results = (all: Awaited<ReturnType<typeof applyReview>>) => all.map(({ result }) => result)

test('a check is made and gone on with under the number that GitHub gave it', async () => {
  const { client, sent, turns } = github()
  expect(results(await applyReview(client, WRITING, [FIRST, REST]))).toEqual(['done', 'done'])
  expect(turns).toEqual([REVIEW_RANK, REVIEW_RANK])
  expect(sent[0]).toMatchObject({
    route: 'POST /repos/{owner}/{repo}/check-runs',
    params: { name: CHECK.name, head_sha: 'abc', external_id: 'd', status: 'in_progress' },
  })
  expect(sent[0]?.params).not.toHaveProperty('conclusion')
  expect(sent[1]).toMatchObject({
    route: 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
    params: { check_run_id: 41, status: 'completed', conclusion: 'failure' },
  })
})

test('columns are given within one line only, as GitHub takes them', async () => {
  const { client, sent } = github()
  await applyReview(client, WRITING, [{ ...FIRST, to: 3 } as ReviewEffect])
  const note = { path: 'a.md', annotation_level: 'failure', title: 'x', message: 'm' }
  const annotations = [
    { ...note, start_line: 3, end_line: 3, start_column: 4, end_column: 4 },
    { ...note, start_line: 5, end_line: 6 },
    { ...note, start_line: 9, end_line: 9 },
  ]
  expect(sent[0]?.params['output']).toEqual({ title: 'one', summary: 'two', annotations })
})

test('suggestions are one review that asks for nothing, each behind its marker', async () => {
  const { client, sent } = github()
  await applyReview(client, WRITING, [REVIEW])
  expect(sent[0]?.params).toMatchObject({
    commit_id: 'abc',
    event: 'COMMENT',
    body: '<!-- sitrep:v1 review suggestions - - -->\nWords.',
    comments: [
      { path: 'a.md', line: 3, side: 'RIGHT' },
      { path: 'a.md', line: 8, side: 'RIGHT', start_line: 5, start_side: 'RIGHT' },
    ],
  })
})

describe('what is not unique on the server', () => {
  const under = (intention: Intention) => {
    const asked: string[] = []
    const told: string[] = []
    const ledger = {
      ...NO_LEDGER,
      intend: (key: string) => {
        asked.push(key)
        return intention
      },
      settle: (key: string, id: number) => told.push(`settled ${key} ${id}`),
      drop: (key: string) => told.push(`dropped ${key}`),
    }
    return { asked, told, writing: { ...WRITING, ledger } }
  }

  test.each<readonly [string, Intention, object]>([
    [
      'is not sent while it is unknown',
      { kind: 'unknown', until: 9 as Instant },
      { result: 'failed', reason: 'unsettled', until: 9 },
    ],
    [
      'is thought out anew where it is there',
      { kind: 'done', id: 3 },
      { result: 'failed', reason: 'conflict', retryable: true },
    ],
    ['is left to whoever writes here now', { kind: 'lost' }, { result: 'stopped' }],
  ])('%s', async (_, intention, outcome) => {
    const { client, sent } = github()
    const [one, ...more] = await applyReview(client, under(intention).writing, [FIRST, REVIEW])
    expect(one).toMatchObject(outcome)
    expect([...more, ...sent]).toEqual([])
  })

  test('is noted as it was answered', async () => {
    const { writing, told } = under({ kind: 'go' })
    await applyReview(github().client, writing, [FIRST, REVIEW])
    expect(told).toEqual([
      'settled check abc Sitrep / postmortem d 0 41',
      'settled review.suggestions 41',
    ])
  })

  test.each([
    ['invalid', 422, ['dropped review.suggestions']],
    ['unanswered', null, []],
    ['server', 502, []],
  ] as const)(
    'is forgotten only where GitHub said that it did not happen: %s',
    async (kind, status, dropped) => {
      const { writing, told } = under({ kind: 'go' })
      const { client } = github(() => {
        throw new Failure(kind, 'no', { status })
      })
      expect(results(await applyReview(client, writing, [REVIEW]))).toEqual(['failed'])
      expect(told).toEqual(dropped)
    },
  )

  test('is not believed without a number', async () => {
    const { writing, told } = under({ kind: 'go' })
    const [one] = await applyReview(github(() => ({})).client, writing, [FIRST])
    expect(one).toMatchObject({ result: 'failed', reason: 'an answer without an id' })
    expect(told).toEqual([])
  })
})

test('nothing is sent once somebody else may write here', async () => {
  const { client, sent } = github()
  const writing = { ...WRITING, ledger: { ...NO_LEDGER, held: () => false } }
  expect(results(await applyReview(client, writing, [FIRST]))).toEqual(['stopped'])
  expect(sent).toEqual([])
})

test('a limit says when to come back, and stops the rest', async () => {
  const { client, sent } = github(() => {
    throw new Failure('rate-limit', 'no', { status: 429, waitSeconds: 30 })
  })
  const [one] = await applyReview(client, WRITING, [FIRST, REST])
  expect(one).toMatchObject({ result: 'failed', reason: 'rate-limit', until: 35_000 })
  expect(sent).toHaveLength(1)
})

test('a mistake of ours is no refusal of GitHub’s', async () => {
  const { client } = github(() => {
    throw new TypeError('ours')
  })
  await expect(applyReview(client, WRITING, [FIRST])).rejects.toThrow('ours')
  await expect(applyReview(github().client, WRITING, [REST])).rejects.toThrow(
    'no check run was made',
  )
})
