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
