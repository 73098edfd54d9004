import { describe, expect, test } from 'vitest'
import { endOf } from '../../../src/domain/evolve-action.ts'
import { type Instant, instant, iso } from '../../../src/domain/instant.ts'
import type { SeenProof } from '../../../src/plan/actions/seen.ts'
import { actionOf } from '../../../src/plan/item/action-of.ts'
import type { LogEvent } from '../../../src/plan/snapshot.ts'
import { POLICY } from '../../support/policy.ts'
import { dueEntry, itemOf } from './items.ts'

const US = { login: 'sitrep[bot]', kind: 'bot', us: true } as const
const BEN = { login: 'ben', kind: 'person', us: false } as const
const BOT = { login: 'stale[bot]', kind: 'bot', us: false } as const

let count = 0
const event = <T extends object>(at: string, actor: LogEvent['actor'], what: T) => ({
  id: `E${count++}`,
  at: instant(at),
  actor,
  ...what,
})
const DAY = '2026-11-18T10:00:00Z'
const DEPLOYED = {
  ...POLICY,
  actions: { ...POLICY.actions, evidence: 'deployed', environments: ['production'] },
} as const

const closedBy = (repository: string) =>
  event(DAY, BEN, {
    type: 'closed',
    reason: 'completed',
    pull: { repository, number: 57 },
  } as const)

const proof = (deployedTo: readonly string[] | null): ReadonlyMap<number, SeenProof> =>
  new Map([[57, { number: 57, state: 'merged', mergeCommit: 'a'.repeat(40), deployedTo }]])

test('labels and assignees say what they are for and whose they are', () => {
  const labels = [
    'Action-Item',
    'kind: Detect',
    'service: checkout',
    'team: acme/payments',
    'later',
  ]
  expect(actionOf(itemOf(2, { labels, assignees: ['Ben', 'dev'] }), POLICY)).toMatchObject({
    ours: true,
    title: 'Item 2',
    kind: 'detect',
    services: ['checkout'],
    team: 'acme/payments',
    owners: ['Ben', 'dev'],
    end: null,
  })
})

describe('whose it is', () => {
  const entries = [
    {
      ...dueEntry('2026-11-17T10:00:00Z', '2026-12-10'),
      text: '/owner @dev',
      facts: [{ type: 'owner-set', login: 'dev' }],
    },
  ] as const
  const click = (type: 'assigned' | 'unassigned', login: string) =>
    event(DAY, BEN, { type, login } as const)

  test.each<[string, readonly string[], readonly LogEvent[], readonly string[]]>([
    ['somebody whom GitHub does not take, all the same', [], [], ['dev']],
    ['nobody, once a person has taken them off', [], [click('unassigned', 'dev')], []],
    ['also who was added since', ['dev', 'ana'], [click('assigned', 'ana')], ['dev', 'ana']],
    ['not who had it before', ['ben', 'dev'], [], ['dev']],
  ])('after a command is %s', (_, assignees, events, owners) => {
    expect(actionOf(itemOf(2, { assignees, events, entries }), POLICY).owners).toEqual(owners)
  })
})

test('the newest accepted word says when it is due, else the issue as it was created', () => {
  const zone = 'Europe/Berlin'
  const due = (change: object) => actionOf(itemOf(2, change), { ...POLICY, zone }).due
  expect(due({})).toBeNull()
  expect(iso(due({ due: '2026-12-01' }) ?? (0 as Instant))).toBe('2026-12-01T22:59:00Z')
  const entries = [
    dueEntry('2026-11-17T10:00:00Z', '2026-12-10'),
    dueEntry('2026-11-18T10:00:00Z', '2026-12-08', 2),
  ]
  expect(iso(due({ due: '2026-12-01', entries }) ?? (0 as Instant))).toBe('2026-12-08T23:59:00Z')
})

describe('its priority', () => {
  const label = (at: string, actor: LogEvent['actor'], name: string, type = 'labeled') =>
    event(at, actor, { type, label: name }) as LogEvent
  const born = '2026-11-16T10:00:01Z'

  test.each<[string, readonly LogEvent[], readonly string[], string | null]>([
    ['is what it came with', [label(born, US, 'priority: p3')], ['priority: p3'], 'p3'],
    ['is what its label says, where the log is silent', [], ['priority: p2'], 'p2'],
    [
      'is what somebody clicked last',
      [label(born, US, 'priority: p3'), label(DAY, BEN, 'Priority: P1')],
      ['priority: p3', 'priority: p1'],
      'p1',
    ],
    [
      'is gone with its label',
      [label(born, US, 'priority: p3'), label(DAY, BEN, 'priority: p3', 'unlabeled')],
      [],
      null,
    ],
    ['is not what we wrote later', [label(DAY, US, 'priority: p1')], ['priority: p1'], null],
    ['is not what a bot says', [label(DAY, BOT, 'priority: p1')], ['priority: p1'], null],
  ])('%s', (_, events, labels, expected) => {
    const item = itemOf(2, { events, labels: ['action-item', ...labels] })
    expect(actionOf(item, POLICY).priority).toBe(expected)
  })
})

describe('its end', () => {
  test.each<[string, LogEvent, string]>([
    ['by a merged pull request is proven', closedBy('acme/shop'), 'verified'],
    [
      'by hand is not',
      event(DAY, BEN, { type: 'closed', reason: 'completed', pull: null } as const),
      'unverified',
    ],
    [
      'by a bot is an end too',
      event(DAY, BOT, { type: 'closed', reason: 'not_planned', pull: null } as const),
      'declined',
    ],
  ])('%s', (_, log, expected) => {
    const item = itemOf(2, { open: false, events: [log] })
    expect(endOf(actionOf(item, POLICY), POLICY.actions)?.kind).toBe(expected)
  })

  test('is over once it is opened again', () => {
    const events = [
      closedBy('acme/shop'),
      event('2026-11-19T10:00:00Z', BEN, { type: 'reopened' } as const),
    ]
    expect(actionOf(itemOf(2, { events }), POLICY).end).toBeNull()
  })

  test('that was not allowed, as the journal says, is none', () => {
    const log = event(DAY, BEN, { type: 'closed', reason: 'completed', pull: null } as const)
    const entries = [{ key: `e${log.id}`, at: log.at, by: 'ben', outcome: 'noted' } as const]
    expect(actionOf(itemOf(2, { events: [log], entries }), POLICY).end).toBeNull()
  })

  test.each<[string, string, ReadonlyMap<number, SeenProof>, string]>([
    ['waits for its deployment', 'acme/shop', new Map(), 'merged'],
    ['waits for one of the right environment', 'acme/shop', proof(['staging']), 'merged'],
    ['is proven by its deployment', 'acme/shop', proof(['staging', 'production']), 'verified'],
    [
      'is proven by a merge elsewhere, of whose deployments nothing is known',
      'acme/infra',
      proof(null),
      'verified',
    ],
  ])('%s, where config asks for one', (_, repository, proofs, expected) => {
    const item = itemOf(2, { open: false, events: [closedBy(repository)] })
    const action = actionOf(item, DEPLOYED, proofs)
    expect(endOf(action, DEPLOYED.actions)?.kind).toBe(expected)
  })
})
