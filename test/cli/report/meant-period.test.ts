import fc from 'fast-check'
import { expect, test } from 'vitest'
import { meantPeriod } from '../../../src/cli/report/meant-period.ts'
import { instant } from '../../../src/domain/instant.ts'
import { periodNamed } from '../../../src/domain/periods.ts'

const NOW = instant('2026-11-25T12:00:00Z')
const meant = (typed: string) => meantPeriod(typed, 'Europe/Berlin', NOW)

test.each([
  ['this week', '2026-W48'],
  ['last week', '2026-W47'],
  ['lastweek', '2026-W47'],
  ['Previous Month', '2026-10'],
  ['current-quarter', '2026-Q4'],
  ['W47', '2026-W47'],
  ['week 7', '2026-W07'],
  ['2026-47', '2026-W47'],
  ['2026 W47', '2026-W47'],
  ['q3', '2026-Q3'],
  ['Q3 2025', '2025-Q3'],
  ['2025/Q3', '2025-Q3'],
  ['2026/9', '2026-09'],
  ['09/2026', '2026-09'],
  ['2026-11-01 to 2026-11-20', '2026-11-01..2026-11-20'],
  ['2026-11-20..2026-11-01', '2026-11-01..2026-11-20'],
])('%s means %s', (typed, name) => {
  expect(meant(typed)).toBe(name)
})

test.each([
  '',
  'week',
  'soon',
  '2026',
  '2026-54',
  '2025-W53',
  'q5',
  '13/2026',
  '01/02/2026',
  '9999-60',
])('nothing is guessed for %j', (typed) => {
  expect(meant(typed)).toBeNull()
})

test('what is offered can be typed', () => {
  const piece = fc.constantFrom(
    ...'0123456789Qqw-/. '.split(''),
    '2026',
    'week',
    'last',
    'to',
    '..',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const name = meant(pieces.join(''))
      if (name !== null) expect(periodNamed(name, 'Europe/Berlin')?.name).toBe(name)
    }),
    { numRuns: 2_000 },
  )
})
