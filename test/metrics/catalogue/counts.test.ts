import { expect, test } from 'vitest'
import { HOUR_MS } from '../../../src/domain/instant.ts'
import { actionAge } from '../../../src/metrics/catalogue/action-age.ts'
import { incidentsByCause } from '../../../src/metrics/catalogue/incidents-by-cause.ts'
import { incidentsByHour } from '../../../src/metrics/catalogue/incidents-by-hour.ts'
import { incidentsByService } from '../../../src/metrics/catalogue/incidents-by-service.ts'
import { incidentsBySeverity } from '../../../src/metrics/catalogue/incidents-by-severity.ts'
import { incidentsDeclared } from '../../../src/metrics/catalogue/incidents-declared.ts'
import { incidentsPerResponder } from '../../../src/metrics/catalogue/incidents-per-responder.ts'
import { incidentsPerWeek } from '../../../src/metrics/catalogue/incidents-per-week.ts'
import { rotationBalance } from '../../../src/metrics/catalogue/rotation-balance.ts'
import { timeInStatus } from '../../../src/metrics/catalogue/time-in-status.ts'
import { timeToPostmortem } from '../../../src/metrics/catalogue/time-to-postmortem.ts'
import type { ActionCase, Case } from '../../../src/metrics/material.ts'
import type { Metric, Scope } from '../../../src/metrics/metric.ts'
import { materialOf, minutesOf, momentOf, oneCase, scopeOf } from '../cases.ts'

const HOUR = 60
const DAY = 24 * HOUR

const owed: Case['postmortem'] = { owed: true, dueAt: null, publishedAt: null, skipped: false }

const declared = (number: number, minute: number, said: Partial<Case> = {}) =>
  oneCase(number, { declared: minute }, said)

function groupsOf(metric: Metric, cases: readonly Case[], said: Partial<Scope> = {}) {
  const measured = metric.measure(materialOf(cases), scopeOf('2026-W47', said))
  if (measured.kind !== 'groups') throw new Error(measured.kind)
  return measured.groups.map(({ name, numbers }) => [name, ...numbers])
}

test('what was declared counts from Monday to Sunday, open or over, and no drill', () => {
  const cases = [
    declared(1, 0),
    oneCase(2, { declared: 7 * DAY - 1, resolved: 8 * DAY }),
    declared(3, -1),
    declared(4, 7 * DAY),
    declared(5, 5, { excluded: 'drill' }),
  ]
  expect(incidentsDeclared.measure(materialOf(cases), scopeOf('2026-W47'))).toMatchObject({
    ...{ value: 2, numbers: [1, 2], unit: 'count' },
  })
  expect(incidentsPerWeek.measure(materialOf(cases), scopeOf('2026-W47'))).toMatchObject({
    value: 2,
  })
})

test('of a week that is not over only what has passed is counted', () => {
  const scope = scopeOf('2026-W47', { now: momentOf(3.5 * DAY) })
  const cases = materialOf([declared(1, 0, { responders: ['ana'] })])
  expect(incidentsPerWeek.measure(cases, scope)).toMatchObject({ value: 2, why: null })
  expect(incidentsPerResponder.measure(cases, scope)).toMatchObject({ value: 2, why: null })
})

test('of a week that is yet to come there is no figure, and why is said', () => {
  const scope = scopeOf('2026-W47', { now: momentOf(-1) })
  const cases = materialOf([declared(1, 0, { responders: ['ana'] })])
  for (const metric of [incidentsPerWeek, incidentsPerResponder]) {
    expect(metric.measure(cases, scope)).toMatchObject({ value: null, why: expect.any(String) })
  }
})

test('severities are told worst first, also those that nothing had, and what nobody judged last', () => {
  const cases = [
    declared(1, 1, { severity: 'sev2' }),
    declared(2, 2),
    declared(3, 3, { severity: 'sev2' }),
    declared(4, 4, { severity: 'p0 of old' }),
  ]
  expect(groupsOf(incidentsBySeverity, cases)).toEqual([
    ['sev1'],
    ['sev2', 1, 3],
    ['sev3'],
    ['sev4'],
    ['p0 of old', 4],
    ['not judged', 2],
  ])
})

test('services and causes are told by how often, and what nobody named last', () => {
  const cases = [
    declared(1, 1, { services: ['search', 'checkout', 'search'], cause: 'data' }),
    declared(2, 2, { services: ['checkout'], cause: 'data' }),
    declared(3, 3, { cause: 'capacity' }),
    declared(4, 4),
    declared(5, 5),
  ]
  expect(groupsOf(incidentsByService, cases)).toEqual([
    ['checkout', 1, 2],
    ['search', 1],
    ['none named', 3, 4, 5],
  ])
  expect(groupsOf(incidentsByCause, cases)).toEqual([
    ['data', 1, 2],
    ['capacity', 3],
    ['none named', 4, 5],
  ])
})

test('a service that is called like what stands for none does not hide it', () => {
  const cases = [declared(1, 1, { services: ['none named'] }), declared(2, 2)]
  expect(groupsOf(incidentsByService, cases)).toEqual([['none named', 1, 2]])
})

test('hours are those of the team', () => {
  const cases = [declared(1, 9 * HOUR), declared(2, 20 * HOUR), declared(3, 3 * HOUR)]
  const bands = (zone: string) =>
    groupsOf(incidentsByHour, cases, { calendar: { ...scopeOf('all').calendar, zone } })
  expect(bands('UTC')).toEqual([
    ['working hours', 1],
    ['off hours', 2],
    ['night', 3],
  ])
  // Eight hours earlier: at night, at noon, and on Sunday evening.
  expect(bands('America/Los_Angeles')).toEqual([
    ['working hours', 2],
    ['off hours', 3],
    ['night', 1],
  ])
})

