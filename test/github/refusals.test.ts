import { expect, test } from 'vitest'
import type { Instant } from '../../src/domain/instant.ts'
import { NO_LEDGER } from '../../src/engine/ledger.ts'
import { apply } from '../../src/github/apply.ts'
import type { Client } from '../../src/github/client.ts'
import { failureFrom } from '../../src/github/taxonomy.ts'
import type { Effect } from '../../src/plan/effect.ts'

const WRITING = {
  at: { owner: 'acme', repo: 'shop', issue_number: 7 },
  place: { repository: 1, issue: 7 },
  keys: [],
  bodies: new Map(),
  readAt: 0 as Instant,
  now: () => 0 as Instant,
  ledger: NO_LEDGER,
  rank: 0,
  hurried: () => false,
  awaited: () => false,
}

/** A GitHub that refuses the first writes with these words, and takes what comes after. */
function refusing(...answers: readonly (readonly [status: number, message: string])[]) {
  const sent: Readonly<Record<string, unknown>>[] = []
  const unused = () => Promise.reject(new Error('not asked here'))
  const client: Client = {
    get: unused,
    all: unused,
    send: unused,
    query: unused,
    turn: async () => {},
    async post(route, params) {
      sent.push(params)
      const [status, message] = answers[sent.length - 1] ?? []
      if (status === undefined) return { status: 201, headers: {}, data: {} }
      throw failureFrom(
        Object.assign(new Error(message), { status, response: { headers: {} } }),
        route,
      )
    },
  }
  return { client, sent }
}

const FILE = { branch: 'x', path: 'a', text: 'b', blob: null, message: 'c' }
const BRANCH: Effect = { type: 'branch.create', branch: 'x', sha: 'y' }
const PULL: Effect = { type: 'pull.open', branch: 'x', base: 'main', title: 'a', body: 'b' }
const PUT: Effect = { type: 'file.put', ...FILE }
const LIST: Effect = { type: 'index.put', ...FILE }
const ASK: Effect = { type: 'reviewer.request', pull: 2, login: 'eve' }
const LAST: Effect = { type: 'label.add', names: ['x'] }

test.each<[string, Effect, number, string, object]>([
  ['a branch that is there', BRANCH, 422, 'Reference already exists', { result: 'already' }],
  [
    'a branch of a bad name',
    BRANCH,
    422,
    'not a valid ref name',
    { result: 'failed', retryable: false },
  ],
  [
    'a pull request that is there',
    PULL,
    422,
    'A pull request already exists for x.',
    { result: 'already' },
  ],
  [
    'one without a difference',
    PULL,
    422,
    'No commits between',
    { result: 'failed', retryable: false },
  ],
  [
    'a file that was made meanwhile',
    PUT,
    422,
    '"sha" wasn\'t supplied.',
    { reason: 'conflict', retryable: true },
  ],
  [
    'a file that was changed meanwhile',
    PUT,
    409,
    'a does not match 1',
    { result: 'failed', retryable: true },
  ],
  [
    'a branch that takes no pushes',
    LIST,
    409,
    'Repository rule violations found',
    { result: 'failed', retryable: false },
  ],
])('%s comes to what it means', async (_what, effect, status, message, is) => {
  const { client } = refusing([status, message])
  expect(await apply(client, WRITING, [effect])).toMatchObject([is])
})

test('where drafts are not to be had it is opened as none', async () => {
  const { client, sent } = refusing([422, 'Draft pull requests are not supported'])
  expect(await apply(client, WRITING, [PULL])).toMatchObject([{ result: 'done' }])
  expect(sent.map(({ draft }) => draft)).toEqual([true, undefined])
})

test.each<[string, Effect, number, string]>([
  ['a list on a protected branch', LIST, 409, 'Repository rule violations found'],
  ['a reviewer who cannot be asked', ASK, 422, 'Reviews may only be requested from collaborators'],
])('%s keeps nothing behind it back', async (_what, effect, status, message) => {
  const { client } = refusing([status, message])
  const applied = await apply(client, WRITING, [effect, LAST])
  expect(applied.map(({ result }) => result)).toEqual(['failed', 'done'])
})

test.each<[string, Effect, number, string]>([
  ['a list that changed meanwhile', LIST, 409, 'a does not match 1'],
  ['a reviewer while GitHub is in trouble', ASK, 502, 'Bad Gateway'],
  ['a document that could not be written', PUT, 403, 'Resource not accessible by integration'],
])('%s holds back what comes behind it', async (_what, effect, status, message) => {
  const { client } = refusing([status, message])
  expect(await apply(client, WRITING, [effect, LAST])).toHaveLength(1)
})
