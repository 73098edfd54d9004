import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWorking } from '../../src/domain/calendar.ts'
import type { FactBody } from '../../src/domain/fact.ts'
import { DAY_MS, type Instant, instant, iso, plus } from '../../src/domain/instant.ts'
import type { Policy, PostmortemPolicy } from '../../src/domain/policy.ts'
import { owedSince, postmortemDue, proposedMeeting } from '../../src/domain/postmortem.ts'
import { entered, type Happened, happened, severity } from '../support/clocked.ts'
import { POLICY } from '../support/policy.ts'

const HOUR = 60
const DAY = 24 * HOUR
const asked: FactBody = { type: 'postmortem-asked' }
const skipped: FactBody = { type: 'postmortem-skipped', reason: 'known' }
const published: FactBody = {
  type: 'postmortem-published',
  path: 'postmortems/a.md',
  commit: 'f'.repeat(40),
  pull: 8,
}
const withdrawn: FactBody = { type: 'postmortem-withdrawn', path: 'postmortems/a.md' }
const SEV1: Happened = [0, severity('sev1')]
const RESOLVED: Happened = [2 * HOUR, entered('resolved')]

const withPostmortem = (change: Partial<PostmortemPolicy>): Policy => ({
  ...POLICY,
  postmortem: { ...POLICY.postmortem, ...change },
})

/** Declared on Friday 2026-11-20 at 14:00, so resolved at 16:00. */
function times(facts: readonly Happened[], policy: Policy = POLICY): readonly (string | null)[] {
  const due = postmortemDue(happened(facts), policy)
  return due === null ? [] : [iso(due.from).slice(5, 16), iso(due.dueAt).slice(5, 16)]
}

