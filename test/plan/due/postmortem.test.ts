import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWorking } from '../../../src/domain/calendar.ts'
import type { FactBody } from '../../../src/domain/fact.ts'
import { HOUR_MS, instant, iso, plus } from '../../../src/domain/instant.ts'
import type { Policy } from '../../../src/domain/policy.ts'
import { postmortemDue } from '../../../src/domain/postmortem.ts'
import { due } from '../../../src/plan/due/due.ts'
import {
  commander,
  entered,
  type Happened,
  happened,
  looked,
  moments,
  severity,
} from '../../support/clocked.ts'
import { POLICY } from '../../support/policy.ts'

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
const MONDAY = '2026-11-16T08:00:00Z'
const SEV1: Happened = [0, severity('sev1')]
const RESOLVED: Happened = [2 * HOUR, entered('resolved')]

const within = (span: Policy['postmortem']['within'][string]): Policy => ({
  ...POLICY,
  postmortem: { ...POLICY.postmortem, within: { default: span } },
})

/** When it is said of an incident that was declared then and resolved two hours later. */
const said = (declared: string, policy?: Policy): readonly string[] =>
  moments(happened([SEV1, RESOLVED], declared), 'postmortem', policy).map((at) => at.slice(5, 16))

describe('a SEV1 is reminded of once before the deadline and once after', () => {
  test.each([
    ['in the middle of the week', MONDAY, ['11-17T10:00', '11-18T10:00']],
    [
      'in the morning after, where the deadline falls into the night',
      '2026-11-16T01:00:00Z',
      ['11-17T09:00', '11-18T09:00'],
    ],
    ['before the weekend and after it', '2026-11-19T10:00:00Z', ['11-20T12:00', '11-23T09:00']],
    ['only after a weekend that begins with the end', '2026-11-20T14:00:00Z', ['11-23T09:00']],
    ['though the whole time lies on days off, on Monday', '2026-11-21T00:00:00Z', ['11-23T09:00']],
  ])('%s', (_, declared, times) => {
    expect(said(declared)).toEqual(times)
  })

  test('half of the time before a deadline that is short', () => {
    const policy = within({ unit: 'ms', amount: 6 * HOUR_MS })
    expect(said(MONDAY, policy)).toEqual(['11-16T13:00', '11-16T16:00'])
  })

  test('a day before a deadline that is long', () => {
    const policy = within({ unit: 'business-day', amount: 5 })
    expect(said(MONDAY, policy)).toEqual(['11-20T10:00', '11-23T10:00'])
  })

  test('however bad it was, never at night', () => {
    const start = instant('2026-01-01T00:00:00Z')
    fc.assert(
      fc.property(fc.nat(365 * DAY), fc.constantFrom('sev1', 'sev2'), (minute, name) => {
        const declared = iso(plus(start, minute * 60_000))
        const incident = happened([[0, severity(name)], RESOLVED], declared)
        const at = moments(incident, 'postmortem').map(instant)
        const dueAt = postmortemDue(incident, POLICY)?.dueAt ?? Number.NaN
        expect(at.every((one) => isWorking(one, POLICY.calendar))).toBe(true)
        expect(at.length).toBeGreaterThanOrEqual(1)
        expect(at.length).toBeLessThanOrEqual(2)
        expect(at.at(-1)).toBeGreaterThanOrEqual(dueAt)
        if (at.length === 2) expect(at[0]).toBeLessThan(dueAt)
      }),
    )
  })
})

test('the words name the deadline and not the moment at which they are said', () => {
  const { passed } = due(
    happened([SEV1, RESOLVED], MONDAY),
    instant('2027-01-01T00:00:00Z'),
    POLICY,
  )
  expect(passed.map(({ deadline, stage, last }) => [iso(deadline), stage, last])).toEqual([
    ['2026-11-18T10:00:00Z', 0, false],
    ['2026-11-18T10:00:00Z', 1, true],
  ])
})

test('a look that comes too late says one thing', () => {
  const incident = happened([SEV1, RESOLVED], MONDAY)
  const late = instant('2026-11-19T12:00:00Z')
  expect(looked(incident, [late, plus(late, HOUR_MS)])).toEqual([
    [expect.stringMatching(/^postmortem\.1-\d+\.1$/)],
    [],
  ])
})

test('what was skipped and asked for again has its own two reminders', () => {
  const once = happened([SEV1, RESOLVED], MONDAY)
  const again = happened([SEV1, RESOLVED, [DAY, skipped], [2 * DAY, asked]], MONDAY)
  const keys = (incident: typeof once) =>
    due(incident, instant('2027-01-01T00:00:00Z'), POLICY).passed.map(({ key }) => key)
  expect(keys(again)).toHaveLength(2)
  expect(new Set([...keys(once), ...keys(again)]).size).toBe(4)
})

test('asking for what is owed already makes no further reminder', () => {
  const once = happened([SEV1, RESOLVED], MONDAY)
  const again = happened([SEV1, RESOLVED, [DAY, asked], [DAY + 5, asked]], MONDAY)
  const { passed } = due(again, instant('2027-01-01T00:00:00Z'), POLICY)
  expect(passed).toEqual(due(once, instant('2027-01-01T00:00:00Z'), POLICY).passed)
})

describe('nobody is reminded of it', () => {
  test.each<[string, readonly Happened[]]>([
    ['while the incident runs', [SEV1]],
    ['of a drill', [SEV1, [1, { type: 'drill-set', drill: true }], RESOLVED]],
    ['of a duplicate', [SEV1, [HOUR, entered('duplicate')]]],
    ['of a false alarm', [SEV1, [HOUR, entered('cancelled')]]],
    ['of a SEV3', [[0, severity('sev3')], RESOLVED]],
    ['once it is skipped', [SEV1, RESOLVED, [3 * HOUR, skipped]]],
    ['once it is published', [SEV1, RESOLVED, [3 * HOUR, published]]],
    ['once it was opened again', [SEV1, RESOLVED, [3 * HOUR, entered('investigating')]]],
    ['once its label was taken off', [SEV1, RESOLVED, [3 * HOUR, { type: 'released' }]]],
  ])('%s', (_, facts) => {
    expect(moments(happened(facts, MONDAY), 'postmortem')).toEqual([])
  })

  test('of anything else after the end', () => {
    const incident = happened([SEV1, [1, commander('ana')], RESOLVED], MONDAY)
    const { passed, coming } = due(incident, instant('2026-11-16T10:00:00Z'), POLICY)
    expect(new Set([...passed, ...coming].map(({ kind }) => kind))).toEqual(new Set(['postmortem']))
  })
})
