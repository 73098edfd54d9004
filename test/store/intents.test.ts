import { describe, expect, test } from 'vitest'
import type { Ledger } from '../../src/engine/ledger.ts'
import { SETTLE_MS } from '../../src/store/intents.ts'
import { LEASE_MS } from '../../src/store/leases.ts'
import type { Store } from '../../src/store/store.ts'
import { at, claimed, delivery, MEDIA, newStore } from './support.ts'

const KEY = 'reply.1'
const SENT = 100_000
const WINDOW_OVER = SENT + SETTLE_MS

function ledgerOf(store: Store): Ledger {
  store.accept([delivery('1')], at(0))
  return store.ledger(claimed(store, at(0)), 'a')
}

const sent = (ledger: Ledger) => ledger.intend(KEY, at(SENT - 10), at(SENT))
const settled = (ledger: Ledger) => {
  sent(ledger)
  ledger.settle(KEY, 7, at(SENT))
}
const nothing = () => {}
const dropped = (ledger: Ledger) => {
  sent(ledger)
  ledger.drop(KEY)
}

describe.each(MEDIA)('intents in a %s', (medium) => {
  test.each([
    ['never sent', nothing, SENT, { kind: 'go' }],
    ['sent, no time ago', sent, SENT, { kind: 'unknown', until: at(WINDOW_OVER) }],
    [
      'sent, not long enough ago',
      sent,
      WINDOW_OVER - 1,
      { kind: 'unknown', until: at(WINDOW_OVER) },
    ],
    ['sent, long enough ago', sent, WINDOW_OVER, { kind: 'go' }],
    ['settled, no time ago', settled, SENT, { kind: 'done', id: 7 }],
    ['settled, not long enough ago', settled, WINDOW_OVER - 1, { kind: 'done', id: 7 }],
    ['settled, long enough ago to have been deleted', settled, WINDOW_OVER, { kind: 'go' }],
    ['refused by GitHub', dropped, SENT, { kind: 'go' }],
  ] as const)('%s', (_title, before, readAt, expected) => {
    const ledger = ledgerOf(newStore(medium))
    before(ledger)
    expect(ledger.intend(KEY, at(readAt), at(WINDOW_OVER + 5))).toEqual(expected)
  })

  test('what counts is when the reading began, not when it is asked about', () => {
    const ledger = ledgerOf(newStore(medium))
    sent(ledger)
    const readBefore = ledger.intend(KEY, at(SENT - 10), at(WINDOW_OVER * 9))
    expect(readBefore).toEqual({ kind: 'unknown', until: at(WINDOW_OVER) })
  })

  test('each sending begins a new window', () => {
    const ledger = ledgerOf(newStore(medium))
    sent(ledger)
    const again = WINDOW_OVER + 1_000
    expect(ledger.intend(KEY, at(WINDOW_OVER), at(again))).toEqual({ kind: 'go' })
    expect(ledger.intend(KEY, at(again), at(again))).toEqual({
      kind: 'unknown',
      until: at(again + SETTLE_MS),
    })
  })

  test('keys and issues do not stand in for one another', () => {
    const store = newStore(medium)
    const ledger = ledgerOf(store)
    settled(ledger)
    const other = store.ledger(claimedAgain(store), 'b')
    expect(ledger.intend('reply.2', at(SENT), at(SENT))).toEqual({ kind: 'go' })
    expect(other.intend(KEY, at(SENT), at(SENT))).toEqual({ kind: 'go' })
  })

  test('unanswered ones are listed until they are settled or dropped', () => {
    const store = newStore(medium)
    const ledger = ledgerOf(store)
    for (const key of ['reply.3', 'card.1', 'reply.2']) ledger.intend(key, at(0), at(0))
    expect(ledger.unknown()).toEqual(['card.1', 'reply.2', 'reply.3'])
    expect(store.standing().unknown).toBe(3)
    ledger.settle('card.1', 5, at(1))
    ledger.drop('reply.2')
    expect(ledger.unknown()).toEqual(['reply.3'])
    expect(store.standing().unknown).toBe(1)
  })

  test('what a reading long after did not show is waited for no longer', () => {
    const store = newStore(medium)
    const ledger = ledgerOf(store)
    for (const key of ['card.1', 'reply.2']) ledger.intend(key, at(0), at(0))
    ledger.intend('reply.3', at(1), at(1))
    ledger.settle('card.1', 5, at(1))
    ledger.disprove(at(SETTLE_MS - 1), ledger.unknown())
    expect(ledger.unknown()).toEqual(['reply.2', 'reply.3'])
    ledger.disprove(at(SETTLE_MS), ledger.unknown())
    expect(ledger.unknown()).toEqual(['reply.3'])
    expect([...ledger.done().keys()]).toEqual(['card.1'])
  })

  test('asking again does not make it wait any longer', () => {
    const ledger = ledgerOf(newStore(medium))
    sent(ledger)
    ledger.intend(KEY, at(SENT + 5), at(SENT + 5_000))
    expect(ledger.intend(KEY, at(WINDOW_OVER), at(WINDOW_OVER))).toEqual({ kind: 'go' })
  })

  test('whoever lost the lease sends nothing, and notes nothing as sent', () => {
    const store = newStore(medium)
    const ledger = ledgerOf(store)
    expect(ledger.held()).toBe(true)
    claimed(store, at(LEASE_MS))
    expect(ledger.held()).toBe(false)
    expect(ledger.intend(KEY, at(LEASE_MS), at(LEASE_MS))).toEqual({ kind: 'lost' })
    expect(ledger.unknown()).toEqual([])
  })

  test('whoever lost the lease disproves nothing', () => {
    const store = newStore(medium)
    const ledger = ledgerOf(store)
    ledger.intend(KEY, at(0), at(0))
    claimed(store, at(LEASE_MS))
    ledger.disprove(at(SETTLE_MS), ledger.unknown())
    expect(ledger.unknown()).toEqual([KEY])
  })

  test('a reading settles what nobody had sent from here', () => {
    const ledger = ledgerOf(newStore(medium))
    ledger.settle(KEY, 7, at(0))
    expect(ledger.intend(KEY, at(1), at(1))).toEqual({ kind: 'done', id: 7 })
  })

  test('seeing a thing again does not make it believed for longer', () => {
    const ledger = ledgerOf(newStore(medium))
    settled(ledger)
    ledger.settle(KEY, 7, at(WINDOW_OVER - 1))
    expect(ledger.intend(KEY, at(WINDOW_OVER), at(WINDOW_OVER))).toEqual({ kind: 'go' })
  })

  test('what was made is not dropped by a late refusal', () => {
    const ledger = ledgerOf(newStore(medium))
    settled(ledger)
    ledger.drop(KEY)
    expect(ledger.intend(KEY, at(SENT), at(SENT))).toEqual({ kind: 'done', id: 7 })
  })
})

