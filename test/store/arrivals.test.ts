import { describe, expect, test } from 'vitest'
import { SORTED_AT_ONCE } from '../../src/store/arrivals.ts'
import { at, claimed, delivery, ids, MEDIA, newStore, opened, storePath } from './support.ts'

describe.each(MEDIA)('what arrives in a %s', (medium) => {
  test('waits from then on, and is worked off in its order once it is sorted', () => {
    const store = newStore(medium)
    store.arrive([delivery('1'), delivery('2')], at(0))
    store.arrive([delivery('3')], at(1))
    expect(store.standing()).toMatchObject({ waiting: 3, oldestAt: at(0) })
    expect(store.claim(at(2), new Set())).toBeNull()
    expect(store.sort()).toEqual(['new', 'new', 'new'])
    expect(store.sort()).toEqual([])
    expect(store.standing()).toMatchObject({ waiting: 3, oldestAt: at(0) })
    expect(ids(store, claimed(store, at(2)))).toEqual(['1', '2', '3'])
  })

  test('twice is worked off once, whether it waits, is done or was parked', () => {
    const store = newStore(medium)
    store.arrive([delivery('1'), delivery('2'), delivery('1')], at(0))
    expect(store.sort()).toEqual(['new', 'new', 'known'])
    const lease = claimed(store, at(1))
    store.done(lease, ['1'], at(1))
    store.park(lease, '2', 'poison', at(1))
    store.arrive([delivery('1'), delivery('2'), delivery('2')], at(2))
    expect(store.sort()).toEqual(['known', 'again', 'known'])
    expect(ids(store, lease)).toEqual(['2'])
  })

  test('in a storm is sorted a part at a time, and goes on in order while more arrives', () => {
    const store = newStore(medium)
    const many = Array.from({ length: SORTED_AT_ONCE + 3 }, (_, n) => delivery(`${n}`))
    store.arrive(many, at(0))
    expect(store.sort()).toHaveLength(SORTED_AT_ONCE)
    store.arrive([delivery('last')], at(1))
    expect(store.sort()).toHaveLength(4)
    const lease = claimed(store, at(2))
    const all = [...many.map(({ id }) => id), 'last']
    expect(store.waiting(lease, all.length).map(({ id }) => id)).toEqual(all)
  })
})

test('what was not sorted before the end is there at the next start', () => {
  const path = storePath()
  opened(path).arrive([delivery('1')], at(0))
  const after = opened(path)
  expect(after.standing().waiting).toBe(1)
  expect(after.sort()).toEqual(['new'])
})
