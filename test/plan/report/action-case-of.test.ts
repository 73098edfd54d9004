import { expect, test } from 'vitest'
import { instant } from '../../../src/domain/instant.ts'
import type { SeenItem } from '../../../src/plan/actions/seen.ts'
import { actionCaseOf } from '../../../src/plan/report/action-case-of.ts'
import { POLICY } from '../../support/policy.ts'
import { dueEntry, itemOf } from '../item/items.ts'

const BEN = { login: 'ben', kind: 'person', us: false } as const
const AT = instant('2026-11-18T10:00:00Z')
const told = (change: Partial<SeenItem>) => actionCaseOf(itemOf(3, change), { policy: POLICY })
const closed = (reason: 'completed' | 'not_planned' | 'duplicate', pull: number | null = null) => ({
  closedAt: AT,
  open: false,
  events: [
    {
      ...{ id: 'E1', at: AT, actor: BEN, type: 'closed' as const, reason },
      pull: pull === null ? null : { repository: 'acme/shop', number: pull },
    },
  ],
})

test('one that we opened belongs to the incident of its marker', () => {
  expect(told({ key: '12.alert', parent: 4 })?.incident).toBe(12)
})

test.each([
  [4, 4],
  [0, null],
  [null, null],
])('one that people opened below %s belongs to %s', (parent, incident) => {
  expect(told({ key: null, parent })?.incident).toBe(incident)
})

test.each([
  [closed('completed'), 'unverified'],
  [closed('completed', 9), 'verified'],
  [closed('not_planned'), 'declined'],
  [closed('duplicate'), 'duplicate'],
] as const)('how it ended, and when', (change, kind) => {
  expect(told(change)?.end).toEqual({ kind, at: AT })
})

test('one that is open has no end, and the date that was last said', () => {
  const entries = [dueEntry('2026-11-17T10:00:00Z', '2026-12-01')]
  expect(told({ due: '2026-11-20', entries })).toMatchObject({
    ...{ end: null, due: instant('2026-12-01T23:59:00Z'), owners: ['ben'] },
  })
})

test('one whose label was taken off is none', () => {
  expect(told({ labels: ['later'] })).toBeNull()
})
