import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { at, claimed, delivery, ids, MEDIA, newStore, opened, storePath } from './support.ts'

describe.each(MEDIA)('an inbox in a %s', (medium) => {
  test('takes what comes twice once, also within one batch', () => {
    const store = newStore(medium)
    expect(store.accept([delivery('1'), delivery('2'), delivery('1')], at(0))).toEqual([
      'new',
      'new',
      'known',
    ])
    expect(store.accept([delivery('2')], at(1))).toEqual(['known'])
    expect(store.standing().waiting).toBe(2)
  })

  test('gives back what it took, as it was', () => {
    const store = newStore(medium)
    const body = Buffer.from([0, 255, 10, 13, 0xf0, 0x9f])
    store.accept([{ ...delivery('1', 'acme/shop#7', 42), body }], at(5))
    const lease = claimed(store, at(6))
    expect(lease).toMatchObject({ lane: 'acme/shop#7', installation: 42 })
    expect(store.waiting(lease, 10)).toEqual([
      {
        id: '1',
        event: 'issues',
        lane: 'acme/shop#7',
        installation: 42,
        body,
        receivedAt: at(5),
        tries: 0,
      },
    ])
  })

  test('keeps the order of arrival, batch after batch', () => {
    const store = newStore(medium)
    store.accept([delivery('9'), delivery('3')], at(0))
    store.accept([delivery('x', 'b'), delivery('5')], at(0))
    expect(ids(store, claimed(store, at(0)))).toEqual(['9', '3', '5'])
  })

  test('hands out no more than it is asked for', () => {
    const store = newStore(medium)
    store.accept([delivery('1'), delivery('2'), delivery('3')], at(0))
    const lease = claimed(store, at(0))
    expect(store.waiting(lease, 2).map(({ id }) => id)).toEqual(['1', '2'])
  })

  test('does not take again what is done', () => {
    const store = newStore(medium)
    store.accept([delivery('1')], at(0))
    const lease = claimed(store, at(0))
    expect(store.done(lease, ['1'], at(1))).toBe(true)
    expect(store.waiting(lease, 10)).toEqual([])
    expect(store.accept([delivery('1')], at(2))).toEqual(['known'])
  })

  test('tries again what had been parked, behind what came meanwhile', () => {
    const store = newStore(medium)
    store.accept([delivery('1'), delivery('2')], at(0))
    const lease = claimed(store, at(0))
    store.later(lease, '1', at(0), at(0))
    store.park(lease, '1', 'poison', at(1))
    expect(store.accept([delivery('1')], at(2))).toEqual(['again'])
    expect(store.waiting(lease, 10).map(({ id, tries }) => [id, tries])).toEqual([
      ['2', 0],
      ['1', 0],
    ])
    expect(store.standing().parked).toEqual({})
  })

  test('what is tried in vain keeps its place, and its neighbour does not overtake it', () => {
    const store = newStore(medium)
    store.accept([delivery('1'), delivery('2')], at(0))
    const lease = claimed(store, at(0))
    expect(store.later(lease, '1', at(10_000), at(0))).toBe(true)
    store.release(lease, at(0))
    store.accept([delivery('3')], at(5_000))
    expect(store.claim(at(9_999), new Set())).toBeNull()
    const again = claimed(store, at(10_000))
    expect(store.waiting(again, 10).map(({ id, tries }) => [id, tries])).toEqual([
      ['1', 1],
      ['2', 0],
      ['3', 0],
    ])
  })

  test('what is parked lets its neighbour go on at once', () => {
    const store = newStore(medium)
    store.accept([delivery('1'), delivery('2')], at(0))
    const lease = claimed(store, at(0))
    store.later(lease, '1', at(10_000), at(0))
    expect(store.park(lease, '1', 'poison', at(1))).toBe(true)
    store.release(lease, at(1))
    expect(ids(store, claimed(store, at(1)))).toEqual(['2'])
    expect(store.standing()).toMatchObject({ waiting: 1, parked: { poison: 1 } })
  })

  test('a lease ends nothing in another lane', () => {
    const store = newStore(medium)
    store.accept([delivery('1', 'a'), delivery('2', 'b')], at(0))
    const lease = claimed(store, at(0))
    store.done(lease, ['1', '2'], at(1))
    expect(ids(store, claimed(store, at(1)))).toEqual(['2'])
  })

  test('what came in while its lane was worked on is there for whoever comes next', () => {
    const store = newStore(medium)
    store.accept([delivery('1')], at(0))
    const lease = claimed(store, at(0))
    store.accept([delivery('2')], at(1))
    store.done(lease, ['1'], at(2))
    store.release(lease, at(2))
    expect(ids(store, claimed(store, at(2)))).toEqual(['2'])
  })
})

test('forgets what people wrote as soon as nobody will look at it again', () => {
  const path = storePath()
  const store = opened(path)
  store.accept([delivery('1'), delivery('2'), delivery('3')], at(0))
  const lease = claimed(store, at(0))
  store.done(lease, ['1'], at(1))
  store.park(lease, '2', 'poison', at(1))
  const other = new DatabaseSync(path, { readOnly: true })
  const kept = other.prepare('SELECT id FROM inbox WHERE body IS NOT NULL').all()
  other.close()
  expect(kept).toEqual([{ id: '3' }])
})

test('remembers over a restart what was taken, what was done and how often it was tried', () => {
  const path = storePath()
  const before = opened(path)
  before.accept([delivery('1'), delivery('2')], at(0))
  const lease = claimed(before, at(0))
  before.done(lease, ['1'], at(1))
  before.later(lease, '2', at(2), at(1))
  before.release(lease, at(1))
  before.close()
  const after = opened(path)
  expect(after.accept([delivery('1'), delivery('2')], at(3))).toEqual(['known', 'known'])
  const [one, ...more] = after.waiting(claimed(after, at(3)), 10)
  expect([one?.id, one?.tries, one?.receivedAt, more]).toEqual(['2', 1, at(0), []])
})
