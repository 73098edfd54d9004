import { expect, test } from 'vitest'
import { isNamed, withChange } from '../../src/domain/change.ts'
import { fold } from '../../src/domain/evolve.ts'
import type { Change, Said } from '../../src/domain/fact.ts'
import { instant } from '../../src/domain/instant.ts'

const pull = (repository: string | null, number: number): Change => ({
  kind: 'pull',
  repository,
  number,
})
const commit = (sha: string): Change => ({ kind: 'commit', sha })

test.each([
  [pull('acme/shop', 12), pull('acme/shop', 12), true],
  [pull('Acme/Shop', 12), pull('acme/shop', 12), true],
  [pull(null, 12), pull(null, 12), true],
  [pull('acme/shop', 12), pull('acme/shop', 13), false],
  [pull('acme/shop', 12), pull('acme/web', 12), false],
  [commit('4f2a9c1'), commit('4f2a9c1'), true],
  [commit('4f2a9c1'), commit('4f2a9c2'), false],
])('%j and %j are one change: %j', (held, change, same) => {
  expect(isNamed([held], change)).toBe(same)
  expect(withChange([held], change)).toHaveLength(same ? 1 : 2)
})

test('a fix that was named and then merged is one fix', () => {
  const said: Said = { at: instant('2026-11-20T14:00:00Z'), by: 'ana', ref: { kind: 'card' } }
  const change = pull('acme/shop', 12)
  const { fixedBy } = fold([
    { type: 'declared', as: 'incident', status: 'investigating', ...said },
    { type: 'fix-named', change, ...said },
    { type: 'status-entered', status: 'resolved', category: 'resolved', fix: change, ...said },
  ])
  expect(fixedBy).toEqual([change])
})
