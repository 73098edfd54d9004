import nock from 'nock'
import { describe, expect, test } from 'vitest'
import { NO_LEDGER } from '../../../src/engine/ledger.ts'
import type { Pace } from '../../../src/engine/pace.ts'
import { claimedKey } from '../../../src/github/actions/mark.ts'
import type { Effect } from '../../../src/plan/effect.ts'
import { API, onTheWire } from '../../support/wire.ts'
import { LABEL, NEST, run } from './writing.ts'

onTheWire()

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

const replies = (path: string, status: number, body: object) =>
  nock(API).post(`/repos/acme/shop/issues/${path}`).reply(status, body)

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
