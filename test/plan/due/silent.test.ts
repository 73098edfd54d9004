import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, type Instant, instant, iso } from '../../../src/domain/instant.ts'
import type { Policy } from '../../../src/domain/policy.ts'
import { due } from '../../../src/plan/due/due.ts'
import {
  acknowledged,
  commander,
  entered,
  type Happened,
  happened,
  severity,
  updated,
} from '../../support/clocked.ts'
import { POLICY } from '../../support/policy.ts'
import { report } from '../../support/scene.ts'

const HOURS = (amount: number) => ({ unit: 'ms', amount: amount * HOUR_MS }) as const
const policy: Policy = {
  ...POLICY,
  reminders: { ...POLICY.reminders, silent: { sev1: HOURS(4), sev2: HOURS(8), sev3: HOURS(48) } },
}
const LATER = instant('2100-01-01T00:00:00Z')
const friday = (time: string) => `2026-11-20T${time}:00Z`
const FRIDAY = (time: string) => instant(friday(time))

const silences = (facts: readonly Happened[], heard: Instant | null = null, of = policy) =>
  due(happened(facts), LATER, of, heard)
    .passed.filter(({ kind }) => kind === 'silent')
    .map(({ at }) => iso(at))

describe('an incident declared on Friday at 14:00', () => {
  test('of which nobody says a word is asked after twice', () => {
    expect(silences([[0, severity('sev1')]])).toEqual([friday('18:00'), '2026-11-21T02:00:00Z'])
  })

  test('that nobody has judged is taken for the second worst', () => {
    expect(silences([])).toEqual([friday('22:00'), '2026-11-21T14:00:00Z'])
  })

  test('of a severity that can wait is asked after on a working day', () => {
    expect(silences([[0, severity('sev3')]])[0]).toBe('2026-11-23T09:00:00Z')
  })

  test.each([
    ['a command', [[60, acknowledged]]],
    ['an update that promises nothing', [[60, updated(null)]]],
    ['a label', [[60, severity('sev1')]]],
    ['a role', [[60, commander('ana')]]],
    ['another status', [[60, entered('identified')]]],
  ] as const)('is heard of by %s', (_, facts) => {
    expect(silences([[0, severity('sev1')], ...facts])[0]).toBe(friday('19:00'))
  })

  test('is heard of by a comment that says nothing to us', () => {
    expect(silences([[0, severity('sev1')]], FRIDAY('15:30'))[0]).toBe(friday('19:30'))
  })

  test('is left alone until an update that was promised for later is due', () => {
    const facts: readonly Happened[] = [
      [0, severity('sev1')],
      [10, updated(600)],
    ]
    expect(silences(facts)[0]).toBe('2026-11-21T04:00:00Z')
  })

  test('waits for the end of a pause', () => {
    const until = instant('2026-11-21T10:00:00Z')
    const facts: readonly Happened[] = [
      [0, severity('sev1')],
      [5, { type: 'snoozed', until }],
    ]
    expect(silences(facts)[0]).toBe('2026-11-21T10:00:00Z')
  })

  test('each silence is another, with a key of its own', () => {
    const of = (heard: Instant | null) =>
      due(happened([[0, severity('sev1')]]), LATER, policy, heard).passed.map(({ key }) => key)
    const silent = (keys: readonly string[]) => keys.filter((key) => key.startsWith('silent'))
    expect(silent(of(null))).toEqual(['silent.1-1795183200000.0', 'silent.1-1795183200000.1'])
    expect(silent(of(FRIDAY('15:00')))).toEqual([
      'silent.1-1795186800000.0',
      'silent.1-1795186800000.1',
    ])
  })
})

describe('nobody is asked after', () => {
  test.each([
    ['an incident whose impact is over', [[60, entered('mitigated')]]],
    ['one that is resolved', [[60, entered('resolved')]]],
    ['a false alarm', [[60, entered('cancelled')]]],
    ['one whose label was taken off', [[60, { type: 'released' }]]],
    ['a severity for which config wants none', [[60, severity('sev4')]]],
    ['a drill', [[60, { type: 'drill-set', drill: true }]]],
  ] as const)('%s', (_, facts) => {
    expect(silences([[0, severity('sev1')], ...facts])).toEqual([])
  })

  test('a stranger’s report', () => {
    expect(due(report(), LATER, policy).passed).toEqual([])
  })

  test('where config does not send it', () => {
    const reminders = { ...policy.reminders, send: ['update' as const] }
    expect(silences([[0, severity('sev1')]], null, { ...policy, reminders })).toEqual([])
  })
})

describe('an incident whose impact is over', () => {
  const days = (amount: number) => ({ unit: 'ms', amount: amount * DAY_MS }) as const
  const patient: Policy = { ...POLICY, reminders: { ...POLICY.reminders, mitigated: days(3) } }
  const asked = (facts: readonly Happened[], of: Policy = patient) =>
    due(happened([[0, severity('sev1')], ...facts]), LATER, of)
      .passed.filter(({ kind }) => kind === 'mitigated')
      .map(({ at }) => iso(at))

  test('is asked after in working hours, however bad it was, three times', () => {
    expect(asked([[600, entered('mitigated')]])).toEqual([
      '2026-11-24T09:00:00Z',
      '2026-11-27T09:00:00Z',
      '2026-12-03T09:00:00Z',
    ])
  })

  test('is counted from the last time it was over', () => {
    const facts = [entered('mitigated'), entered('investigating'), entered('mitigated')]
    const again = facts.map((fact, nth): Happened => [nth * 1440, fact])
    expect(asked(again)[0]).toBe('2026-11-25T14:00:00Z')
  })

  test.each([
    [
      'once it is resolved',
      [
        [600, entered('mitigated')],
        [700, entered('resolved')],
      ],
    ],
    [
      'once it has come back',
      [
        [600, entered('mitigated')],
        [700, entered('identified')],
      ],
    ],
    ['while it hurts', []],
    [
      'where it was a drill',
      [
        [0, { type: 'drill-set', drill: true }],
        [600, entered('mitigated')],
      ],
    ],
  ] as const)('is not asked after %s', (_, facts) => {
    expect(asked([...facts])).toEqual([])
  })

  test('is not asked after where config wants that never', () => {
    expect(asked([[600, entered('mitigated')]], POLICY)).toEqual([])
  })
})