describe('the deadline', () => {
  test.each<[string, readonly Happened[], string, string]>([
    ['48 hours after the end', [SEV1, RESOLVED], '11-20T16:00', '11-22T16:00'],
    [
      'after the end that was entered later',
      [
        SEV1,
        [60, { type: 'time-set', time: 'resolved', value: instant('2026-11-20T15:30:00Z') }],
        RESOLVED,
      ],
      '11-20T15:30',
      '11-22T15:30',
    ],
    [
      'after it was asked for, where that was later',
      [[0, severity('sev3')], RESOLVED, [DAY, asked]],
      '11-21T14:00',
      '11-23T14:00',
    ],
    [
      'after the end, where it was asked for before',
      [[0, severity('sev3')], [5, asked], RESOLVED],
      '11-20T16:00',
      '11-22T16:00',
    ],
    [
      'after the severity was raised',
      [[0, severity('sev3')], RESOLVED, [DAY, severity('sev2')]],
      '11-21T14:00',
      '11-23T14:00',
    ],
    [
      'after it was asked for again',
      [SEV1, RESOLVED, [3 * HOUR, skipped], [DAY, asked]],
      '11-21T14:00',
      '11-23T14:00',
    ],
    [
      'after it turned out to be no drill',
      [
        SEV1,
        [1, { type: 'drill-set', drill: true }],
        RESOLVED,
        [DAY, { type: 'drill-set', drill: false }],
      ],
      '11-21T14:00',
      '11-23T14:00',
    ],
    [
      'after it was taken back',
      [SEV1, RESOLVED, [DAY, published], [2 * DAY, withdrawn]],
      '11-22T14:00',
      '11-24T14:00',
    ],
    [
      'after the end of the spell that it was taken back in',
      [
        ...[SEV1, RESOLVED, [3 * HOUR, published], [DAY, entered('investigating')]],
        ...[
          [DAY + HOUR, withdrawn],
          [2 * DAY, entered('resolved')],
        ],
      ] as readonly Happened[],
      '11-22T14:00',
      '11-24T14:00',
    ],
    [
      'after the end of the last spell',
      [SEV1, RESOLVED, [DAY, entered('investigating')], [2 * DAY, entered('resolved')]],
      '11-22T14:00',
      '11-24T14:00',
    ],
    [
      'and is not moved by asking for what is owed',
      [SEV1, RESOLVED, [DAY, asked], [DAY + 1, asked]],
      '11-20T16:00',
      '11-22T16:00',
    ],
    [
      'and is not moved by another severity that owes one',
      [SEV1, RESOLVED, [DAY, severity('sev2')]],
      '11-20T16:00',
      '11-22T16:00',
    ],
  ])('is %s', (_, facts, from, dueAt) => {
    expect(times(facts)).toEqual([from, dueAt])
  })

  test.each<[string, readonly Happened[]]>([
    ['an incident that still runs', [SEV1]],
    ['one that is only mitigated', [SEV1, [60, entered('mitigated')]]],
    ['a SEV3', [[0, severity('sev3')], RESOLVED]],
    ['one that nobody has judged', [RESOLVED]],
    ['a skipped one', [SEV1, RESOLVED, [DAY, skipped]]],
    [
      'one that was skipped in the second in which it was asked for',
      [SEV1, RESOLVED, [DAY, asked], [DAY, skipped]],
    ],
    ['a published one', [SEV1, RESOLVED, [DAY, published]]],
    ['a drill', [SEV1, [1, { type: 'drill-set', drill: true }], RESOLVED]],
    [
      'a drill for which somebody asks',
      [SEV1, [1, { type: 'drill-set', drill: true }], RESOLVED, [DAY, asked]],
    ],
    ['a duplicate', [SEV1, RESOLVED, [DAY, entered('duplicate')]]],
    ['a false alarm', [SEV1, RESOLVED, [DAY, entered('cancelled')]]],
    ['one that was opened again', [SEV1, RESOLVED, [DAY, entered('investigating')]]],
    ['one whose label was taken off', [SEV1, RESOLVED, [DAY, { type: 'released' }]]],
  ])('there is none for %s', (_, facts) => {
    expect(postmortemDue(happened(facts), POLICY)).toBeNull()
  })

  test('there is none for a report', () => {
    const facts: readonly Happened[] = [[5, severity('sev1')]]
    expect(postmortemDue(happened(facts, undefined, 'report'), POLICY)).toBeNull()
  })

  test('begins anew for what was asked for long after it, and only then', () => {
    const week = 9 * DAY + 2 * HOUR
    expect(times([SEV1, RESOLVED, [week, asked]])[1]).toBe('11-22T16:00')
    expect(times([SEV1, RESOLVED, [week + 1, asked]])).toEqual(['11-29T16:01', '12-01T16:01'])
    expect(times([SEV1, RESOLVED, [week + 1, asked], [week + 9, asked]])[1]).toBe('12-01T16:01')
  })

  test('follows the severity, and the word for all others', () => {
    const hours = (amount: number) => ({ unit: 'ms', amount: amount * 3_600_000 }) as const
    const policy = withPostmortem({
      required: ['sev1', 'sev2', 'sev3'],
      within: { sev1: hours(24), default: hours(72) },
    })
    expect(times([SEV1, RESOLVED], policy)[1]).toBe('11-21T16:00')
    expect(times([[0, severity('sev2')], RESOLVED], policy)[1]).toBe('11-23T16:00')
    expect(times([[0, severity('constructor')], RESOLVED, [DAY, asked]], policy)[1]).toBe(
      '11-24T14:00',
    )
  })

  test('counts business days by the team’s calendar', () => {
    const policy = withPostmortem({ within: { default: { unit: 'business-day', amount: 2 } } })
    expect(times([SEV1, RESOLVED], policy)[1]).toBe('11-24T16:00')
  })

  test('is the same at whatever moment it is asked for, and never before the end', () => {
    const fact = fc.constantFrom(
      asked,
      skipped,
      published,
      ...['sev1', 'sev3'].map(severity),
      ...(['resolved', 'investigating', 'cancelled'] as const).map(entered),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9000), fact), { maxLength: 12 }), (facts) => {
        const incident = happened(facts.toSorted(([a], [b]) => a - b))
        const due = postmortemDue(incident, POLICY)
        if (due === null) return
        expect(due.dueAt).toBe(plus(due.from, 2 * DAY_MS))
        expect(due.from).toBeGreaterThanOrEqual(incident.times.resolved?.at ?? Number.NaN)
        expect(due.from).toBeGreaterThanOrEqual(owedSince(incident, POLICY) ?? Number.NaN)
      }),
    )
  })
})

