import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReportStep } from '../../../src/plan/report/step.ts'
import {
  reportBefore,
  reportOf,
  type SeenReport,
  succession,
} from '../../../src/plan/report/succession.ts'

const seen = (number: number, period: string, open = true): SeenReport => ({
  ...{ number, period, open },
  kind: 'metrics',
})

const closedBy = (steps: readonly ReportStep[]): readonly number[] =>
  steps.flatMap((step) => (step.type === 'report.close' ? [step.report] : []))

describe('one report of a kind stays open', () => {
  test('the one before is closed with a word on the next', () => {
    expect(succession([seen(9, '2026-W47'), seen(4, '2026-W46')], 'UTC')).toEqual([
      {
        type: 'report.follow',
        report: 4,
        body: 'The next report of this kind, on 2026-W47, is #9.',
      },
      { type: 'report.close', report: 4 },
    ])
  })

  test.each<[string, readonly SeenReport[]]>([
    ['there is none', []],
    ['there is one', [seen(9, '2026-W47')]],
    ['the one before is closed', [seen(9, '2026-W47'), seen(4, '2026-W46', false)]],
    ['people have closed the newest', [seen(9, '2026-W47', false), seen(4, '2026-W46', false)]],
  ])('nothing is done where %s', (_, all) => expect(succession(all, 'UTC')).toEqual([]))

  test('what was made twice is told on the later one, and the first stays', () => {
    expect(succession([seen(10, '2026-W47'), seen(9, '2026-W47')], 'UTC')).toMatchObject([
      { type: 'report.follow', report: 10, body: expect.stringContaining('twice') },
      { type: 'report.close', report: 10 },
    ])
  })

  test('a report on long ago, made by hand, gives way to the newest that is open', () => {
    const all = [seen(12, '2026-Q1'), seen(9, '2026-Q3')]
    expect(succession(all, 'UTC')).toMatchObject([{ report: 12 }, { report: 12 }])
  })

  test('weeks and months are told apart by when they end', () => {
    const all = [seen(12, '2026-10'), seen(9, '2026-W43'), seen(7, '2026-W45', false)]
    expect(closedBy(succession(all, 'UTC'))).toEqual([9, 12])
  })
})

const PERIODS = ['2026-W45', '2026-W46', '2026-W47', '2026-10', '2026-Q3', 'a lie']
const reports = fc.uniqueArray(
  fc.record({
    number: fc.nat(99),
    kind: fc.constant('metrics' as const),
    period: fc.constantFrom(...PERIODS),
    open: fc.boolean(),
  }),
  { selector: ({ number }) => number, maxLength: 8 },
)

test('whatever is there, at most one is open behind it, and doing it again does nothing', () => {
  fc.assert(
    fc.property(reports, (all) => {
      const steps = succession(all, 'UTC')
      const closed = new Set(closedBy(steps))
      const then = all.map((one) => (closed.has(one.number) ? { ...one, open: false } : one))
      expect(then.filter(({ open }) => open).length).toBeLessThanOrEqual(1)
      expect(succession(then, 'UTC')).toEqual([])
      expect(steps).toHaveLength(2 * closed.size)
    }),
  )
})

test('the report of a period is the one that was there first', () => {
  const all = [seen(10, '2026-W47'), seen(9, '2026-W47'), seen(4, '2026-W46')]
  expect(reportOf(all, '2026-W47')?.number).toBe(9)
  expect(reportOf(all, '2026-W48')).toBeNull()
})

test('the report before is the latest that ends earlier', () => {
  const all = [seen(10, '2026-W47'), seen(9, '2026-W46'), seen(4, '2026-W45')]
  expect(reportBefore(all, '2026-W47', 'UTC')?.number).toBe(9)
  expect(reportBefore(all, '2026-W45', 'UTC')).toBeNull()
})
