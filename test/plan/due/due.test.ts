import { describe, expect, test } from 'vitest'
import { instant } from '../../../src/domain/instant.ts'
import { REMINDERS } from '../../../src/domain/reminder.ts'
import { due } from '../../../src/plan/due/due.ts'
import {
  acknowledged,
  commander,
  entered,
  type Happened,
  happened,
  moments,
  severity,
  updated,
} from '../../support/clocked.ts'
import { POLICY } from '../../support/policy.ts'
import { report } from '../../support/scene.ts'

const friday = (time: string) => `2026-11-20T${time}:00Z`
const monday = (time: string) => `2026-11-23T${time}:00Z`
const NEVER: readonly string[] = []
/** Lengths that the team of the tests does not ask for by itself. */
const LONG = {
  silent: { sev1: { unit: 'ms', amount: 3_600_000 } },
  mitigated: { unit: 'ms', amount: 86_400_000 },
} as const

type Row = readonly [name: string, facts: readonly Happened[], moments: readonly string[]]

describe('an incident declared on Friday at 14:00 that nobody has acknowledged', () => {
  const rows: readonly Row[] = [
    ['SEV1', [[0, severity('sev1')]], [friday('14:05'), friday('14:10'), friday('14:20')]],
    ['SEV2', [[0, severity('sev2')]], [friday('14:15'), friday('14:30'), friday('15:00')]],
    [
      'SEV3, after hours',
      [[0, severity('sev3')]],
      [monday('09:00'), monday('13:00'), '2026-11-24T09:00:00Z'],
    ],
    ['unknown', [], [friday('14:15'), friday('14:30'), friday('15:00')]],
    [
      'of a level that is gone',
      [[0, severity('p7')]],
      [friday('14:15'), friday('14:30'), friday('15:00')],
    ],
    [
      'raised later',
      [
        [0, severity('sev3')],
        [9, severity('sev1')],
      ],
      [friday('14:05'), friday('14:10'), friday('14:20')],
    ],
    [
      'acknowledged',
      [
        [0, severity('sev1')],
        [4, acknowledged],
      ],
      NEVER,
    ],
    [
      'acknowledged late',
      [
        [0, severity('sev1')],
        [90, acknowledged],
      ],
      NEVER,
    ],
    [
      'taken by a commander',
      [
        [0, severity('sev1')],
        [4, commander('ana')],
      ],
      NEVER,
    ],
    [
      'reopened after it was acknowledged',
      [
        [1, acknowledged],
        [9, entered('resolved')],
        [99, entered('investigating')],
      ],
      NEVER,
    ],
    [
      'reopened, never acknowledged',
      [
        [0, severity('sev1')],
        [9, entered('resolved')],
        [60, entered('investigating')],
      ],
      [friday('15:05'), friday('15:10'), friday('15:20')],
    ],
  ]
  test.each(rows)('%s', (_, facts, at) => {
    expect(moments(happened(facts), 'acknowledge')).toEqual(at)
  })

  test('SEV3 is told on time where that is in working hours, and the next morning where it is not', () => {
    const incident = happened([[0, severity('sev3')]], '2026-11-19T09:30:00Z')
    const at = ['2026-11-19T13:30:00Z', friday('09:00'), monday('09:00')]
    expect(moments(incident, 'acknowledge')).toEqual(at)
  })

  test('SEV4 has a business day, then two, then four', () => {
    const at = moments(happened([[0, severity('sev4')]]), 'acknowledge')
    expect(at).toEqual([monday('14:00'), '2026-11-24T14:00:00Z', '2026-11-26T14:00:00Z'])
  })
})

describe('an incident declared on Friday at 14:00 whose update is late', () => {
  const sev1: Happened = [0, severity('sev1')]
  const rows: readonly Row[] = [
    ['nothing said yet', [sev1], [friday('14:30'), friday('15:00'), friday('16:00')]],
    [
      'acknowledged',
      [sev1, [10, acknowledged]],
      [friday('14:40'), friday('15:10'), friday('16:10')],
    ],
    ['promised', [sev1, [20, updated(25)]], [friday('14:25'), friday('14:55'), friday('15:55')]],
    [
      'promised for longer than the severity asks',
      [sev1, [20, updated(140)]],
      [friday('16:20'), friday('16:50'), friday('17:50')],
    ],
    [
      'said without a promise',
      [sev1, [20, updated(null)]],
      [friday('14:50'), friday('15:20'), friday('16:20')],
    ],
    [
      'the last promise holds',
      [sev1, [20, updated(25)], [22, updated(52)]],
      [friday('14:52'), friday('15:22'), friday('16:22')],
    ],
    [
      'raised since',
      [
        [0, severity('sev3')],
        [5, updated(null)],
        [60, severity('sev1')],
      ],
      [friday('15:30'), friday('16:00'), friday('17:00')],
    ],
    [
      'mitigated',
      [sev1, [20, updated(25)], [22, entered('mitigated')]],
      [friday('14:25'), friday('14:55'), friday('15:55')],
    ],
    [
      'reopened',
      [sev1, [20, updated(25)], [22, entered('resolved')], [60, entered('investigating')]],
      [friday('15:30'), friday('16:00'), friday('17:00')],
    ],
    ['no cadence', [[0, severity('sev3')]], NEVER],
    [
      'no cadence and no promise',
      [
        [0, severity('sev3')],
        [5, updated(null)],
      ],
      NEVER,
    ],
    [
      'no cadence, promised',
      [
        [0, severity('sev3')],
        [10, updated(20)],
      ],
      [friday('14:20'), friday('14:50'), friday('15:50')],
    ],
    ['nobody knows how bad', [[10, acknowledged]], NEVER],
    ['resolved', [sev1, [20, updated(25)], [22, entered('resolved')]], NEVER],
  ]
  test.each(rows)('%s', (_, facts, at) => {
    expect(moments(happened(facts), 'update')).toEqual(at)
  })
})

