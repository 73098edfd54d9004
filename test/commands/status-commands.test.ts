import { describe, expect, test } from 'vitest'
import type { Category } from '../../src/domain/status.ts'
import { POLICY } from '../support/policy.ts'
import {
  factsOf,
  incidentIn,
  incidentWith,
  nothing,
  refusalOf,
  say,
  scene,
} from '../support/scene.ts'

const entered = (category: Category, more: object = {}) => [
  { type: 'status-entered', status: category, category, ...more },
]

test.each([
  ['/identified', 'investigating', entered('identified')],
  ['/mitigated rolled back', 'investigating', entered('mitigated', { reason: 'rolled back' })],
  ['/mitigate', 'identified', entered('mitigated')],
  ['/resolve', 'mitigated', entered('resolved')],
  ['/resolved', 'investigating', entered('resolved')],
  [
    '/investigating the fix did not hold',
    'mitigated',
    entered('investigating', { reason: 'the fix did not hold' }),
  ],
  ['/investigating', 'resolved', entered('investigating')],
  ['/reopen', 'resolved', entered('investigating')],
  ['/reopen it is back', 'cancelled', entered('investigating', { reason: 'it is back' })],
  ['/cancel false alarm', 'investigating', entered('cancelled', { reason: 'false alarm' })],
  ['/cancel false alarm', 'resolved', entered('cancelled', { reason: 'false alarm' })],
  ['/duplicate #12', 'investigating', entered('duplicate', { duplicateOf: 12 })],
  ['/duplicate 12', 'investigating', entered('duplicate', { duplicateOf: 12 })],
  ['/resolve', 'cancelled', entered('resolved')],
  ['/status mitigated for now', 'identified', entered('mitigated', { reason: 'for now' })],
  ['/status Reviewed', 'resolved', entered('reviewed')],
] as const)('%s while %s', (text, from, facts) => {
  expect(factsOf(text, scene({ incident: incidentIn(from) }))).toEqual(facts)
})

test.each([
  ['/investigating', 'investigating'],
  ['/mitigated once more', 'mitigated'],
  ['/resolve', 'resolved'],
  ['/resolve', 'reviewed'],
  ['/reopen', 'investigating'],
  ['/reopen', 'mitigated'],
  ['/cancel again', 'cancelled'],
  ['/status identified', 'identified'],
] as const)('%s while %s is agreement', (text, from) => {
  expect(factsOf(text, scene({ incident: incidentIn(from) }))).toEqual([])
})

test.each([
  ['/mitigated', 'resolved', 'wrong-status', /^`\/reopen`.*`\/time mitigated/],
  ['/identified', 'reviewed', 'wrong-status', /^`\/reopen`/],
  ['/status triage', 'cancelled', 'wrong-status', /^`\/reopen`/],
  ['/cancel', 'investigating', 'missing-argument', /^`\/cancel false alarm`$/],
  ['/duplicate', 'investigating', 'missing-argument', /^`\/duplicate #12`$/],
  ['/duplicate #7', 'investigating', 'unreadable-number', /^`\/duplicate #12`$/],
  ['/duplicate that one', 'investigating', 'unreadable-number', /^`\/duplicate #12`$/],
  ['/status mitigatd', 'investigating', 'unknown-status', /^`\/status mitigated`$/],
  ['/status cancelled', 'investigating', 'missing-argument', /^`\/cancel false alarm`$/],
  ['/status duplicate', 'investigating', 'missing-argument', /^`\/duplicate #12`$/],
] as const)('%s while %s is refused as %s', (text, from, code, fix) => {
  const problem = refusalOf(text, scene({ incident: incidentIn(from) }))
  expect(problem.code).toBe(code)
  expect(problem.fix).toMatch(fix)
})

describe('a team with its own statuses', () => {
  const statuses = [
    ...POLICY.statuses.filter(({ category }) => category !== 'investigating'),
    { name: 'looking', category: 'investigating' as const, color: 'ededed', description: '' },
    { name: 'monitoring', category: 'mitigated' as const, color: 'ededed', description: '' },
  ]
  const team = { statuses }

  test('types its own names, and the short forms mean the first of a category', () => {
    expect(factsOf('/status monitoring', scene({ team }))).toEqual([
      { type: 'status-entered', status: 'monitoring', category: 'mitigated' },
    ])
    expect(factsOf('/reopen', scene({ team, incident: incidentIn('resolved') }))).toEqual([
      { type: 'status-entered', status: 'looking', category: 'investigating' },
    ])
  })

  test('moves between two statuses of one category by name, and stays by the short form', () => {
    const incident = incidentIn('mitigated')
    expect(factsOf('/status monitoring', scene({ team, incident }))).toHaveLength(1)
    expect(factsOf('/mitigated', scene({ team, incident }))).toEqual([])
  })
})

describe('/status without a word', () => {
  test('tells where things stand and changes nothing', () => {
    const incident = incidentWith({ type: 'role-assigned', role: 'commander', login: 'Ana' })
    const gated = say('/status', scene({ incident }))
    expect(gated).toMatchObject({ kind: 'accepted', facts: [] })
    expect(gated).toHaveProperty('reply', expect.stringContaining('Incident commander: `Ana`'))
    expect(gated).toHaveProperty('reply', expect.stringContaining('declared 2026-11-20 14:05 UTC'))
  })

  test('repeats nothing that could call somebody', () => {
    const incident = incidentWith({
      type: 'impact-set',
      text: '@everyone `x`',
      share: 1,
      users: null,
      money: null,
    })
    const gated = say('/status', scene({ incident }))
    expect(gated).toHaveProperty('reply', expect.stringContaining("`@everyone 'x'`"))
  })
})

describe('/incident', () => {
  test('declares an issue that was none, with a severity where one is named', () => {
    const at = scene({ incident: nothing() })
    const declared = { type: 'declared', as: 'incident', status: 'investigating' }
    expect(factsOf('/incident', at)).toEqual([declared])
    expect(factsOf('/incident major', at)).toEqual([
      declared,
      { type: 'severity-set', severity: 'sev2' },
    ])
  })

  test('takes up again what was released', () => {
    const incident = incidentWith({ type: 'released' })
    expect(factsOf('/incident', scene({ incident }))).toEqual([{ type: 'adopted' }])
  })

  test('is agreement on an incident, and says since when', () => {
    expect(say('/incident')).toMatchObject({
      kind: 'accepted',
      facts: [],
      reply:
        'This issue is an incident already: open since 2026-11-20 14:05 UTC, now `investigating`.',
    })
  })
})

test('/ack is agreement once somebody has said it, but not when it was only inferred', () => {
  const assigned = incidentWith({ type: 'role-assigned', role: 'commander', login: 'Ana' })
  expect(assigned.times.acknowledged?.provenance).toBe('inferred')
  expect(factsOf('/ack', scene({ incident: assigned }))).toEqual([{ type: 'acknowledged' }])
  const acknowledged = incidentWith({ type: 'acknowledged' })
  expect(factsOf('/ack', scene({ incident: acknowledged }))).toEqual([])
  expect(factsOf('/ack on it', scene({ incident: acknowledged }))).toEqual([
    { type: 'timeline-noted', text: 'on it', when: scene().said.at },
  ])
})
