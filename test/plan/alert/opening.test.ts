import { expect, test } from 'vitest'
import type { Alert } from '../../../src/domain/alert.ts'
import { instant, plus } from '../../../src/domain/instant.ts'
import { alertOpening } from '../../../src/plan/alert/opening.ts'
import { ALERT } from '../../support/alerts.ts'
import { policyIn } from '../../support/configured.ts'
import { SEEN } from '../../support/view.ts'

const HEARD = instant('2026-11-20T13:59:30Z')

const opened = (alert: Partial<Alert> = {}, config = '', before: number | null = null) =>
  alertOpening(
    {
      ...SEEN,
      alert: { by: 'us', key: 'k', heard: HEARD, before, alert: { ...ALERT, ...alert }, notes: [] },
    },
    policyIn(config),
  )

const factsIn = (entry: ReturnType<typeof opened>, type: string) =>
  (entry?.facts ?? []).filter((fact) => fact.type === type)

test('an incident of an alert waits in triage with all that the alert says', () => {
  expect(opened()).toEqual({
    ...{ key: 'alert', at: SEEN.issue.createdAt, by: SEEN.issue.author.login, outcome: 'accepted' },
    facts: [
      { type: 'declared', as: 'alert', status: 'triage' },
      { type: 'alerted', source: 'alertmanager', key: 'k', since: HEARD, heard: HEARD },
      { type: 'severity-set', severity: 'sev1' },
      { type: 'service-added', service: 'checkout' },
      { type: 'link-added', name: 'runbook', url: 'https://wiki.example/checkout' },
    ],
  })
})

test('it was detected when the alert began, and never later than its issue was opened', () => {
  const startedAt = plus(HEARD, -600_000)
  expect(factsIn(opened({ startedAt }), 'alerted')).toMatchObject([{ since: startedAt }])
  const future = plus(SEEN.issue.createdAt, 86_400_000)
  expect(factsIn(opened({ startedAt: future }), 'alerted')).toMatchObject([
    { since: SEEN.issue.createdAt },
  ])
})

test('where config lists services, others are told and not labelled', () => {
  const entry = opened({ services: ['CHECKOUT', 'search'] }, 'services:\n  checkout: {}\n')
  expect(factsIn(entry, 'service-added')).toEqual([{ type: 'service-added', service: 'checkout' }])
  expect(entry?.notes?.join()).toContain('"search"')
})

test.each(['a,b', 'x'.repeat(60), '-', ' '])(
  'what fits into no label makes none: %j',
  (service) => {
    expect(factsIn(opened({ services: [service] }), 'service-added')).toEqual([])
  },
)

test('the incident that was over a moment before is named', () => {
  expect(factsIn(opened({}, '', 4), 'related')).toEqual([
    { type: 'related', issue: 4, as: 'before' },
  ])
})

test('without an alert there is nothing to open', () => {
  expect(alertOpening(SEEN, policyIn(''))).toBeNull()
  expect(alertOpening({ ...SEEN, alert: null }, policyIn(''))).toBeNull()
})
