import { expect, test } from 'vitest'
import type { Incident } from '../../src/domain/incident.ts'
import { type Instant, instant } from '../../src/domain/instant.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { due } from '../../src/plan/due/due.ts'
import { reminders } from '../../src/plan/reminders.ts'
import type { Asked } from '../../src/plan/setup.ts'
import type { Snapshot } from '../../src/plan/snapshot.ts'
import { acknowledged, commander, entered, happened, severity } from '../support/clocked.ts'
import { POLICY } from '../support/policy.ts'
import { SEEN, viewOf } from '../support/view.ts'

const AT = instant('2026-11-20T14:00:00Z')
const LATE = instant('2026-11-20T18:00:00Z')
const snapshot = (
  change: Partial<Snapshot['issue']> = {},
  replies: readonly string[] = [],
): Snapshot => ({ ...SEEN, issue: { ...SEEN.issue, ...change }, replies })

interface Scene {
  readonly incident?: Incident
  readonly now?: Instant
  readonly policy?: Policy
  readonly seen?: Snapshot
  readonly asked?: Asked
}

function told({
  incident,
  now = LATE,
  policy = POLICY,
  seen = snapshot(),
  asked = new Map(),
}: Scene) {
  const { issue, repository } = seen
  const one = incident ?? happened([[0, severity('sev1')]])
  return reminders(viewOf(one, { now, policy, issue, repository }), seen, asked)
}

const service = { name: 'checkout', runbook: null, objective: null }
const checkout = (people: readonly string[], team: string | null): Policy => ({
  ...POLICY,
  services: [{ ...service, people, team }],
})
const hurt = { type: 'service-added', service: 'Checkout' } as const
const called = (scene: Scene): readonly string[] =>
  told(scene)
    .replies[0]?.body.split('\n\n', 1)[0]
    ?.match(/^[^:*]+(?=: \*\*)/)?.[0]
    .split(' ') ?? []

test('what is late at one look is one reply, whose key names every part', () => {
  const { replies, wakeAt } = told({})
  expect(replies.map(({ key }) => key)).toEqual([
    'due:acknowledge.1.2+update.spell-1.2+commander.1.1',
  ])
  expect(wakeAt).toBeNull()
})

test.each([
  ['all of it', ['due:acknowledge.1.2+update.spell-1.2+commander.1.1'], []],
  ['each on its own', ['due:update.spell-1.2', 'due:commander.1.1', 'due:acknowledge.1.2'], []],
  ['a part', ['due:commander.1.1+update.spell-1.2'], ['due:acknowledge.1.2']],
  [
    'an earlier stage',
    ['due:acknowledge.1.1+update.spell-1.2+commander.1.1'],
    ['due:acknowledge.1.2'],
  ],
  [
    'something else',
    ['update:12.0', '12:0', 'none:ana:2026-11-20'],
    ['due:acknowledge.1.2+update.spell-1.2+commander.1.1'],
  ],
] as const)('after %s was said, only what was not is', (_, replies, keys) => {
  const { replies: said } = told({ seen: snapshot({}, replies) })
  expect(said.map(({ key }) => key)).toEqual(keys)
})

test.each([
  ['a locked issue', { locked: true }],
  ['a closed one', { open: false }],
])('on %s nothing is said and nobody is woken', (_, change) => {
  expect(told({ seen: snapshot(change), now: AT })).toEqual({ replies: [], wakeAt: null })
  expect(told({ seen: snapshot(change) })).toEqual({ replies: [], wakeAt: null })
})

test('in an archived repository nothing is said and nobody is woken', () => {
  const seen = snapshot()
  const archived = { ...seen, repository: { ...seen.repository, archived: true } }
  expect(told({ seen: archived, now: AT })).toEqual({ replies: [], wakeAt: null })
})

test('while GitHub does not say who may, nothing is said: an /ack may wait for that', () => {
  expect(told({ asked: new Map([['ben', 'unknown']]) }).replies).toEqual([])
  expect(told({ asked: new Map([['ben', null]]) }).replies).toHaveLength(1)
})

