import { expect, test } from 'vitest'
import { readConfig } from '../../../src/config/read.ts'
import { instant, iso } from '../../../src/domain/instant.ts'
import { dueReports, nextReportAt } from '../../../src/plan/report/due.ts'

const policyOf = (text: string) => readConfig([{ source: 'sitrep.yml', text }]).policy
const due = (text: string, now: string) =>
  dueReports(policyOf(text), instant(now)).map(({ kind, period, at }) => [
    kind,
    period.name,
    iso(at),
  ])

const BERLIN = 'timezone: Europe/Berlin'

test('on Monday morning the week before is reported, in the team’s zone', () => {
  expect(due(BERLIN, '2026-11-23T08:07:00Z')).toEqual([
    ['actions', '2026-W47', '2026-11-23T08:07:00Z'],
    ['metrics', '2026-W46', '2026-11-16T08:12:00Z'],
    ['trends', '2026-Q3', '2026-10-01T07:17:00Z'],
  ])
})

test('a run that comes days late reports the period it was due for, and not those before', () => {
  expect(due(BERLIN, '2026-11-29T22:59:59Z').slice(0, 2)).toEqual([
    ['actions', '2026-W47', '2026-11-23T08:07:00Z'],
    ['metrics', '2026-W47', '2026-11-23T08:12:00Z'],
  ])
})

test('a monthly report tells of the month before', () => {
  const monthly = 'reports: { metrics: monthly on day 2, actions: never, trends: never }'
  expect(due(monthly, '2026-11-02T09:07:00Z')).toEqual([
    ['metrics', '2026-10', '2026-11-02T09:07:00Z'],
  ])
  expect(due(monthly, '2026-11-02T09:06:59Z')).toEqual([
    ['metrics', '2026-09', '2026-10-02T09:07:00Z'],
  ])
})

test('the next one is that of whichever kind comes first', () => {
  const next = (text: string, now: string) => {
    const at = nextReportAt(policyOf(text), instant(now))
    return at && iso(at)
  }
  expect(next('', '2026-11-23T09:07:00Z')).toBe('2026-11-23T09:12:00Z')
  expect(next('', '2026-11-23T09:12:00Z')).toBe('2026-11-30T09:07:00Z')
  expect(
    next('reports: { metrics: never, actions: never, trends: never }', '2026-11-23T00:00:00Z'),
  ).toBeNull()
})
