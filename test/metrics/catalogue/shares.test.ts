import { describe, expect, test } from 'vitest'
import { plus } from '../../../src/domain/instant.ts'
import { actionCompletion } from '../../../src/metrics/catalogue/action-completion.ts'
import { actionsVerified } from '../../../src/metrics/catalogue/actions-verified.ts'
import { declaredByAlert } from '../../../src/metrics/catalogue/declared-by-alert.ts'
import { detectedByOurselves } from '../../../src/metrics/catalogue/detected-by-ourselves.ts'
import { falseAlarms } from '../../../src/metrics/catalogue/false-alarms.ts'
import { nightShare } from '../../../src/metrics/catalogue/night-share.ts'
import { postmortemCompletion } from '../../../src/metrics/catalogue/postmortem-completion.ts'
import { recurrence } from '../../../src/metrics/catalogue/recurrence.ts'
import { runbookCoverage } from '../../../src/metrics/catalogue/runbook-coverage.ts'
import { weekendShare } from '../../../src/metrics/catalogue/weekend-share.ts'
import type { ActionCase, Case } from '../../../src/metrics/material.ts'
import type { Metric } from '../../../src/metrics/metric.ts'
import { materialOf, momentOf, oneCase, scopeOf } from '../cases.ts'

const DAY = 24 * 60
const HOUR = 60

const declared = (number: number, minute: number, said: Partial<Case> = {}) =>
  oneCase(number, { declared: minute, resolved: minute + 10 }, said)

function shareOf(metric: Metric, cases: readonly Case[], period = '2026-W47') {
  const measured = metric.measure(materialOf(cases), scopeOf(period))
  if (measured.kind !== 'share') throw new Error(measured.kind)
  const { yes, no, apart } = measured
  return { yes, no, apart }
}

test('an alert, an objective and a health check are ourselves, a user is not', () => {
  const said = ['alert', 'slo', 'health-check', 'user', 'other', null] as const
  const cases = said.map((detection, at) => declared(at + 1, at, { detection }))
  expect(shareOf(detectedByOurselves, cases)).toEqual({
    ...{ yes: [1, 2, 3], no: [4] },
    apart: { 'in another way': [5], 'nobody has said how': [6] },
  })
})

test('the night ends at eight, and working hours are none of it', () => {
  const times = [7 * HOUR + 59, 8 * HOUR, 9 * HOUR, 21 * HOUR + 59, 22 * HOUR, DAY - 1]
  const cases = times.map((minute, at) => declared(at + 1, minute))
  expect(shareOf(nightShare, cases)).toEqual({ yes: [1, 5, 6], no: [2, 3, 4], apart: {} })
})

test('a team that works at night has no nights', () => {
  const calendar = { ...scopeOf('all').calendar, hours: { from: 0, to: 24 * 60 } }
  const scope = scopeOf('2026-W47', { calendar })
  expect(nightShare.measure(materialOf([declared(1, 5)]), scope)).toMatchObject({ no: [1] })
})

test('days off are weekends and holidays, in the zone of the team', () => {
  const cases = [declared(1, 0), declared(2, 2 * DAY), declared(3, 5 * DAY), declared(4, 6 * DAY)]
  const calendar = { ...scopeOf('all').calendar, holidays: ['2026-11-18'] }
  const measured = weekendShare.measure(materialOf(cases), scopeOf('2026-W47', { calendar }))
  expect(measured).toMatchObject({ yes: [2, 3, 4], no: [1] })
  const west = { ...calendar, zone: 'America/New_York', holidays: [] }
  // Monday at midnight in UTC is Sunday evening there.
  const there = weekendShare.measure(materialOf(cases), scopeOf('2026-W47', { calendar: west }))
  expect(there).toMatchObject({ yes: [1, 4], no: [2, 3] })
})

test('what an alert declared, and what had a runbook', () => {
  const cases = [declared(1, 0, { alert: true, runbook: true }), declared(2, 1)]
  expect(shareOf(declaredByAlert, cases)).toMatchObject({ yes: [1], no: [2] })
  expect(shareOf(runbookCoverage, cases)).toMatchObject({ yes: [1], no: [2] })
})

test('a false alarm is what an alert declared and somebody cancelled', () => {
  const alert = true
  const cases = [
    declared(1, 0, { alert, excluded: 'cancelled' }),
    declared(2, 1, { alert }),
    declared(3, 2, { excluded: 'cancelled' }),
    declared(4, 3, { alert, excluded: 'duplicate' }),
    declared(5, 4, { alert, excluded: 'report' }),
    declared(6, 8 * DAY, { alert }),
  ]
  expect(shareOf(falseAlarms, cases)).toEqual({
    ...{ yes: [1], no: [2] },
    apart: { duplicates: [4], 'not taken up': [5] },
  })
})

