import nock from 'nock'
import { describe, expect, test } from 'vitest'
import type { Instant } from '../../../src/domain/instant.ts'
import { NO_LEDGER } from '../../../src/engine/ledger.ts'
import type { Pace } from '../../../src/engine/pace.ts'
import { claimedKey } from '../../../src/github/actions/mark.ts'
import { apply, type Writing } from '../../../src/github/apply.ts'
import { client } from '../../../src/github/client.ts'
import type { Effect } from '../../../src/plan/effect.ts'
import { API, onTheWire, wired } from '../../support/wire.ts'
import { KEYS } from './support.ts'

onTheWire()

const WRITING: Writing = {
  at: { owner: 'acme', repo: 'shop', issue_number: 42 },
  place: { repository: 1, issue: 42 },
  keys: KEYS,
  bodies: new Map(),
  readAt: 0 as Instant,
  now: () => 0 as Instant,
  ledger: NO_LEDGER,
  rank: 2,
  hurried: () => false,
  awaited: () => false,
}
const OPEN: Effect<'item.open'> = {
  type: 'item.open',
  key: '42.add-an-alert',
  title: 'Add an alert',
  body: 'So that we know.',
  labels: ['action-item', 'priority: p1'],
  assignees: ['Ben', 'eve'],
  due: '2026-12-01',
  dueField: 3,
}
const NEST: Effect = { type: 'item.nest', item: 57, id: 1_057 }
const BLOCK: Effect = { type: 'item.block', item: 57, by: 1_058 }
const DATE: Effect<'item.date'> = { type: 'item.date', item: 57, field: 3, due: '2026-12-08' }
const LABEL: Effect = { type: 'label.add', names: ['sev1'] }

const run = (effects: readonly Effect[], writing: Partial<Writing> = {}, pace?: Pace) =>
  apply(client(wired(), pace === undefined ? {} : { pace }), { ...WRITING, ...writing }, effects)

interface Sent {
  readonly body: string
  readonly assignees?: readonly string[]
  readonly issue_field_values?: unknown
}
const opened = (change: object = {}) => ({
  id: 1_057,
  number: 57,
  assignees: [{ login: 'ben' }, { login: 'eve' }],
  labels: [{ name: 'Action-Item' }, { name: 'priority: p1' }],
  issue_field_values: [{ issue_field_id: 3, value: '2026-12-01' }],
  ...change,
})

/** One answer after the other to what opens issues; what was sent. */
function issues(...answers: readonly (readonly [status: number, body: object])[]) {
  const sent: Sent[] = []
  for (const [status, answer] of answers) {
    nock(API)
      .post('/repos/acme/shop/issues', (body: Sent) => sent.push(body) > 0)
      .reply(status, answer)
  }
  return sent
}

const invalid = (message: string) => [422, { message }] as const
const NO_ASSIGNEE = invalid('Validation Failed: could not resolve assignees')
const NO_FIELD = invalid('Issue field 3 does not exist')

