import { expect, test } from 'vitest'
import { instant } from '../../src/domain/instant.ts'
import type { Material } from '../../src/metrics/material.ts'
import type { ReportKind } from '../../src/reports/report.ts'
import { isRunning } from '../../src/reports/running.ts'
import { method } from '../../src/reports/sections/method.ts'
import { summary } from '../../src/reports/sections/summary.ts'
import { reportTitle } from '../../src/reports/title.ts'
import { incident, item, timed } from './history.ts'
import { reportOf } from './written.ts'

const NOTHING: Material = { incidents: [], actions: [], deployments: null }
const one = incident(7, { times: timed('2026-11-17T09:00:00Z', [4, 9, 30, 65]) })
const due = (number: number, day: string) =>
  item(number, { due: instant(`${day}T22:59:00Z`), owners: ['ana'] })
const report = (
  now: string,
  material: Partial<Material> = {},
  period = '2026-W47',
  kind: ReportKind = 'metrics',
) => reportOf({ kind, period, now, material: { ...NOTHING, ...material } })

const WEDNESDAY = '2026-11-18T12:00:00Z'

test.each([
  ['2026-11-22T23:59:59Z', '2026-W47', true],
  ['2026-11-23T00:00:00Z', '2026-W47', false],
  ['2026-11-23T00:00:00Z', '2026-11', true],
  ['2026-11-23T00:00:00Z', 'all', false],
])('at %s %s is running: %s', (now, period, expected) => {
  expect(isRunning(report(now, {}, period))).toBe(expected)
})

test('what is not over is told so far: in the title, in the first sentence, and in how it was computed', () => {
  const running = report(WEDNESDAY, { incidents: [one] })
  expect(reportTitle(running)).toBe('Incidents: week 47 (16 to 22 Nov 2026), so far')
  expect(summary.render(running)).toMatch(/^In week 47 \(16 to 22 Nov 2026\) so far, one incident/)
  expect(method.render(running)).toContain('It was not over when this was read')
})

test('what is over is not', () => {
  const over = report('2026-11-23T08:00:00Z', { incidents: [one] })
  expect([reportTitle(over), summary.render(over), method.render(over)].join()).not.toMatch(
    /so far|not over/,
  )
})

test('a quiet week may still have its incident', () => {
  expect(summary.render(report(WEDNESDAY))).toMatch(/^Week 47 \(.*\) has been quiet so far: no/)
})

test('what is promised for a day to come was not broken yet', () => {
  const actions = [due(1, '2026-11-17'), due(2, '2026-11-20')]
  const told = (now: string) => summary.render(report(now, { actions }, '2026-W47', 'actions'))
  expect(told(WEDNESDAY)).toContain(
    'promised for week 47 (16 to 22 Nov 2026) so far, 0 % (0 of 1) was done in time.',
  )
  expect(told('2026-11-23T08:00:00Z')).toContain('(0 of 2) was done in time.')
})