describe('what comes back within 90 days', () => {
  const like = (number: number, minute: number, said: Partial<Case> = {}) =>
    declared(number, minute, { cause: 'capacity', services: ['checkout'], ...said })

  test.each<[string, Case, 'yes' | 'no']>([
    ['the same a day before', like(1, -DAY), 'yes'],
    ['the same 90 days before', like(1, -90 * DAY), 'yes'],
    ['the same 91 days before', like(1, -91 * DAY), 'no'],
    ['the same, later', like(1, DAY), 'no'],
    ['another cause', like(1, -DAY, { cause: 'data' }), 'no'],
    ['another service', like(1, -DAY, { services: ['search'] }), 'no'],
    ['one service of two', like(1, -DAY, { services: ['search', 'checkout'] }), 'yes'],
    ['a drill', like(1, -DAY, { excluded: 'drill' }), 'no'],
  ])('%s', (_, before, verdict) => {
    expect(shareOf(recurrence, [like(9, 0), before])[verdict]).toContain(9)
  })

  test('without a cause or a service nobody can tell', () => {
    const cases = [like(1, 0, { cause: null }), like(2, 1, { services: [] })]
    expect(shareOf(recurrence, cases)).toEqual({
      ...{ yes: [], no: [] },
      apart: { 'cause or service not named': [1, 2] },
    })
  })
})

test('postmortems are counted by their deadline', () => {
  const owing = (number: number, said: Partial<Case['postmortem']>, more: Partial<Case> = {}) => {
    const postmortem = { owed: true, dueAt: momentOf(DAY), publishedAt: null, skipped: false }
    return declared(number, 0, { postmortem: { ...postmortem, ...said }, ...more })
  }
  const cases = [
    owing(1, { publishedAt: momentOf(DAY) }),
    owing(2, { publishedAt: momentOf(DAY + 1) }),
    owing(3, {}),
    owing(4, { owed: false, skipped: true }),
    owing(5, { dueAt: momentOf(8 * DAY), publishedAt: momentOf(3) }),
    owing(6, { owed: false }),
    owing(7, {}, { excluded: 'drill' }),
  ]
  expect(shareOf(postmortemCompletion, cases)).toEqual({
    ...{ yes: [1], no: [2, 3] },
    apart: { declined: [4] },
  })
  const early = scopeOf('2026-W47', { now: momentOf(DAY - 1) })
  expect(postmortemCompletion.measure(materialOf([owing(3, {})]), early)).toMatchObject({
    ...{ yes: [], no: [] },
    apart: { 'not due yet': [3] },
  })
})

const action = (number: number, due: number | null, end: ActionCase['end']): ActionCase => ({
  ...{ number, title: `Action ${number}`, incident: 1, createdAt: momentOf(-DAY), owners: [] },
  ...{ team: null, services: [], priority: null, kind: null, end },
  due: due === null ? null : momentOf(due),
})

const done = (kind: NonNullable<ActionCase['end']>['kind'], minute: number) => ({
  kind,
  at: momentOf(minute),
})

test('promises are kept by the end of their day, whatever proves it', () => {
  const actions = [
    action(1, DAY, done('verified', DAY)),
    action(2, DAY, done('unverified', 5)),
    action(3, DAY, done('verified', DAY + 1)),
    action(4, DAY, null),
    action(5, DAY, done('declined', 5)),
    action(6, DAY, done('duplicate', 5)),
    action(7, null, done('verified', 5)),
    action(8, 9 * DAY, null),
  ]
  const measured = actionCompletion.measure({ ...materialOf([]), actions }, scopeOf('2026-W47'))
  expect(measured).toEqual({
    ...{ kind: 'share', yes: [1, 2], no: [3, 4] },
    apart: { 'carried on elsewhere': [6], declined: [5] },
  })
})

test('what was done in the last minute of its day was done in time', () => {
  const end = (seconds: number) =>
    ({ kind: 'verified', at: plus(momentOf(DAY), seconds * 1000) }) as const
  const actions = [action(1, DAY, end(30)), action(2, DAY, end(59)), action(3, DAY, end(60))]
  const measured = actionCompletion.measure({ ...materialOf([]), actions }, scopeOf('2026-W47'))
  expect(measured).toMatchObject({ yes: [1, 2], no: [3] })
})

test('what was done in the period is proved or not, whenever it was due', () => {
  const actions = [
    action(1, 9 * DAY, done('verified', 5)),
    action(2, null, done('unverified', 5)),
    action(3, DAY, done('merged', 5)),
    action(4, DAY, done('declined', 5)),
    action(5, DAY, done('verified', -5)),
    action(6, DAY, null),
  ]
  const measured = actionsVerified.measure({ ...materialOf([]), actions }, scopeOf('2026-W47'))
  expect(measured).toEqual({
    ...{ kind: 'share', yes: [1], no: [2] },
    apart: { declined: [4], 'merged and not deployed yet': [3] },
  })
})
