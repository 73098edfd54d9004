import { expect, test } from 'vitest'
import { instant } from '../../src/domain/instant.ts'
import { ALL } from '../../src/domain/periods.ts'
import { scopeOf } from '../../src/reports/scope.ts'
import { POLICY } from '../support/policy.ts'

test('figures depend on calendar, severities, ends and what services promise', () => {
  const service = { people: [], team: null, runbook: null }
  const points = { 'time-to-resolve': { from: ['declared'], to: 'resolved' } } as const
  const policy = {
    ...POLICY,
    services: [
      { ...service, name: 'checkout', objective: 0.999 },
      { ...service, name: 'search', objective: null },
    ],
    reports: { ...POLICY.reports, points },
  }
  const now = instant('2026-11-23T09:00:00Z')
  expect(scopeOf(policy, ALL, now)).toEqual({
    ...{ period: ALL, now, points, calendar: POLICY.calendar },
    severities: POLICY.severities.map(({ name }) => name),
    objectives: { checkout: 0.999 },
  })
})