describe('an incident declared on Friday at 14:00 of which something is missing', () => {
  const severities: readonly Row[] = [
    ['nobody has said', [], [friday('14:15'), friday('15:00'), friday('18:00')]],
    [
      'taken off again',
      [
        [5, severity('sev1')],
        [30, severity(null)],
      ],
      [friday('14:45'), friday('15:30'), friday('18:30')],
    ],
    [
      'reopened',
      [
        [9, entered('resolved')],
        [60, entered('investigating')],
      ],
      [friday('15:15'), friday('16:00'), friday('19:00')],
    ],
    ['set', [[99, severity('sev1')]], NEVER],
    ['of a level that is gone', [[0, severity('p7')]], NEVER],
  ]
  test.each(severities)('severity: %s', (_, facts, at) => {
    expect(moments(happened(facts), 'severity')).toEqual(at)
  })

  const commanders: readonly Row[] = [
    ['SEV1', [[0, severity('sev1')]], [friday('14:15'), friday('15:00')]],
    ['SEV2', [[0, severity('sev2')]], [friday('14:45'), friday('17:00')]],
    ['SEV3', [[0, severity('sev3')]], [monday('09:00'), '2026-11-25T09:00:00Z']],
    [
      'raised later',
      [
        [0, severity('sev3')],
        [60, severity('sev1')],
      ],
      [friday('15:15'), friday('16:00')],
    ],
    [
      'laid down again',
      [
        [0, severity('sev1')],
        [2, commander('ana')],
        [30, commander(null)],
      ],
      [friday('14:45'), friday('15:30')],
    ],
    [
      'named',
      [
        [0, severity('sev1')],
        [99, commander('ana')],
      ],
      NEVER,
    ],
  ]
  test.each(commanders)('commander: %s', (_, facts, at) => {
    expect(moments(happened(facts), 'commander')).toEqual(at)
  })
})

describe('nothing is due', () => {
  const late = instant('2026-12-20T12:00:00Z')

  test.each(['resolved', 'reviewed', 'cancelled', 'duplicate'] as const)('once it is %s', (end) => {
    const { passed, coming } = due(happened([[1, entered(end)]]), late, POLICY)
    expect([...passed, ...coming]).toEqual([])
  })

  test('on a report that nobody has taken up', () => {
    expect(due(report(), late, POLICY)).toEqual({ passed: [], coming: [] })
  })

  test('once the label was taken off', () => {
    const incident = happened([[1, { type: 'released' }]])
    expect(due(incident, late, POLICY)).toEqual({ passed: [], coming: [] })
  })

  test.each(REMINDERS)('of the kind %s where config does not ask for it', (kind) => {
    const send = REMINDERS.filter((one) => one !== kind)
    const reminders = { ...POLICY.reminders, ...LONG }
    const policy = { ...POLICY, reminders: { ...reminders, send } }
    const left: readonly Happened[] = kind === 'severity' ? [] : [[0, severity('sev1')]]
    const end = kind === 'postmortem' ? 'resolved' : kind === 'mitigated' ? kind : 'identified'
    const incident = happened([...left, [60, entered(end)]])
    expect(moments(incident, kind, { ...POLICY, reminders })).not.toEqual([])
    expect(moments(incident, kind, policy)).toEqual([])
  })
})

test('what has come and what is to come are told apart to the millisecond', () => {
  const incident = happened([[0, severity('sev1')]])
  const at = instant(friday('14:05'))
  const before = due(incident, (at - 1) as typeof at, POLICY)
  expect(before.passed).toEqual([])
  expect(due(incident, at, POLICY).passed.map(({ key }) => key)).toEqual(['acknowledge.1.0'])
})

test('keys are short, without blanks, and of one spell and promise each', () => {
  const keys = (facts: readonly Happened[]) =>
    due(happened(facts), instant('2100-01-01T00:00:00Z'), POLICY).passed.map(({ key }) => key)
  const first = keys([
    [0, severity('sev1')],
    [3, updated(9)],
  ])
  const promised = keys([
    [0, severity('sev1')],
    [4, updated(9)],
  ])
  const again = keys([
    [0, severity('sev1')],
    [9, entered('resolved')],
    [60, entered('triage')],
  ])
  const all = [...first, ...promised.filter((key) => key.startsWith('update')), ...again]
  expect(new Set(all).size).toBe(all.length)
  expect(all.every((key) => /^[a-z]+\.[a-z0-9-]+\.[0-2]$/.test(key))).toBe(true)
  expect(all.every((key) => key.length < 40)).toBe(true)
})
