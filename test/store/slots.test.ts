import { describe, expect, test } from 'vitest'
import { HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts'
import { GITHUB_PACE, PATIENT_RANK, type Slots } from '../../src/engine/pace.ts'
import { at, MEDIA, newStore, opened, storePath } from './support.ts'

/** Takes so many places for content, each as soon as it may, and says when. */
function taken(slots: Slots, count: number, from = 0): readonly number[] {
  const times: number[] = []
  let now = from
  while (times.length < count) {
    const free = slots.take(1, true, at(now)) - at(0)
    if (free === now) times.push(now)
    now = free
  }
  return times
}

describe.each(MEDIA)('places for writes in a %s', (medium) => {
  test('are one second apart, whatever is written', () => {
    const { slots } = newStore(medium)
    expect(slots.take(1, true, at(0))).toBe(at(0))
    expect(slots.take(1, false, at(1))).toBe(at(GITHUB_PACE.gapMs))
    expect(slots.take(1, false, at(1_000))).toBe(at(1_000))
    expect(slots.take(1, true, at(1_500))).toBe(at(2_000))
  })

  test('are counted for each installation apart', () => {
    const { slots } = newStore(medium)
    slots.take(1, true, at(0))
    expect(slots.take(2, true, at(0))).toBe(at(0))
  })

  test('are not used up by asking', () => {
    const { slots } = newStore(medium)
    slots.take(1, true, at(0))
    for (let ask = 0; ask < 200; ask += 1) slots.take(1, true, at(500))
    expect(slots.take(1, true, at(1_000))).toBe(at(1_000))
  })

  test('for what nobody waits for end with the four hundredth', () => {
    const { slots } = newStore(medium)
    taken(slots, 400)
    const now = at(400_000)
    expect(slots.take(1, true, now, PATIENT_RANK)).toBe(at(HOUR_MS))
    expect(slots.take(1, true, now, PATIENT_RANK - 1)).toBe(now)
  })

  test('for content end for an hour with the five hundredth, and not for other writes', () => {
    const { slots } = newStore(medium)
    const times = taken(slots, 500)
    const last = times.at(-1) ?? 0
    expect(last).toBeLessThan(HOUR_MS)
    expect(slots.take(1, true, at(last + 1_000))).toBe(at(HOUR_MS))
    expect(slots.take(1, false, at(last + 1_000))).toBe(at(last + 1_000))
    expect(slots.take(1, true, at(HOUR_MS))).toBe(at(HOUR_MS))
  })

  test('wait for as long as GitHub asked us to', () => {
    const { slots } = newStore(medium)
    expect(slots.heldUntil(1, at(0))).toBeNull()
    slots.hold(1, at(90_000))
    slots.hold(1, at(20_000))
    expect(slots.heldUntil(1, at(89_999))).toBe(at(90_000))
    expect(slots.take(1, false, at(89_999))).toBe(at(90_000))
    expect(slots.take(2, false, at(0))).toBe(at(0))
    expect(slots.heldUntil(1, at(90_000))).toBeNull()
    expect(slots.take(1, false, at(90_000))).toBe(at(90_000))
  })

  test('do not stand still for a day after the clock was set back by one', () => {
    const { slots } = newStore(medium)
    const tomorrow = 24 * HOUR_MS
    expect(slots.take(1, true, at(tomorrow))).toBe(at(tomorrow))
    expect(slots.take(1, true, at(0))).toBe(at(GITHUB_PACE.gapMs))
  })
})

test('the eighty-first content in a minute waits', () => {
  const pace = { ...GITHUB_PACE, gapMs: 100 }
  const { slots } = opened(':memory:', { pace })
  expect(taken(slots, 80).at(-1)).toBe(7_900)
  expect(slots.take(1, true, at(8_000))).toBe(at(MINUTE_MS))
  expect(slots.take(1, false, at(8_000))).toBe(at(8_000))
})

test('two processes share the places of one installation, also over a restart', () => {
  const path = storePath()
  const [first, second] = [opened(path), opened(path)]
  expect(first.slots.take(1, true, at(0))).toBe(at(0))
  expect(second.slots.take(1, true, at(10))).toBe(at(1_000))
  second.slots.hold(1, at(50_000))
  expect(first.slots.heldUntil(1, at(20))).toBe(at(50_000))
  first.close()
  second.close()
  expect(opened(path).slots.take(1, true, at(30))).toBe(at(50_000))
})