describe.each(MEDIA)('an echo of our own in a %s', (medium) => {
  test('settles what was sent without an answer, once', () => {
    const store = newStore(medium)
    const ledger = ledgerOf(store)
    sent(ledger)
    expect(store.echo('a', KEY, 7, at(SENT + 1))).toBe(true)
    expect(store.echo('a', KEY, 7, at(SENT + 2))).toBe(false)
    expect(ledger.intend(KEY, at(SENT), at(SENT))).toEqual({ kind: 'done', id: 7 })
  })

  test('of something that was never noted is believed, and was not waited for', () => {
    const store = newStore(medium)
    const ledger = ledgerOf(store)
    expect(store.echo('a', KEY, 7, at(SENT))).toBe(false)
    expect(ledger.intend(KEY, at(SENT), at(SENT))).toEqual({ kind: 'done', id: 7 })
  })

  test('that comes late does not bring back what has been made anew since', () => {
    const store = newStore(medium)
    const ledger = ledgerOf(store)
    settled(ledger)
    ledger.settle(KEY, 8, at(SENT + 1))
    expect(store.echo('a', KEY, 7, at(SENT + 2))).toBe(false)
    expect(ledger.intend(KEY, at(SENT), at(SENT))).toEqual({ kind: 'done', id: 8 })
  })
})

function claimedAgain(store: Store) {
  store.accept([delivery('2', 'b')], at(0))
  return claimed(store, at(0))
}