describe('the meeting that is proposed', () => {
  const proposal = (resolved: string, policy: Policy = POLICY): string => {
    const facts: readonly Happened[] = [SEV1, [60, entered('resolved')]]
    const at = proposedMeeting(happened(facts, iso(plus(instant(resolved), -60 * 60_000))), policy)
    return at === null ? 'none' : iso(at)
  }

  test.each([
    ['on the third day in the morning', '2026-11-16T08:30:00Z', '2026-11-19T10:00:00Z'],
    ['on the fourth, where that morning is over', '2026-11-16T15:00:00Z', '2026-11-20T10:00:00Z'],
    ['behind a weekend', '2026-11-18T12:00:00Z', '2026-11-23T10:00:00Z'],
    ['on Monday, where the days begin on a Sunday', '2026-11-19T12:00:00Z', '2026-11-23T10:00:00Z'],
    ['at the very hour', '2026-11-16T10:00:00Z', '2026-11-19T10:00:00Z'],
  ])('lies %s', (_, resolved, meeting) => {
    expect(proposal(resolved)).toBe(meeting)
  })

  test('keeps to the zone of the team', () => {
    const calendar = { ...POLICY.calendar, zone: 'America/New_York' }
    expect(proposal('2026-11-16T08:30:00Z', { ...POLICY, calendar })).toBe('2026-11-19T15:00:00Z')
  })

  test('comes behind days that are all holidays', () => {
    const holidays = ['2026-11-19', '2026-11-20', '2026-11-23']
    const policy = { ...POLICY, calendar: { ...POLICY.calendar, holidays } }
    expect(proposal('2026-11-16T08:30:00Z', policy)).toBe('2026-11-24T10:00:00Z')
  })

  test('lies within one moment, where config names one', () => {
    const day = { unit: 'ms', amount: 3 * DAY_MS } as const
    const policy = withPostmortem({ meeting: { from: day, to: day } })
    expect(proposal('2026-11-16T14:30:00Z', policy)).toBe('2026-11-19T14:30:00Z')
  })

  test('gives way to the one that somebody has set, also when it is published', () => {
    const when = instant('2026-11-25T14:00:00Z')
    const facts: readonly Happened[] = [SEV1, RESOLVED, [DAY, { type: 'meeting-set', when }]]
    expect(proposedMeeting(happened(facts), POLICY)).toBe(when)
    expect(proposedMeeting(happened([SEV1, RESOLVED, [DAY, published]]), POLICY)).toBe(
      instant('2026-11-24T10:00:00Z'),
    )
  })

  test.each<[string, readonly Happened[]]>([
    ['while it runs', [SEV1]],
    ['for a SEV3', [[0, severity('sev3')], RESOLVED]],
    ['for a skipped one', [SEV1, RESOLVED, [DAY, skipped]]],
  ])('there is none %s', (_, facts) => {
    expect(proposedMeeting(happened(facts), POLICY)).toBeNull()
  })

  test('is always in working hours and never before its bound', () => {
    const start = instant('2026-01-01T00:00:00Z')
    fc.assert(
      fc.property(fc.nat(365 * 24 * 60), (minute) => {
        const resolved = plus(start, minute * 60_000)
        const at = instant(proposal(iso(resolved))) as Instant
        expect(isWorking(at, POLICY.calendar)).toBe(true)
        expect(at).toBeGreaterThanOrEqual(plus(resolved, 3 * DAY_MS))
        expect(at).toBeLessThanOrEqual(plus(resolved, 7 * DAY_MS))
      }),
    )
  })
})
