import { expect, test } from 'vitest'
import { howFar } from '../../src/domain/how-far.ts'

const CALENDAR = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: ['2026-11-26'] } as const

test.each([
  ['2026-11-20', 'today'],
  ['2026-11-21', 'tomorrow'],
  ['2026-11-22', 'in 2 days, before the next working day'],
  ['2026-11-23', 'in 1 business day'],
  ['2026-11-26', 'in 3 business days'],
  ['2026-11-27', 'in 4 business days'],
  ['2027-11-20', 'in 259 business days'],
  ['2026-11-19', 'yesterday'],
  ['2026-11-18', '2 days ago'],
  ['2025-11-20', '365 days ago'],
])('seen from Friday 20 November %s is %s', (day, words) => {
  expect(howFar(day, '2026-11-20', CALENDAR)).toBe(words)
})