describe('opening the issue of an item', () => {
  test('it carries its marker, its day, its people and its field', async () => {
    const sent = issues([201, opened()])
    expect(await run([OPEN])).toEqual([{ effect: OPEN, result: 'done' }])
    expect(sent).toMatchObject([
      {
        ...{ title: OPEN.title, labels: OPEN.labels, assignees: OPEN.assignees },
        issue_field_values: [{ field_id: 3, value: '2026-12-01' }],
      },
    ])
    expect(sent[0]?.body).toMatch(
      /^<!-- sitrep:v1 action 42\.add-an-alert@2026-12-01 k1 \w{32} -->\nSo that we know\.$/,
    )
    expect(claimedKey(sent[0]?.body ?? '')).toBe(OPEN.key)
  })

  test('nobody, no day and no field are not sent at all', async () => {
    const sent = issues([201, opened({ assignees: [] })])
    await run([{ ...OPEN, assignees: [], due: null }])
    expect(Object.keys(sent[0] ?? {}).sort()).toEqual(['body', 'labels', 'title'])
    expect(sent[0]?.body).toMatch(/^<!-- sitrep:v1 action 42\.add-an-alert k1 /)
  })

  test.each([
    ['somebody', { assignees: [{ login: 'BEN' }] }, { assignees: ['eve'], labels: [], due: false }],
    ['everybody', { assignees: null }, { assignees: ['Ben', 'eve'], labels: [], due: false }],
    [
      'a label',
      { labels: ['action-item'] },
      { assignees: [], labels: ['priority: p1'], due: false },
    ],
    ['the field', { issue_field_values: [] }, { assignees: [], labels: [], due: true }],
    ['all fields', { issue_field_values: undefined }, { assignees: [], labels: [], due: true }],
  ])('whoever or whatever GitHub leaves out is told: %s', async (_what, change, lost) => {
    issues([201, opened(change)])
    expect(await run([OPEN])).toEqual([{ effect: OPEN, result: 'done', lost }])
  })

  test.each([
    [[NO_ASSIGNEE], ['assignees']],
    [[NO_FIELD], ['issue_field_values']],
    [
      [NO_ASSIGNEE, NO_FIELD],
      ['assignees', 'issue_field_values'],
    ],
    [
      [NO_FIELD, NO_ASSIGNEE],
      ['issue_field_values', 'assignees'],
    ],
  ])(
    'what GitHub refuses for itself does not keep the issue from being opened',
    async (refusals, without) => {
      const left: Readonly<Record<string, unknown>> = { assignees: [], issue_field_values: [] }
      const change = Object.fromEntries(without.map((name) => [name, left[name]]))
      const sent = issues(...refusals, [201, opened(change)])
      expect(await run([OPEN])).toMatchObject([{ result: 'done', lost: {} }])
      for (const name of without) expect(sent.at(-1)).not.toHaveProperty(name)
      expect(sent).toHaveLength(without.length + 1)
    },
  )

  test('each attempt waits for a turn of its own, behind all incidents', async () => {
    const turns: unknown[] = []
    const turn: Pace['turn'] = async (write) => {
      turns.push(write)
      return { kind: 'go' }
    }
    issues(NO_ASSIGNEE, [201, opened({ assignees: [] })])
    await run([OPEN], {}, { turn, hold: () => 0, held: () => 0 })
    expect(turns).toEqual([
      { content: true, rank: 502 },
      { content: true, rank: 502 },
    ])
  })

  test('one that GitHub does not take keeps no other from being opened', async () => {
    issues(invalid('title is too long'), [201, opened()])
    const second = { ...OPEN, key: '42.another' }
    expect(await run([OPEN, second])).toMatchObject([
      { result: 'failed', retryable: false, refusal: 'invalid' },
      { result: 'done' },
    ])
  })

  test.each([
    [403, 'permission'],
    [410, 'gone'],
  ])('where none may be opened, by a %i, the rest is not sent', async (status, refusal) => {
    issues([status, { message: 'no' }])
    expect(await run([OPEN, NEST])).toMatchObject([{ result: 'failed', refusal }])
  })

  test('its number is remembered, by which it is found again', async () => {
    const settled: unknown[] = []
    const settle = (key: string, id: number) => void settled.push([key, id])
    issues([201, opened()])
    await run([OPEN], { ledger: { ...NO_LEDGER, settle } })
    expect(settled).toEqual([['item.42.add-an-alert', 57]])
  })
})

const DUPLICATE =
  'An error occurred while adding the sub-issue to the parent issue. Issue may not contain duplicate sub-issues and Sub issue may only have one parent'
const replies = (path: string, status: number, body: object) =>
  nock(API).post(`/repos/acme/shop/issues/${path}`).reply(status, body)

