import { describe, expect, test } from 'vitest'
import { MINUTE_MS } from '../../../src/domain/instant.ts'
import { timeBetweenFailures } from '../../../src/metrics/catalogue/time-between-failures.ts'
import type { Case } from '../../../src/metrics/material.ts'
import type { Scope } from '../../../src/metrics/metric.ts'
import { materialOf, momentOf, oneCase, scopeOf } from '../cases.ts'

const WEEK = 7 * 24 * 60

function measured(incidents: readonly Case[], period = '2026-W47', said: Partial<Scope> = {}) {
  const found = timeBetweenFailures.measure(materialOf(incidents), scopeOf(period, said))
  if (found.kind !== 'amount') throw new Error(`no amount but ${found.kind}`)
  return {
    minutes: found.value === null ? null : found.value / MINUTE_MS,
    numbers: found.numbers,
    why: found.why,
    services: (found.groups ?? []).map(({ name, numbers, value }) => [
      name,
      numbers,
      value === undefined ? null : value / MINUTE_MS,
    ]),
  }
}

const [checkout, search] = [{ services: ['checkout'] }, { services: ['search'] }]

test('it is the time in which nothing was broken, over the failures, of all and of each service', () => {
  const incidents = [
    oneCase(1, { started: 0, resolved: 60 }, checkout),
    oneCase(2, { started: 100, resolved: 140 }, checkout),
    oneCase(3, { started: 120, resolved: 200 }, search),
  ]
  expect(measured(incidents)).toEqual({
    minutes: (WEEK - 160) / 3,
    numbers: [1, 2, 3],
    why: null,
    services: [
      ['checkout', [1, 2], (WEEK - 100) / 2],
      ['search', [3], null],
    ],
  })
})

describe('fewer than two failures have nothing between them', () => {
  test.each([[[]], [[oneCase(1, { started: 0, resolved: 60 }, checkout)]]])('%#', (incidents) => {
    expect(measured(incidents)).toMatchObject({
      minutes: null,
      why: 'It takes at least 2 incidents to have a time between them.',
    })
  })
})

test('what began before the period was broken from its first moment on', () => {
  const incidents = [
    oneCase(1, { started: -500, resolved: 50 }),
    oneCase(2, { started: -900, resolved: 60 }),
  ]
  expect(measured(incidents).minutes).toBe((WEEK - 60) / 2)
})

test('while a period runs only its past counts', () => {
  const incidents = [
    oneCase(1, { started: 0, resolved: 10 }),
    oneCase(2, { started: 20, resolved: 30 }),
  ]
  expect(measured(incidents, '2026-W47', { now: momentOf(100) }).minutes).toBe(40)
})

test('an incident that was opened again was not broken in between', () => {
  const again = oneCase(
    1,
    { started: 0, resolved: 160 },
    {
      earlier: [{ openedAt: momentOf(0), mitigatedAt: null, resolvedAt: momentOf(60) }],
      openedAt: momentOf(150),
    },
  )
  const other = oneCase(2, { started: 200, resolved: 210 })
  expect(measured([again, other]).minutes).toBe((WEEK - 80) / 2)
})

test('a failure without usable times is a failure all the same, of no known length', () => {
  const backwards = oneCase(1, { started: 90, resolved: 60 })
  const other = oneCase(2, { started: 200, resolved: 210 })
  expect(measured([backwards, other]).minutes).toBe((WEEK - 10) / 2)
})

test('of all there is, what was watched lasts from the first to the last known moment, whenever it is read', () => {
  const incidents = [
    oneCase(1, { detected: 0, resolved: 100 }),
    oneCase(2, { started: 500, resolved: 600 }),
    oneCase(3, { declared: 900 }),
  ]
  const early = measured(incidents, 'all', { now: momentOf(1000) })
  expect(early.minutes).toBe(700 / 3)
  expect(measured(incidents, 'all', { now: momentOf(9000) })).toEqual(early)
})

test('an open one, and one that counts nowhere, are no failures of a week', () => {
  const incidents = [
    oneCase(1, { started: 0, resolved: 10 }),
    oneCase(2, { started: 20 }),
    oneCase(3, { started: 30, resolved: 40 }, { excluded: 'drill' }),
  ]
  expect(measured(incidents).numbers).toEqual([1])
})
