import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config/read.ts'
import { DAY_MS, type Instant, instant, iso, plus } from '../../../src/domain/instant.ts'
import type { PeriodKind } from '../../../src/domain/period.ts'
import { periodAt, periodNamed } from '../../../src/domain/periods.ts'
import { dueReports, nextReportAt } from '../../../src/plan/report/due.ts'

const [FROM, TO] = [instant('2025-01-01T00:00:00Z'), instant('2035-12-31T00:00:00Z')]

/** Clocks that are moved by an hour and by half of one, at midnight and at other times, on Sundays and Fridays, and never. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
]

interface Told {
  readonly kind: string
  readonly period: string
  readonly at: Instant
}

/** What is told by whom the timer wakes each time, and who remembers what was told last. */
function told(zone: string, schedules: string): readonly Told[] {
  const text = `timezone: ${zone}\nreports: ${schedules}`
  const { policy, problems } = readConfig([{ source: 'sitrep.yml', text }])
  expect(problems).toEqual([])
  const last = new Map(dueReports(policy, FROM).map(({ kind, period }) => [kind, period.name]))
  const all: Told[] = []
  for (let at = nextReportAt(policy, FROM); at !== null && at < TO; at = nextReportAt(policy, at)) {
    for (const { kind, period } of dueReports(policy, at)) {
      if (last.get(kind) !== period.name) all.push({ kind, period: period.name, at })
      last.set(kind, period.name)
    }
  }
  return all
}

/** From the first to the last of the years, each period behind the one before it. */
function expectEach(all: readonly Told[], kind: PeriodKind, zone: string): void {
  const names = all.map(({ period }) => period)
  const ends = names.map((name) => periodNamed(name, zone)?.to ?? FROM)
  const following = ends.slice(0, -1).map((end) => periodAt(kind, end, zone).name)
  expect(names.slice(1)).toEqual(following)
  const longest = kind === 'week' ? 15 * DAY_MS : 184 * DAY_MS
  expect(ends.at(0)).toBeLessThan(plus(FROM, longest))
  expect(ends.at(-1)).toBeGreaterThan(plus(TO, -longest))
}

const wallClock = (at: Instant, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit' },
  }).format(at)

describe.each(ZONES)('from 2025 to 2035 in %s', (zone) => {
  test('each report comes once for each of its periods, when the clock on the wall says so', () => {
    const all = told(zone, '{}')
    const of = (wanted: string) => all.filter(({ kind }) => kind === wanted)
    expectEach(of('actions'), 'week', zone)
    expectEach(of('metrics'), 'week', zone)
    expectEach(of('trends'), 'quarter', zone)
    const clocks = (kind: string) => new Set(of(kind).map(({ at }) => wallClock(at, zone)))
    expect(clocks('actions')).toEqual(new Set(['Mon 09:07']))
    expect(clocks('metrics')).toEqual(new Set(['Mon 09:12']))
    expect([...clocks('trends')].every((clock) => clock.endsWith(' 09:17'))).toBe(true)
  })

  test.each(['00:30', '02:00', '02:30'])(
    'at %s of a Sunday, an hour that some nights skip and others have twice, it comes once a week',
    (clock) => {
      const schedules = `{ metrics: weekly on sunday at ${clock}, actions: never, trends: never }`
      expectEach(told(zone, schedules), 'week', zone)
    },
  )
})

test('at an hour that a night has twice it comes the first time, and not again', () => {
  const nightly = '{ metrics: weekly on sunday at 02:30, actions: never, trends: never }'
  const all = told('Europe/Berlin', nightly).map(({ at }) => iso(at))
  expect(all).toContain('2026-10-25T00:30:00Z')
  expect(all).not.toContain('2026-10-25T01:30:00Z')
})