describe('what is linked to what', () => {
  test.each<readonly [Effect, string, number, object, object]>([
    [NEST, '42/sub_issues', 201, {}, { result: 'done' }],
    [NEST, '42/sub_issues', 422, { message: DUPLICATE }, { result: 'already' }],
    [
      NEST,
      '42/sub_issues',
      422,
      { message: 'Sub issue may only have one parent' },
      { result: 'failed', retryable: false, refusal: 'invalid' },
    ],
    [
      NEST,
      '42/sub_issues',
      422,
      { message: 'Parent cannot have more than 100 sub-issues' },
      { result: 'failed', retryable: false, refusal: 'invalid' },
    ],
    [
      NEST,
      '42/sub_issues',
      404,
      { message: 'Not Found' },
      { result: 'failed', retryable: false, refusal: 'missing' },
    ],
    [NEST, '42/sub_issues', 502, { message: '' }, { result: 'failed', retryable: true }],
    [BLOCK, '57/dependencies/blocked_by', 201, {}, { result: 'done' }],
    [
      BLOCK,
      '57/dependencies/blocked_by',
      422,
      { message: 'Issue is already blocked by it' },
      { result: 'already' },
    ],
    [
      BLOCK,
      '57/dependencies/blocked_by',
      422,
      { message: 'It would be circular' },
      { result: 'failed', retryable: false, refusal: 'invalid' },
    ],
  ])('%j sent to %s and answered %i', async (effect, path, status, body, applied) => {
    replies(path, status, body)
    expect(await run([effect])).toMatchObject([applied])
  })

  test('a refusal for good stops nothing that comes behind it, and one that may pass does', async () => {
    replies('42/sub_issues', 422, { message: 'Parent cannot have more than 100 sub-issues' })
    replies('42/labels', 200, [])
    expect((await run([NEST, LABEL])).map(({ result }) => result)).toEqual(['failed', 'done'])
    replies('42/sub_issues', 500, {})
    expect((await run([NEST, LABEL])).map(({ result }) => result)).toEqual(['failed'])
  })

  test('what this GitHub does not have is asked for once', async () => {
    replies('42/sub_issues', 404, { message: 'Not Found' })
    replies('57/dependencies/blocked_by', 201, {})
    const other = { ...NEST, item: 58, id: 1_058 }
    expect(await run([NEST, other, BLOCK])).toMatchObject([
      { effect: NEST, result: 'failed', refusal: 'missing' },
      { effect: other, result: 'failed', refusal: 'missing' },
      { result: 'done' },
    ])
  })
})

describe('the day in the field of the organisation', () => {
  test('is put beside the other fields', async () => {
    const values = { issue_field_values: [{ field_id: 3, value: '2026-12-08' }] }
    nock(API)
      .post('/repos/acme/shop/issues/57/issue-field-values', values)
      .reply(200, [{ issue_field_id: 3, value: '2026-12-08' }])
    expect(await run([DATE])).toEqual([{ effect: DATE, result: 'done' }])
  })

  test.each([[[]], [[{ issue_field_id: 3, value: '2026-12-01' }]], [{}]])(
    'that does not stand in the answer %j is told',
    async (answer) => {
      replies('57/issue-field-values', 200, answer)
      const lost = { assignees: [], labels: [], due: true }
      expect(await run([DATE])).toEqual([{ effect: DATE, result: 'done', lost }])
    },
  )

  test.each([
    [204, 'done'],
    [404, 'already'],
  ])('is taken away alone, never by an empty list, and a %i is well', async (status, result) => {
    nock(API).delete('/repos/acme/shop/issues/57/issue-field-values/3').reply(status)
    const effect = { ...DATE, due: null }
    expect(await run([effect])).toEqual([{ effect, result }])
  })
})

describe('where somebody waits', () => {
  test('the rest of the items gives way to it, and all else is written', async () => {
    replies('42/labels', 200, [])
    expect(await run([LABEL, OPEN, NEST], { awaited: () => true })).toEqual([
      { effect: LABEL, result: 'done' },
    ])
  })

  test('for nothing but ourselves, all items are written', async () => {
    issues([201, opened()])
    expect(await run([OPEN], { hurried: () => true })).toMatchObject([{ result: 'done' }])
  })

  test('and we are about to end, the first is stopped, so that the rest is not forgotten', async () => {
    const ledger = { ...NO_LEDGER, held: () => false }
    expect(await run([OPEN, NEST], { awaited: () => true, ledger })).toEqual([
      { effect: OPEN, result: 'stopped' },
    ])
  })
})

test('links that the rules of a branch refuse are told as that, and stop nothing', async () => {
  const file = {
    branch: 'main',
    path: 'postmortems/42.md',
    text: 'x',
    blob: 'abc',
    message: 'Link',
  }
  const links: Effect = { type: 'links.put', ...file }
  const message = 'Repository rule violations found: changes must be made through a pull request.'
  nock(API).put('/repos/acme/shop/contents/postmortems/42.md').reply(409, { message })
  replies('42/labels', 200, [])
  expect(await run([links, LABEL])).toMatchObject([
    { result: 'failed', retryable: false, refusal: 'protected' },
    { result: 'done' },
  ])
})