test('time in each status is that of what was resolved', () => {
  const inStatus = { triage: HOUR_MS, investigating: 2 * HOUR_MS }
  const cases = [
    oneCase(1, { declared: 0, resolved: 180 }, { inStatus }),
    oneCase(2, { declared: 5, resolved: 65 }, { inStatus: { investigating: HOUR_MS } }),
    declared(3, 6, { inStatus }),
  ]
  expect(timeInStatus.measure(materialOf(cases), scopeOf('2026-W47'))).toEqual({
    kind: 'groups',
    unit: 'ms',
    groups: [
      { name: 'triage', numbers: [1], value: HOUR_MS },
      { name: 'investigating', numbers: [1, 2], value: 3 * HOUR_MS },
    ],
  })
})

test('load is told by person, and of whoever bears the most', () => {
  const cases = [
    declared(1, 1, { responders: ['ana', 'ben'] }),
    declared(2, 2, { responders: ['ana'] }),
    declared(3, 3, { responders: ['ana'] }),
    declared(4, 4),
  ]
  expect(rotationBalance.measure(materialOf(cases), scopeOf('2026-W47'))).toEqual({
    ...{ kind: 'amount', value: 0.75, unit: 'share', numbers: [1, 2, 3], why: null },
    groups: [
      { name: 'ana', numbers: [1, 2, 3], value: 0.75 },
      { name: 'ben', numbers: [1], value: 0.25 },
    ],
  })
  expect(incidentsPerResponder.measure(materialOf(cases), scopeOf('2026-W47'))).toMatchObject({
    ...{ value: 2, unit: 'per-week', numbers: [1, 2, 3] },
  })
})

test('where one person alone responds nothing is balanced, and where nobody does nothing is borne', () => {
  const alone = materialOf([declared(1, 1, { responders: ['ana'] })])
  expect(rotationBalance.measure(alone, scopeOf('2026-W47'))).toMatchObject({
    ...{ value: null, why: expect.stringContaining('2 people') },
  })
  const nobody = materialOf([declared(1, 1)])
  expect(incidentsPerResponder.measure(nobody, scopeOf('2026-W47'))).toMatchObject({
    ...{ value: null, why: expect.any(String) },
  })
})

test('a postmortem takes from the end of the incident to its publication', () => {
  const owing = (number: number, resolved: number | undefined, published: number | null) => {
    const times = resolved === undefined ? { declared: 0 } : { declared: 0, resolved }
    const publishedAt = published === null ? null : momentOf(published)
    return oneCase(number, times, {
      postmortem: { owed: true, dueAt: null, publishedAt, skipped: false },
    })
  }
  const cases = [
    owing(1, 60, 180),
    owing(2, 60, null),
    owing(3, 60, 30),
    owing(4, undefined, 30),
    owing(5, 60, 8 * DAY),
    owing(6, undefined, null),
    owing(7, -60, 180),
  ]
  const measured = timeToPostmortem.measure(materialOf(cases), scopeOf('2026-W47'))
  expect(minutesOf(measured)).toEqual({
    values: [
      [1, 120],
      [5, 8 * DAY - 60],
    ],
    ...{ missing: [3], open: [[2, 7 * DAY + 9 * HOUR - 60]] },
  })
})

test('a postmortem that nobody owes counts where it was published, and runs for none', () => {
  const free = (number: number, resolved: number, published: number | null) =>
    oneCase(
      number,
      { declared: 0, resolved },
      {
        postmortem: {
          ...{ owed: false, dueAt: null, skipped: false },
          publishedAt: published === null ? null : momentOf(published),
        },
      },
    )
  const cases = [
    free(9, 60, 60),
    free(1, 60, 90),
    free(2, 60, null),
    free(8, 50, 40),
    free(3, 70, 60),
  ]
  const measured = timeToPostmortem.measure(materialOf(cases), scopeOf('2026-W47'))
  expect(minutesOf(measured)).toEqual({
    values: [
      [1, 30],
      [9, 0],
    ],
    ...{ missing: [3, 8], open: [] },
  })
  const standing = [
    oneCase(4, { declared: 0 }, { postmortem: { ...owed, publishedAt: momentOf(5) } }),
  ]
  const all = timeToPostmortem.measure(materialOf(standing), scopeOf('all'))
  expect(minutesOf(all)).toEqual({ values: [], open: [], missing: [] })
})

test('postmortems that run on are told by number', () => {
  const cases = [7, 5].map((number) =>
    oneCase(number, { declared: 0, resolved: number }, { postmortem: owed }),
  )
  const measured = timeToPostmortem.measure(materialOf(cases), scopeOf('2026-W47'))
  expect(minutesOf(measured).open.map(([number]) => number)).toEqual([5, 7])
})

test('the age of action items is that at the end of the period', () => {
  const action = (number: number, created: number, end: ActionCase['end']): ActionCase => ({
    ...{ number, title: '', incident: null, createdAt: momentOf(created), due: null, owners: [] },
    ...{ team: null, services: [], priority: null, kind: null, end },
  })
  const actions = [
    action(1, 0, null),
    action(2, 6 * DAY, { kind: 'verified', at: momentOf(8 * DAY) }),
    action(3, 0, { kind: 'verified', at: momentOf(DAY) }),
    action(4, 8 * DAY, null),
  ]
  const scope = scopeOf('2026-W47', { now: momentOf(9 * DAY) })
  const measured = actionAge.measure({ ...materialOf([]), actions }, scope)
  expect(minutesOf(measured).values).toEqual([
    [1, 7 * DAY],
    [2, DAY],
  ])
})
