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
  [
    'as if nobody had said that it ended before it began',
    [hurt(1, { started: 30, mitigated: 10, resolved: 60 })],
    30,
  ],
  [
    'nothing where it is over and nobody knows since when',
    [hurt(1, { started: 0 }, { category: 'resolved' })],
    0,
  ],
  ['nothing of the week before', [hurt(1, { started: -60, resolved: -30 })], 0],
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

test('what was opened again counts also where it was over once before the period', () => {
  const earlier = [{ openedAt: momentOf(-90), mitigatedAt: null, resolvedAt: momentOf(-60) }]
  const again = hurt(1, { started: -90 }, { earlier, openedAt: momentOf(7 * DAY - 30) })
  expect(minutesOf([again])).toBeCloseTo(30, 9)
  const lost = [{ openedAt: momentOf(-90), mitigatedAt: null, resolvedAt: null }]
  expect(minutesOf([{ ...again, earlier: lost }])).toBeCloseTo(30, 9)
})

test('what hurt is told by number, lowest first, and what did not is not', () => {
  const both = { services: ['checkout', 'search'] }
  const cases = [
    hurt(9, { started: 0, resolved: 5 }, both),
    hurt(2, { started: 0, resolved: 5 }, { services: ['search'] }),
    hurt(3, { started: -60, resolved: -30 }),
  ]
  const { numbers, groups, why } = spent(cases, { checkout: 0.99, ...{ search: 0.99 } })
  expect(numbers).toEqual([2, 9])
  expect(groups?.map(({ numbers }) => numbers)).toEqual([[9], [2, 9]])
  expect(why).toBeNull()
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