test.each([
  [
    'people and team of what is hurt',
    [hurt],
    checkout(['ben', 'caro'], 'acme/pay'),
    ['@ben', '@caro', '@acme/pay'],
  ],
  ['the declarer, where config names nobody', [hurt], checkout([], null), ['@mona']],
  ['the declarer, where nothing is known to be hurt', [], checkout(['ben'], null), ['@mona']],
  ['the declarer, where only bots are named', [hurt], checkout(['helper[bot]'], null), ['@mona']],
] as const)('a late acknowledgement calls %s', (_, facts, policy, names) => {
  const incident = happened([[0, severity('sev1')], ...facts.map((fact) => [0, fact] as const)])
  expect(called({ incident, policy, now: instant('2026-11-20T14:05:00Z') })).toEqual(names)
})

test.each([
  ['the communications lead', 'caro', 'ben', ['@caro']],
  ['the commander, where nobody communicates', null, 'ben', ['@ben']],
  ['whoever acknowledged, where nobody leads', null, null, ['@dev']],
] as const)('a late update calls %s', (_, comms, leads, names) => {
  const incident = happened([
    [0, severity('sev1')],
    [1, acknowledged, 'dev'],
    [2, { type: 'role-assigned', role: 'communications', login: comms }],
    [2, commander(leads)],
  ])
  expect(called({ incident })).toEqual(names)
})

test('who is called for several things is named once', () => {
  const said = told({ incident: happened([[0, severity('sev1')]]) }).replies[0]?.body ?? ''
  expect(said.match(/@\w+/g)).toEqual(['@mona', '@login'])
  expect(said.split('\n\n').map((part) => part.slice(0, 12))).toEqual([
    '@mona: **Nob',
    '**The next s',
    '**Nobody lea',
    '<sub>You are',
  ])
})

test.each([
  ['to come', '2026-11-20T14:05:00Z', 0, true],
  ['to come, while one clock has run out', '2026-11-20T14:35:00Z', 1, true],
  ['left', '2026-11-20T18:00:00Z', 1, false],
] as const)('with something %s, the end is told as often as it needs', (_, at, ends, pause) => {
  const said = told({ now: instant(at) }).replies[0]?.body ?? ''
  expect(said.match(/You are not reminded of this again\./g)?.length ?? 0).toBe(ends)
  expect(said.includes('/snooze')).toBe(pause)
})

test('who is called for one of several things is named there', () => {
  const incident = happened([
    [0, severity('sev1')],
    [1, acknowledged, 'dev'],
    [2, { type: 'role-assigned', role: 'communications', login: 'caro' }],
  ])
  const said = told({ incident }).replies[0]?.body ?? ''
  expect(said).toMatch(/^@caro: \*\*The next status update is late/)
  expect(said).toMatch(/\n\n@dev: \*\*Nobody leads/)
})

test.each([
  ['who took a report up, not who reported it', [entered('investigating')], ['@ana']],
  [
    'who opened it again, not who declared it long ago',
    [entered('resolved'), entered('investigating')],
    ['@ana'],
  ],
] as const)('where config names nobody, it calls %s', (_, facts, names) => {
  const as = facts.length === 1 ? 'report' : 'incident'
  const incident = happened(
    facts.map((fact, at) => [at, fact] as const),
    undefined,
    as,
  )
  expect(called({ incident, now: instant('2026-11-20T14:30:00Z') })).toEqual(names)
})

test('at most twenty are called', () => {
  const people = Array.from({ length: 30 }, (_, n) => `person${n}`)
  const incident = happened([
    [0, severity('sev1')],
    [0, hurt],
  ])
  const now = instant('2026-11-20T14:05:00Z')
  expect(called({ incident, policy: checkout(people, null), now })).toHaveLength(20)
})

test('the key of all kinds at once fits into a marker', () => {
  const incident = happened([[9, { type: 'update-posted', text: 'x', next: LATE }]])
  const { passed } = due(incident, instant('2100-01-01T00:00:00Z'), POLICY)
  const longest = new Map(passed.map(({ kind, key }) => [kind, key]))
  expect(longest.size).toBeGreaterThan(2)
  expect(`due:${[...longest.values()].join('+')}`).toMatch(/^\S{1,140}$/)
})
