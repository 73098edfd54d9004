import { describe, expect, test } from 'vitest'
import type { Instant } from '../../src/domain/instant.ts'
import type { Store } from '../../src/store/store.ts'
import { at, claimed, ids, MEDIA, newStore, opened, storePath } from './support.ts'

const alarm = (lane: string) => ({
  event: 'sitrep.poke',
  lane,
  installation: 3,
  body: Buffer.from(`{"look":"${lane}"}`),
})

/** Works off whatever waits, and says what that was. */
function worked(store: Store, now: Instant): readonly string[] {
  const lease = store.claim(now, new Set())
  if (lease === null) return []
  const all = ids(store, lease)
  store.done(lease, all, now)
  store.release(lease, now)
  return [...all, ...worked(store, now)]
}

describe.each(MEDIA)('timers in a %s', (medium) => {
  test('fire when they are due, once', () => {
    const store = newStore(medium)
    store.setTimer(alarm('a'), at(1_000))
    expect(store.fireTimers(at(999), at(0))).toBe(0)
    expect(worked(store, at(0))).toEqual([])
    expect(store.fireTimers(at(1_000), at(5))).toBe(1)
    expect(store.fireTimers(at(2_000), at(6))).toBe(0)
    expect(worked(store, at(6))).toHaveLength(1)
    expect(worked(store, at(9_999_999))).toEqual([])
  })

  test('become deliveries that were received now, with what they carried', () => {
    const store = newStore(medium)
    store.setTimer(alarm('acme/shop#7'), at(1_000))
    store.fireTimers(at(900_000), at(5))
    const lease = claimed(store, at(5))
    expect(lease).toMatchObject({ lane: 'acme/shop#7', installation: 3 })
    expect(store.waiting(lease, 10)).toEqual([
      { id: expect.any(String), ...alarm('acme/shop#7'), receivedAt: at(5), tries: 0 },
    ])
  })

  test('of many lanes that are late fire together, the earliest first', () => {
    const store = newStore(medium)
    for (const [index, lane] of ['c', 'a', 'b'].entries()) store.setTimer(alarm(lane), at(index))
    store.setTimer(alarm('d'), at(1_000_000))
    expect(store.standing().timers).toBe(4)
    expect(store.fireTimers(at(999_999), at(0))).toBe(3)
    expect(worked(store, at(0)).map((id) => id.split(' ')[1])).toEqual(['c', 'a', 'b'])
    expect(store.standing().timers).toBe(1)
  })

  test('are one a lane: the last word counts', () => {
    const store = newStore(medium)
    store.setTimer(alarm('a'), at(1_000))
    store.setTimer(alarm('a'), at(9_000))
    expect(store.fireTimers(at(8_999), at(0))).toBe(0)
    store.setTimer(alarm('a'), at(2_000))
    expect(store.fireTimers(at(2_000), at(0))).toBe(1)
    expect(store.standing()).toMatchObject({ timers: 0, waiting: 1 })
  })

  test('carry what was said last, also where the time is the same', () => {
    const store = newStore(medium)
    store.setTimer(alarm('a'), at(1_000))
    const changed = { ...alarm('a'), body: Buffer.from('{}') }
    store.setTimer(changed, at(1_000))
    store.fireTimers(at(1_000), at(0))
    expect(store.waiting(claimed(store, at(0)), 10)).toMatchObject([changed])
  })

  test('can be taken away, also where there is none', () => {
    const store = newStore(medium)
    store.setTimer(alarm('a'), at(1_000))
    store.setTimer(alarm('a'), null)
    store.setTimer(alarm('b'), null)
    expect(store.fireTimers(at(1_000), at(0))).toBe(0)
  })

  test('set anew for a time that has already rung ring again', () => {
    const store = newStore(medium)
    const seen = [1, 2, 3].flatMap(() => {
      store.setTimer(alarm('a'), at(1_000))
      store.fireTimers(at(1_000), at(0))
      return worked(store, at(0))
    })
    expect(new Set(seen).size).toBe(3)
  })

  test('ring again also while the first ring is still waiting', () => {
    const store = newStore(medium)
    for (const _ of [1, 2]) {
      store.setTimer(alarm('a'), at(1_000))
      store.fireTimers(at(1_000), at(0))
    }
    expect(worked(store, at(0))).toHaveLength(2)
  })

  test('wait for longer than JavaScript can count in one timer', () => {
    const store = newStore(medium)
    const inYears = 3 * 365 * 24 * 60 * 60 * 1_000
    store.setTimer(alarm('a'), at(inYears))
    expect(store.fireTimers(at(inYears - 1), at(0))).toBe(0)
    expect(store.fireTimers(at(inYears), at(0))).toBe(1)
  })
})

test('timers outlive a restart', () => {
  const path = storePath()
  const before = opened(path)
  before.setTimer(alarm('a'), at(1_000))
  before.close()
  expect(opened(path).fireTimers(at(1_000), at(0))).toBe(1)
})

test('a timer fires in one of two processes', () => {
  const path = storePath()
  const [first, second] = [opened(path), opened(path)]
  first.setTimer(alarm('a'), at(1_000))
  expect([first.fireTimers(at(1_000), at(0)), second.fireTimers(at(1_000), at(0))]).toEqual([1, 0])
})
