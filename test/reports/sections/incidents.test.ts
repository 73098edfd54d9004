import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, instant } from '../../../src/domain/instant.ts'
import type { Case } from '../../../src/metrics/material.ts'
import type { Metric } from '../../../src/metrics/metric.ts'
import type { Section } from '../../../src/reports/section.ts'
import { budgets } from '../../../src/reports/sections/budgets.ts'
import { durations } from '../../../src/reports/sections/durations.ts'
import { excluded } from '../../../src/reports/sections/excluded.ts'
import { incidents } from '../../../src/reports/sections/incidents.ts'
import { method } from '../../../src/reports/sections/method.ts'
import { others } from '../../../src/reports/sections/others.ts'
import { quality } from '../../../src/reports/sections/quality.ts'
import { told } from '../../../src/reports/sections/told.ts'
import { incident, timed } from '../history.ts'
import { reportOf } from '../written.ts'

const reportWith = (cases: readonly Case[], config = '', period = '2026-W47') =>
  reportOf({
    kind: 'metrics',
    period,
    now: '2026-11-23T08:00:00Z',
    config,
    material: { incidents: cases, actions: [], deployments: null },
    gaps: ['The deployments could not be read.'],
  })

const shown = (section: Section, cases: readonly Case[], config?: string, period?: string) =>
  section.render(reportWith(cases, config, period))

const one = incident(7, {
  title: 'Mails arrive twice',
  severity: 'sev3',
  services: ['mail'],
  cause: 'data',
  times: timed('2026-11-18T09:00:00Z', [4, 9, 30, 65]),
})

describe('what is missing', () => {
  test('is told once for the times that the same incidents lack, with the command for it', () => {
    const bare = { ...one, times: { ...one.times, detected: null, acknowledged: null } }
    expect(shown(quality, [bare, { ...bare, number: 8 }]).split('\n')).toContain(
      '- **When it was detected and acknowledged**, for time to detect and time to acknowledge: #7, #8. Type `/time detected 2026-11-18 13:58` there.',
    )
  })

  test('names times that cannot both be right, and never takes them for a figure', () => {
    const wrong = {
      ...one,
      times: { ...one.times, resolved: instant('2026-11-18T08:00:00Z') },
      disorders: [['started', 'resolved'] as const],
    }
    expect(shown(quality, [wrong])).toContain(
      '[#7](https://github.com/acme/shop/issues/7) (resolved before started)',
    )
    expect(shown(durations, [wrong])).toContain('| Time to resolve | not known<br>n = 0 of 1 |')
  })

  test('asks for severity, service and cause, and tells what could not be read', () => {
    const body = shown(quality, [{ ...one, severity: null, services: [], cause: null }])
    for (const command of ['/severity sev2', '/service checkout', '/cause deployment'])
      expect(body).toContain(`\`${command}\``)
    expect(body).toContain('- The deployments could not be read.')
  })

  test('is nothing else where all is known', () => {
    expect(shown(quality, [one])).toBe(
      '### What is missing\n\n- The deployments could not be read.',
    )
  })
})

test('what counts nowhere is counted here, with its reason', () => {
  const apart = (number: number, why: Case['excluded']): Case => ({ ...one, number, excluded: why })
  const body = shown(excluded, [
    one,
    apart(1, 'drill'),
    apart(2, 'drill'),
    apart(3, 'duplicate'),
    apart(4, 'report'),
    { ...one, number: 5, category: 'identified', times: { ...one.times, resolved: null } },
  ])
  expect(body.split('\n').slice(2)).toEqual([
    '- 2 drills: #1, #2',
    '- 1 duplicate of another: #3',
    '- 1 report that nobody has taken up: #4',
    '- 1 still open, counted once resolved: #5',
  ])
  expect(shown(excluded, [one])).toBe('')
})

test('the worst incidents come first, and among these the longest', () => {
  const lasting = (number: number, severity: string | null, minutes: number) => ({
    ...one,
    number,
    severity,
    times: timed('2026-11-18T09:00:00Z', [4, 9, 10, minutes]),
  })
  const cases = [
    lasting(1, null, 300),
    lasting(2, 'sev4', 30),
    lasting(3, 'sev1', 40),
    lasting(4, 'sev1', 50),
  ]
  expect(shown(incidents, cases).match(/#\d/g)).toEqual(['#4', '#3', '#2', '#1'])
  const many = Array.from({ length: 45 }, (_, at) => lasting(at + 1, 'sev3', 60))
  expect(shown(incidents, many)).toMatch(/And \[35 more\]\(https:/)
})

test('a target that was missed is told to whom config names, and only then', () => {
  const missed = 'reports: { targets: { time-to-resolve: 1h }, tell: [ana, acme/sre] }'
  expect(shown(told, [one], missed)).toBe('@ana @acme/sre: one target was missed, named above.')
  const kept = 'reports: { targets: { time-to-resolve: 2h }, tell: [ana] }'
  expect(shown(told, [one], kept)).toBe('')
  expect(shown(told, [one], 'reports: { targets: { time-to-resolve: 1h } }')).toBe('')
})

test('the table of durations tells what is promised, whether it was kept, and how many it rests on', () => {
  const config = 'reports: { targets: { time-to-resolve: 1h, time-to-detect: 5m } }'
  const rows = shown(
    durations,
    [one, { ...one, number: 8, times: { ...one.times, started: null } }],
    config,
  )
  expect(rows).toContain(
    '| Time to detect<br>target 5 min | **4\u00a0min**<br>n = 1 of 2<br>✓ met | **4\u00a0min**<br>n = 1 of 2 |',
  )
  expect(rows).toContain(
    '| Time to resolve<br>target 1 h | **1\u00a0h\u00a03\u00a0min**<br>n = 2<br>✗ **missed** |',
  )
})

test('a service that spent nothing of its budget is told as well', () => {
  const config = 'services: { mail: { objective: 99.9% }, search: { objective: 99% } }'
  expect(shown(budgets, [one], config)).toMatch(/\| search \| +\*\*0 %\*\* \| 0 % \|/)
})

test('ends that config gave are printed beside the definition', () => {
  const config =
    'reports: { points: { time-to-resolve: { from: [detected, declared], to: mitigated } } }'
  expect(shown(method, [one], config)).toContain(
    'Here: from `detected`, else `declared` to `mitigated`.',
  )
})

test('the command to compute it again is one that can be pasted', () => {
  expect(shown(method, [one])).toContain(
    'sitrep report --repo acme/shop --period 2026-W47 --kind metrics --format json',
  )
})

test('a metric that no section knows is shown all the same', () => {
  const report = reportWith([one])
  const [figure] = report.figures
  if (figure === undefined) throw new Error('there are no metrics')
  const metric: Metric = {
    ...figure.metric,
    name: 'coffee-per-incident',
    title: 'Coffee',
    about: 'incidents',
  }
  const measured = {
    kind: 'amount',
    value: 3 * HOUR_MS,
    unit: 'ms',
    numbers: [7],
    why: null,
  } as const
  const fresh = { ...figure, metric, measured, trailing: { ...measured, value: DAY_MS } }
  expect(others.render({ ...report, figures: [...report.figures, fresh] })).toContain(
    '| Coffee | **3\u00a0h**<br>n = 1 | **1\u00a0d**<br>n = 1 |',
  )
  expect(others.render(report)).toBe('')
})
