import { describe, expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../../src/domain/instant.ts'
import { at, claimed, delivery, ids, MEDIA, NOBODY, newStore } from './support.ts'

describe.each(MEDIA)('a store in a %s', (medium) => {
  test('remembers small things by name', () => {
    const store = newStore(medium)
    expect(store.remembered('cursor')).toBeNull()
    store.remember('cursor', '1')
    store.remember('cursor', '2')
    store.remember('other', '')
    expect([store.remembered('cursor'), store.remembered('other')]).toEqual(['2', ''])
  })

  test('tells how it stands', () => {
    const store = newStore(medium)
    expect(store.standing()).toEqual({
      oldestAt: null,
      waiting: 0,
      parked: {},
      unknown: 0,
      timers: 0,
    })
    store.accept([delivery('1'), delivery('2'), delivery('3')], at(0))
    store.accept([delivery('4')], at(9))
    const lease = claimed(store, at(9))
    store.park(lease, '1', 'poison', at(9))
    store.park(lease, '2', 'gone', at(9))
    store.park(lease, '3', 'poison', at(9))
    store.ledger(lease, 'a').intend('card.1', at(9), at(9))
    store.setTimer(delivery('', 'a'), at(20))
    expect(store.standing()).toEqual({
      oldestAt: at(9),
      waiting: 1,
      parked: { gone: 1, poison: 2 },
      unknown: 1,
      timers: 1,
    })
  })

  test('waits for no time that only a clock that was wrong could have named', () => {
    const store = newStore(medium)
    const before = 12 * HOUR_MS
    store.accept([delivery('1')], at(before))
    store.slots.hold(2, at(before))
    expect(store.claim(at(0), NOBODY)).toBeNull()
    store.prune(at(0))
    expect(store.claim(at(0), NOBODY)).toMatchObject({ lane: 'a' })
    expect(store.slots.heldUntil(2, at(0))).toBeNull()
  })

  test('goes on waiting for as long as GitHub asked', () => {
    const store = newStore(medium)
    store.accept([delivery('1')], at(0))
    const lease = claimed(store, at(0))
    store.later(lease, '1', at(HOUR_MS), at(0))
    store.release(lease, at(0))
    store.slots.hold(2, at(HOUR_MS))
    store.prune(at(0))
    expect(store.claim(at(0), NOBODY)).toBeNull()
    expect(store.slots.heldUntil(2, at(0))).toBe(at(HOUR_MS))
  })

  test('forgets what ended seven days ago, and nothing that waits', () => {
    const store = newStore(medium)
    store.accept([delivery('1'), delivery('2'), delivery('3')], at(0))
    const lease = claimed(store, at(0))
    store.done(lease, ['1'], at(0))
    store.park(lease, '2', 'poison', at(0))
    store.release(lease, at(0))
    store.prune(at(7 * DAY_MS))
    expect(store.accept([delivery('1')], at(1))).toEqual(['known'])
    store.prune(at(7 * DAY_MS + 1))
    expect(store.standing().parked).toEqual({})
    expect(store.accept([delivery('1'), delivery('2'), delivery('3')], at(1))).toEqual([
      'new',
      'new',
      'known',
    ])
  })

  test('forgets more than one batch of them at once', () => {
    const store = newStore(medium)
    const many = Array.from({ length: 2_500 }, (_, index) => delivery(`${index}`))
    store.accept(many, at(0))
    const lease = claimed(store, at(0))
    store.done(
      lease,
      many.map(({ id }) => id),
      at(0),
    )
    store.prune(at(8 * DAY_MS))
    expect(store.accept(many, at(1)).every((taken) => taken === 'new')).toBe(true)
  })

  test('forgets intents after thirty days, and never the audit', () => {
    const store = newStore(medium)
    store.accept([delivery('1')], at(0))
    const ledger = store.ledger(claimed(store, at(0)), 'a')
    ledger.intend('reply.1', at(0), at(0))
    ledger.settle('reply.2', 7, at(0))
    store.audit({ at: at(0), incident: 'acme/shop#7', delivery: '1', act: 'none' })
    store.prune(at(30 * DAY_MS))
    expect(ledger.unknown()).toEqual(['reply.1'])
    expect(ledger.intend('reply.2', at(0), at(0))).toEqual({ kind: 'done', id: 7 })
    store.prune(at(30 * DAY_MS + 1))
    expect(ledger.unknown()).toEqual([])
    expect(ledger.intend('reply.2', at(0), at(0))).toEqual({ kind: 'go' })
    expect(store.auditBroken()).toBeNull()
  })

  test('a lane that was forgotten never gives an old lease its worth again', () => {
    const store = newStore(medium)
    store.accept([delivery('1')], at(0))
    const old = claimed(store, at(0))
    store.done(old, ['1'], at(0))
    store.prune(at(8 * DAY_MS))
    expect(store.renew(old, at(8 * DAY_MS))).toBe(false)
    store.accept([delivery('2')], at(8 * DAY_MS))
    const young = claimed(store, at(8 * DAY_MS))
    expect(store.done(old, ['2'], at(8 * DAY_MS))).toBe(false)
    expect(ids(store, young)).toEqual(['2'])
  })

  test('remembers how severe a lane is for as long as it remembers what was in it', () => {
    const store = newStore(medium)
    for (const lane of ['mild', 'worst']) {
      store.accept([delivery(lane, lane)], at(0))
      const lease = claimed(store, at(0))
      store.rank(lease, lane === 'mild' ? 4 : 0)
      store.done(lease, [lane], at(0))
      store.release(lease, at(0))
    }
    store.prune(at(DAY_MS))
    store.accept([delivery('a', 'mild'), delivery('b', 'unknown')], at(DAY_MS))
    expect(claimed(store, at(DAY_MS)).lane).toBe('unknown')
  })

  test('forgets no lane that somebody works on', () => {
    const store = newStore(medium)
    store.accept([delivery('1')], at(0))
    const lease = claimed(store, at(0))
    store.done(lease, ['1'], at(0))
    store.renew(lease, at(8 * DAY_MS))
    store.prune(at(8 * DAY_MS))
    expect(store.renew(lease, at(8 * DAY_MS))).toBe(true)
  })

  test('can be asked whether it still stores', () => {
    expect(() => newStore(medium).check()).not.toThrow()
  })
})
