import { expect, test } from 'vitest'
import { isTurn } from '../../src/app/turns.ts'
import { HOUR_MS, instant, plus } from '../../src/domain/instant.ts'

const STARTS = instant('2026-11-20T14:20:00Z')
const hour = (nth: number) => plus(STARTS, nth * HOUR_MS)

/** Of so many open incidents, those that have a turn in an hour. */
const inHour = (open: number, nth: number) =>
  Array.from({ length: open }, (_, at) => at + 1).filter((one) => isTurn(one, open, hour(nth)))

test.each([1, 12, 999, 1_000])('of %i each has a turn every hour', (open) => {
  for (const nth of [0, 1, 2]) expect(inHour(open, nth)).toHaveLength(open)
})

test.each([
  [1_001, 2],
  [2_500, 3],
  [10_000, 10],
])(
  'of %i none goes without one for %i hours, and no hour has more than a thousand',
  (open, hours) => {
    const turns = Array.from({ length: hours }, (_, nth) => inHour(open, nth))
    for (const all of turns) expect(all.length).toBeLessThanOrEqual(1_000)
    expect(new Set(turns.flat()).size).toBe(open)
    expect(turns.flat()).toHaveLength(open)
  },
)

test('within its hour it keeps its turn', () => {
  for (let minute = 0; minute < 40; minute += 15) {
    expect(isTurn(7, 10_000, plus(hour(0), minute * 60_000))).toBe(isTurn(7, 10_000, hour(0)))
  }
})
