import { expect, test } from 'vitest'
import { LEASE_MS } from '../../src/store/leases.ts'
import { at, claimed, delivery, ids, NOBODY, opened, storePath } from './support.ts'

/** Two connections on one file, as two processes have them. */
function pair(versions: readonly [string, string] = ['1', '1']) {
  const path = storePath()
  const first = opened(path, { version: versions[0] })
  const second = opened(path, { version: versions[1] })
  return { first, second }
}

test('what one takes the other knows, and a lane goes to one of them', () => {
  const { first, second } = pair()
  expect(first.accept([delivery('1')], at(0))).toEqual(['new'])
  expect(second.accept([delivery('1')], at(0))).toEqual(['known'])
  const lease = claimed(second, at(0))
  expect(first.claim(at(0), NOBODY)).toBeNull()
  expect(ids(second, lease)).toEqual(['1'])
})

test('a lease is worth nothing in another hand', () => {
  const { first, second } = pair()
  first.accept([delivery('1')], at(0))
  const lease = claimed(first, at(0))
  expect(second.renew(lease, at(0))).toBe(false)
  expect(second.done(lease, ['1'], at(0))).toBe(false)
  second.release(lease, at(0))
  expect(first.renew(lease, at(0))).toBe(true)
})

test('who slept over the lease changes nothing any more', () => {
  const { first, second } = pair()
  first.accept([delivery('1'), delivery('2'), delivery('3')], at(0))
  const lost = claimed(first, at(0))
  const ledger = first.ledger(lost, 'a')
  expect(ledger.intend('reply.1', at(0), at(0))).toEqual({ kind: 'go' })

  const lease = claimed(second, at(LEASE_MS))
  const now = at(LEASE_MS + 1)
  expect(first.renew(lost, now)).toBe(false)
  expect(first.waiting(lost, 10)).toEqual([])
  expect(first.done(lost, ['1'], now)).toBe(false)
  expect(first.later(lost, '1', at(999_999), now)).toBe(false)
  expect(first.park(lost, '1', 'poison', now)).toBe(false)
  expect(first.rank(lost, 4)).toBe(false)
  expect(ledger.held()).toBe(false)
  expect(ledger.intend('reply.2', now, now)).toEqual({ kind: 'lost' })
  ledger.drop('reply.1')
  first.release(lost, now)

  expect(second.renew(lease, now)).toBe(true)
  expect(ids(second, lease)).toEqual(['1', '2', '3'])
  expect(second.ledger(lease, 'a').unknown()).toEqual(['reply.1'])
  second.release(lease, now)
  expect(claimed(second, now).lane).toBe('a')
})

test('who slept over the lease may go on where nobody came in between', () => {
  const { first } = pair()
  first.accept([delivery('1')], at(0))
  const lease = claimed(first, at(0))
  expect(first.renew(lease, at(LEASE_MS * 3))).toBe(true)
  expect(first.done(lease, ['1'], at(LEASE_MS * 3))).toBe(true)
})

test('an answer that comes after the lease was lost still settles what was sent', () => {
  const { first, second } = pair()
  first.accept([delivery('1')], at(0))
  const ledger = first.ledger(claimed(first, at(0)), 'a')
  ledger.intend('reply.1', at(0), at(0))
  const next = second.ledger(claimed(second, at(LEASE_MS)), 'a')
  ledger.settle('reply.1', 77, at(LEASE_MS))
  expect(next.intend('reply.1', at(LEASE_MS), at(LEASE_MS))).toEqual({ kind: 'done', id: 77 })
})

test('the version that was started last works, the other one drains', () => {
  const path = storePath()
  const old = opened(path, { version: '1' })
  old.accept([delivery('1', 'a')], at(0))
  old.accept([delivery('2', 'b')], at(1))
  const lease = claimed(old, at(1))
  const ledger = old.ledger(lease, 'a')
  expect(ledger.held()).toBe(true)

  const young = opened(path, { version: '2', now: at(2) })
  expect(old.claim(at(2), NOBODY)).toBeNull()
  expect(old.renew(lease, at(2))).toBe(false)
  expect(ledger.held()).toBe(false)
  expect(ledger.intend('reply.1', at(2), at(2))).toEqual({ kind: 'lost' })
  expect(old.accept([delivery('3', 'c')], at(2))).toEqual(['new'])

  expect(claimed(young, at(2)).lane).toBe('b')
  expect(claimed(young, at(2)).lane).toBe('c')
  expect(young.claim(at(2), NOBODY)).toBeNull()
  expect(claimed(young, at(1 + LEASE_MS)).lane).toBe('a')
})

test('the version that drains still writes down what it had done', () => {
  const path = storePath()
  const old = opened(path, { version: '1' })
  old.accept([delivery('1'), delivery('2')], at(0))
  const lease = claimed(old, at(0))
  const young = opened(path, { version: '2' })
  expect(old.done(lease, ['1'], at(1))).toBe(true)
  old.release(lease, at(1))
  expect(ids(young, claimed(young, at(1)))).toEqual(['2'])
})

test('going back to an earlier version is a start like any other', () => {
  const path = storePath()
  const young = opened(path, { version: '2' })
  const old = opened(path, { version: '1' })
  old.accept([delivery('1')], at(0))
  expect(young.claim(at(0), NOBODY)).toBeNull()
  expect(claimed(old, at(0)).lane).toBe('a')
})
