import { describe, expect, test } from 'vitest'
import { CHECKLIST, checklist } from '../../src/domain/checklist.ts'
import type { FactBody } from '../../src/domain/fact.ts'
import { instant } from '../../src/domain/instant.ts'
import { incidentIn, incidentWith, nothing, report } from '../support/scene.ts'

const done = (...facts: readonly FactBody[]) =>
  checklist(incidentWith(...facts))
    .filter((item) => item.done)
    .map(({ id }) => id)

describe('the checklists', () => {
  test('number their items through all statuses, each with an id of its own', () => {
    const items = checklist(nothing())
    expect(items.map(({ number }) => number)).toEqual(CHECKLIST.map((_, at) => at + 1))
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    expect(items.some((item) => item.done)).toBe(false)
  })

  test('stand in the order in which an incident lives', () => {
    const order = [...new Set(CHECKLIST.map(({ category }) => category))]
    expect(order).toEqual(['triage', 'investigating', 'identified', 'mitigated'])
  })
})

const role = (name: 'commander' | 'communications' | 'operations' | 'scribe') =>
  ({ type: 'role-assigned', role: name, login: 'ana' }) as const
const impact = { type: 'impact-set', text: 'slow', share: 1, users: null, money: null } as const

test.each([
  ['nothing but the declaration', [], []],
  ['a severity', [{ type: 'severity-set', severity: 'sev1' }], ['declared']],
  ['a severity that was only proposed', [{ type: 'severity-proposed', severity: 'sev1' }], []],
  ['a commander', [role('commander')], ['commander']],
  [
    'all roles',
    [role('commander'), role('communications'), role('operations'), role('scribe')],
    ['commander', 'roles'],
  ],
  ['an update', [{ type: 'update-posted', text: 'x', next: null }], ['first-update']],
  ['a bridge', [{ type: 'link-added', name: 'bridge', url: 'https://a.example' }], ['bridge']],
  ['a runbook', [{ type: 'link-added', name: 'runbook', url: 'https://a.example' }], []],
  ['a detection', [{ type: 'detection-set', source: 'slo' }], ['signal']],
  ['an impact', [impact], ['scope']],
  [
    'an impact on a service',
    [impact, { type: 'service-added', service: 'a' }],
    ['scope', 'blast-radius'],
  ],
  ['a meeting', [{ type: 'meeting-set', when: instant('2026-11-25T14:00:00Z') }], ['postmortem']],
  ['a tick', [{ type: 'item-ticked', item: 'recurrence', done: true }], ['recurrence']],
  ['a tick that no list holds', [{ type: 'item-ticked', item: 'gone', done: true }], []],
  ['a text for customers too early', [{ type: 'published', text: 'sorry' }], []],
] as const)('%s shows by itself', (_, facts, ids) => {
  expect(done(...facts)).toEqual(ids)
})

test('a text for customers counts once the harm has ended, and so does the end itself', () => {
  const end = { type: 'status-entered', status: 'resolved', category: 'resolved' } as const
  expect(done(end)).toEqual(['resolved'])
  expect(done(end, { type: 'published', text: 'over' })).toEqual(['customers', 'resolved'])
  expect(done({ ...end, status: 'cancelled', category: 'cancelled' })).toEqual([])
})

test('what shows by itself cannot be unticked', () => {
  expect(done(role('commander'), { type: 'item-ticked', item: 'commander', done: false })).toEqual([
    'commander',
  ])
})

test('a report is not yet declared, and a reopened incident is not yet resolved', () => {
  const named = { ...report(), severity: 'sev1' }
  expect(checklist(named).find(({ id }) => id === 'declared')?.done).toBe(false)
  expect(checklist(incidentIn('investigating')).find(({ id }) => id === 'resolved')?.done).toBe(
    false,
  )
})
