import { describe, expect, test } from 'vitest'
import { instant } from '../../src/domain/instant.ts'
import { comparedOf, courseOf, trailingOf } from '../../src/reports/windows.ts'
import { scopeOf } from '../metrics/cases.ts'

const at = (period: string, now = '2026-11-23T09:00:00Z') => scopeOf(period, { now: instant(now) })

describe('what is compared with what:', () => {
  test.each([
    ['2026-W47', '2026-08-25..2026-11-22', '2026-05-27..2026-08-24'],
    ['2026-11-20', '2026-08-23..2026-11-20', '2026-05-25..2026-08-22'],
    ['2026-10', '2026-10', '2026-09'],
    ['2026-02', '2026-02', '2026-01'],
    ['2026-Q3', '2026-Q3', '2026-Q2'],
    ['2026-10-01..2026-10-28', '2026-10-01..2026-10-28', '2026-09-03..2026-09-30'],
    ['2026-10-01..2026-10-27', '2026-07-30..2026-10-27', '2026-05-01..2026-07-29'],
  ])('in %s %s with %s', (period, later, before) => {
    expect(comparedOf(at(period))?.map(({ name }) => name)).toEqual([later, before])
  })

  test('all there is with nothing', () => expect(comparedOf(at('all'))).toBeNull())
})

test('the trailing days end with the period, and for all there is with the day of reading', () => {
  expect(trailingOf(at('2026-W47')).name).toBe('2026-08-25..2026-11-22')
  expect(trailingOf(at('all')).name).toBe('2026-08-26..2026-11-23')
})

describe('what is told over time:', () => {
  const names = (period: string, now?: string) => courseOf(at(period, now)).map(({ name }) => name)

  test('the six whole months before the end of a week', () => {
    expect(names('2026-W47')).toEqual([
      ...['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'],
    ])
  })

  test('a month that ends with the period is one of them', () => {
    expect(names('2026-10').at(-1)).toBe('2026-10')
    expect(names('2026-10')).toHaveLength(12)
    expect(names('2026-11-01..2026-11-30', '2026-12-05T00:00:00Z').at(-1)).toBe('2026-11')
  })

  test('eight quarters up to a quarter', () => {
    expect(names('2026-Q3')).toEqual([
      ...['2024-Q4', '2025-Q1', '2025-Q2', '2025-Q3'],
      ...['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'],
    ])
  })

  test('nothing that is not over', () => {
    expect(names('2026-Q4').at(-1)).toBe('2026-Q3')
    expect(names('2026-11').at(-1)).toBe('2026-10')
    expect(names('all').at(-1)).toBe('2026-10')
  })
})
