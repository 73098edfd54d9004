import { describe, expect, test } from 'vitest'
import type { Instant } from '../../src/domain/instant.ts'
import { UNRANKED } from '../../src/store/lanes.ts'
import { LEASE_MS } from '../../src/store/leases.ts'
import type { Store } from '../../src/store/store.ts'
import { at, claimed, delivery, MEDIA, NOBODY, newStore } from './support.ts'

/** The lanes in the order in which they are handed out. */
function order(store: Store, now: Instant, except: ReadonlySet<number> = NOBODY): string[] {
  const lease = store.claim(now, except)
  return lease === null ? [] : [lease.lane, ...order(store, now, except)]
}

/** Has each lane ranked, with one delivery waiting in it. */
function rankedStore(store: Store, ranks: Readonly<Record<string, number>>): void {
  for (const [lane, rank] of Object.entries(ranks)) {
    store.accept([delivery(`first of ${lane}`, lane)], at(0))
    const lease = claimed(store, at(0))
    store.rank(lease, rank)
    store.done(lease, [`first of ${lane}`], at(0))
    store.release(lease, at(0))
  }
  const lanes = Object.keys(ranks)
  store.accept(
    lanes.map((lane) => delivery(`second of ${lane}`, lane)),
    at(1),
  )
}

describe.each(MEDIA)('lanes in a %s', (medium) => {
  test('come the most severe first, the unknown after the worst', () => {
    const store = newStore(medium)
    rankedStore(store, { four: 4, worst: 0, two: 2 })
    store.accept([delivery('x', 'unknown')], at(1))
    expect(UNRANKED).toBe(1)
    expect(order(store, at(1))).toEqual(['worst', 'unknown', 'two', 'four'])
  })

  test('of one rank come the longest waiting first', () => {
    const store = newStore(medium)
    store.accept([delivery('1', 'z')], at(0))
    store.accept([delivery('2', 'm')], at(1))
    store.accept([delivery('3', 'a')], at(2))
    store.accept([delivery('4', 'z')], at(3))
    expect(order(store, at(3))).toEqual(['z', 'm', 'a'])
  })

  test('that came in the same millisecond come in the order in which they came', () => {
    const store = newStore(medium)
    const lanes = ['z', 'a', 'm', 'a', 'z']
    store.accept(
      lanes.map((lane, index) => delivery(`${index}`, lane)),
      at(0),
    )
    expect(order(store, at(0))).toEqual(['z', 'a', 'm'])
  })

  test('a rank is kept for what comes later, and is not changed without the lease', () => {
    const store = newStore(medium)
    rankedStore(store, { worst: 0, least: 4 })
    const lease = claimed(store, at(1))
    expect(lease.lane).toBe('worst')
    store.release(lease, at(1))
    expect(store.rank(lease, 4)).toBe(false)
    expect(order(store, at(1))).toEqual(['worst', 'least'])
  })

  test('of installations that are busy elsewhere wait', () => {
    const store = newStore(medium)
    store.accept([delivery('1', 'a', 1), delivery('2', 'b', 2), delivery('3', 'c', 3)], at(0))
    expect(order(store, at(0), new Set([1, 3]))).toEqual(['b'])
    expect(order(store, at(0))).toEqual(['a', 'c'])
  })

  test('of an installation that GitHub holds wait until it may be asked again', () => {
    const store = newStore(medium)
    store.accept([delivery('1', 'a', 1), delivery('2', 'b', 2)], at(0))
    store.slots.hold(1, at(30_000))
    expect(order(store, at(29_999))).toEqual(['b'])
    expect(order(store, at(30_000))).toEqual(['a'])
  })

  test('are handed out once, until the lease has ended', () => {
    const store = newStore(medium)
    store.accept([delivery('1')], at(0))
    const first = claimed(store, at(0))
    expect(order(store, at(LEASE_MS - 1))).toEqual([])
    const second = claimed(store, at(LEASE_MS))
    expect(second.fence).toBeGreaterThan(first.fence)
  })

  test('stay with whoever renews the lease', () => {
    const store = newStore(medium)
    store.accept([delivery('1')], at(0))
    const lease = claimed(store, at(0))
    expect(store.renew(lease, at(40_000))).toBe(true)
    expect(order(store, at(40_000 + LEASE_MS - 1))).toEqual([])
    expect(order(store, at(40_000 + LEASE_MS))).toEqual(['a'])
  })

  test('are free again as soon as they are released', () => {
    const store = newStore(medium)
    store.accept([delivery('1')], at(0))
    const lease = claimed(store, at(0))
    store.release(lease, at(1))
    expect(store.renew(lease, at(1))).toBe(false)
    expect(order(store, at(1))).toEqual(['a'])
  })

  test('with nothing in them are not handed out', () => {
    const store = newStore(medium)
    expect(order(store, at(0))).toEqual([])
    store.accept([delivery('1')], at(0))
    const lease = claimed(store, at(0))
    store.done(lease, ['1'], at(0))
    store.release(lease, at(0))
    expect(order(store, at(LEASE_MS))).toEqual([])
  })

  test('are handed out when a pause, a hold or a lease ends, and not a moment before', () => {
    const store = newStore(medium)
    expect(store.claim(at(0), NOBODY)).toBeNull()
    store.accept([delivery('1', 'a', 1), delivery('2', 'b', 2)], at(0))
    const lease = claimed(store, at(5))
    expect(lease.lane).toBe('a')
    store.later(lease, '1', at(20_000), at(5))
    store.release(lease, at(5))
    store.slots.hold(2, at(30_000))
    expect(store.claim(at(19_999), NOBODY)).toBeNull()
    expect(claimed(store, at(20_000)).lane).toBe('a')
    expect(store.claim(at(29_999), NOBODY)).toBeNull()
    expect(claimed(store, at(30_000)).lane).toBe('b')
    expect(store.claim(at(20_000 + LEASE_MS - 1), NOBODY)).toBeNull()
    expect(claimed(store, at(20_000 + LEASE_MS)).lane).toBe('a')
  })

  test('do not count a timer as due, since that goes by another clock', () => {
    const store = newStore(medium)
    store.setTimer(delivery('', 'a'), at(10))
    expect(store.claim(at(20), NOBODY)).toBeNull()
  })
})
