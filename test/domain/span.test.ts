import { expect, test } from 'vitest'
import { instant, iso } from '../../src/domain/instant.ts'
import { after, multiple } from '../../src/domain/span.ts'
import { POLICY } from '../support/policy.ts'

const days = (amount: number) => ({ unit: 'business-day', amount }) as const

test.each([
  ['2026-11-20T14:00:00Z', { unit: 'ms', amount: 90_000 } as const, 'UTC', '2026-11-20T14:01:30Z'],
  ['2026-11-19T14:00:00Z', days(1), 'UTC', '2026-11-20T14:00:00Z'],
  ['2026-11-20T14:00:00Z', days(1), 'UTC', '2026-11-23T14:00:00Z'],
  ['2026-11-21T14:00:00Z', days(1), 'UTC', '2026-11-24T00:00:00Z'],
  ['2026-11-22T14:00:00Z', days(1), 'UTC', '2026-11-24T00:00:00Z'],
  ['2026-11-18T14:00:00Z', days(5), 'UTC', '2026-11-25T14:00:00Z'],
  // In Auckland it is Friday already, and the day after is no business day there.
  ['2026-11-19T20:00:00Z', days(1), 'Pacific/Auckland', '2026-11-22T20:00:00Z'],
])('%s and %o in %s is %s', (from, span, zone, due) => {
  expect(iso(after(instant(from), span, { ...POLICY.calendar, zone }))).toBe(due)
})

test('a span can be taken several times, in its own unit', () => {
  expect(multiple(days(2), 3)).toEqual(days(6))
  expect(multiple({ unit: 'ms', amount: 5 }, 4)).toEqual({ unit: 'ms', amount: 20 })
})
