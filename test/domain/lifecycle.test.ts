import { expect, test } from 'vitest'
import { fold } from '../../src/domain/evolve.ts'
import type { Fact, FactBody } from '../../src/domain/fact.ts'
import { instant } from '../../src/domain/instant.ts'

const said = (time: string, fact: FactBody): Fact => ({
  ...fact,
  at: instant(`2026-11-20T${time}:00Z`),
  by: 'mona',
  ref: { kind: 'comment', id: 1 },
})

test('a second status of one category does not move the time at which the first was entered', () => {
  const incident = fold([
    said('14:00', { type: 'declared', as: 'incident', status: 'investigating' }),
    said('14:10', { type: 'status-entered', status: 'mitigated', category: 'mitigated' }),
    said('14:40', { type: 'status-entered', status: 'monitoring', category: 'mitigated' }),
  ])
  expect(incident.status).toBe('monitoring')
  expect(incident.times.mitigated?.at).toBe(instant('2026-11-20T14:10:00Z'))
})

test('a review that is taken back moves no time, while the end of another spell does', () => {
  const facts = [
    said('14:00', { type: 'declared', as: 'incident', status: 'investigating' }),
    said('14:10', { type: 'status-entered', status: 'resolved', category: 'resolved' }),
    said('15:00', { type: 'status-entered', status: 'reviewed', category: 'reviewed' }),
    said('16:00', { type: 'status-entered', status: 'resolved', category: 'resolved' }),
  ]
  expect(fold(facts).times.resolved?.at).toBe(instant('2026-11-20T14:10:00Z'))
  const again = fold([
    ...facts,
    said('17:00', { type: 'status-entered', status: 'investigating', category: 'investigating' }),
    said('18:00', { type: 'status-entered', status: 'resolved', category: 'resolved' }),
  ])
  expect(again.times.resolved?.at).toBe(instant('2026-11-20T18:00:00Z'))
})
