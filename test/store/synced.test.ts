import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, test, vi } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { at, claimed, delivery, newStore } from './support.ts'

afterEach(() => vi.restoreAllMocks())

/** For each step that a call makes, whether it waits for the disk. */
function steps(act: () => unknown): readonly string[] {
  const exec = vi.spyOn(DatabaseSync.prototype, 'exec')
  act()
  const said = exec.mock.calls.map(([sql]) => sql)
  exec.mockRestore()
  return said.filter((sql) => sql === 'COMMIT' || sql.startsWith('PRAGMA synchronous'))
}

/** A store whose last step waited for no disk. */
function begun(): Store {
  const store = newStore('file')
  store.arrive([delivery('one', 'a'), delivery('two', 'b')], at(0))
  store.sort()
  return store
}

const FULL = ['PRAGMA synchronous = FULL', 'COMMIT']

test.each<[string, (store: Store) => unknown]>([
  ['what comes in at the door', (store) => store.arrive([delivery('three', 'c')], at(1))],
  ['what is poked for', (store) => store.accept([delivery('three', 'c')], at(1))],
  ['a timer', (store) => store.setTimer(delivery('', 'a'), at(5))],
  [
    'a record of the audit',
    (store) => store.audit({ at: at(1), incident: 'a', delivery: 'one', act: '' }),
  ],
  ['how far a log was read', (store) => store.remember('log', 'here')],
  ['the question whether anything can be stored', (store) => store.check()],
])('%s is on the disk when it is said to be stored', (_, act) => {
  const store = begun()
  expect(steps(() => act(store))).toEqual(FULL)
})

test('what is about to be sent is on the disk before it is sent', () => {
  const store = begun()
  const ledger = store.ledger(claimed(store, at(1)), 'a')
  expect(steps(() => ledger.intend('card 1', at(1), at(1)))).toEqual(FULL)
  expect(steps(() => ledger.settle('card 1', 7, at(2)))).toEqual(['COMMIT'])
})

test('nobody waits for the disk only because something was worked off', () => {
  const store = begun()
  const said = steps(() => {
    const lease = claimed(store, at(1))
    store.renew(lease, at(1))
    store.rank(lease, 0)
    store.slots.take(1, true, at(1))
    store.later(lease, 'one', at(2), at(1))
    store.done(lease, ['one'], at(1))
    store.release(lease, at(1))
  })
  expect(said.length).toBeGreaterThan(5)
  expect(new Set(said)).toEqual(new Set(['COMMIT']))
})
