import { expect, test } from 'vitest'
import { sloSpent } from '../../../src/metrics/catalogue/slo-spent.ts'
import type { Case } from '../../../src/metrics/material.ts'
import { type Minutes, materialOf, momentOf, oneCase, scopeOf } from '../cases.ts'

const DAY = 24 * 60
/** One percent of a week. */
const ALLOWED = 0.01 * 7 * DAY

const hurt = (number: number, minutes: Minutes, said: Partial<Case> = {}) =>
  oneCase(number, minutes, { services: ['checkout'], ...said })

function spent(cases: readonly Case[], objectives = { checkout: 0.99 }) {
  const measured = sloSpent.measure(materialOf(cases), scopeOf('2026-W47', { objectives }))
  if (measured.kind !== 'amount') throw new Error(measured.kind)
  return measured
}

const minutesOf = (cases: readonly Case[]) => (spent(cases).value ?? Number.NaN) * ALLOWED

test.each<[string, readonly Case[], number]>([
  ['until it was mitigated', [hurt(1, { started: 0, mitigated: 30, resolved: 90 })], 30],
  ['until it was resolved where nobody said', [hurt(1, { started: 0, resolved: 90 })], 90],
  ['only in the period', [hurt(1, { started: -60, resolved: 30 })], 30],
  ['while it lasts', [hurt(1, { started: 7 * DAY - 30 })], 30],
  ['half of it', [hurt(1, { started: 0, resolved: 60 }, { share: 0.5 })], 30],
  [
    'once where two overlap, with the larger share',
    [
      hurt(1, { started: 0, resolved: 60 }, { share: 0.5 }),
      hurt(2, { started: 30, resolved: 90 }, { share: 1 }),
    ],
    30 * 0.5 + 60,
  ],
  ['nothing of another service', [hurt(1, { started: 0, resolved: 60 }, { services: ['x'] })], 0],
  ['nothing of a drill', [hurt(1, { started: 0, resolved: 60 }, { excluded: 'drill' })], 0],
  [
    'whatever the case of its name',
    [hurt(1, { started: 0, resolved: 6 }, { services: ['Checkout'] })],
    6,
  ],
])('budget is spent %s', (_, cases, minutes) => {
  expect(minutesOf(cases)).toBeCloseTo(minutes, 9)
})

test('what was opened again counts for each time, and not for the pause', () => {
  const earlier = [{ openedAt: momentOf(0), mitigatedAt: momentOf(10), resolvedAt: momentOf(20) }]
  const again = hurt(
    1,
    { started: 0, mitigated: 130, resolved: 140 },
    { earlier, openedAt: momentOf(120) },
  )
  expect(minutesOf([again])).toBeCloseTo(10 + 10, 9)
})

test('the figure is that of the service that has spent the most', () => {
  const cases = [
    hurt(1, { started: 0, resolved: ALLOWED }),
    hurt(2, { started: 0, resolved: ALLOWED / 2 }, { services: ['search'] }),
  ]
  const { value, groups } = spent(cases, { checkout: 0.99, ...{ search: 0.99 } })
  expect(value).toBeCloseTo(1, 9)
  expect(groups?.map(({ name, numbers }) => [name, ...numbers])).toEqual([
    ['checkout', 1],
    ['search', 2],
  ])
})

test('without an objective there is no budget, and one of all allows nothing', () => {
  expect(spent([], {} as never)).toMatchObject({
    ...{ value: null, why: expect.stringContaining('objective') },
  })
  expect(spent([hurt(1, { started: 0, resolved: 5 })], { checkout: 1 }).value).toBeNull()
})
