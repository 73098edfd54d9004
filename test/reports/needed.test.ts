import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TIMES } from '../../src/domain/fact.ts'
import { DAY_MS, type Instant, instant, iso, plus } from '../../src/domain/instant.ts'
import type { ActionCase, Case } from '../../src/metrics/material.ts'
import { ACTION_ROWS } from '../../src/plan/report/action-row.ts'
import { CASE_ROWS } from '../../src/plan/report/case-row.ts'
import { isNeeded } from '../../src/plan/report/parts.ts'
import { apartOf } from '../../src/reports/apart.ts'
import { figuresOf } from '../../src/reports/figures.ts'
import { neededSince } from '../../src/reports/needed.ts'
import { anyMaterial } from '../metrics/any-material.ts'
import { materialOf, scopeOf } from '../metrics/cases.ts'

const since = (period: string): string | null => {
  const at = neededSince(scopeOf(period))
  return at === null ? null : iso(at).slice(0, 10)
}

test.each([
  ['2026-W47', '2026-01-31'],
  ['2026-10', '2025-08-03'],
  ['2026-Q3', '2024-07-03'],
  ['all', null],
])('for %s what ended before %s matters no more', (period, day) => {
  expect(since(period)).toBe(day)
})

const earlier = (at: Instant | null, days: number) =>
  at === null ? null : plus(at, -days * DAY_MS)

function caseEarlier(one: Case, days: number): Case {
  const times = TIMES.map((time) => [time, earlier(one.times[time], days)])
  const { dueAt, publishedAt } = one.postmortem
  return {
    ...one,
    times: Object.fromEntries(times),
    openedAt: earlier(one.openedAt, days),
    earlier: one.earlier.map((spell) => ({
      openedAt: plus(spell.openedAt, -days * DAY_MS),
      mitigatedAt: earlier(spell.mitigatedAt, days),
      resolvedAt: earlier(spell.resolvedAt, days),
    })),
    postmortem: {
      ...one.postmortem,
      ...{ dueAt: earlier(dueAt, days), publishedAt: earlier(publishedAt, days) },
    },
  }
}

const actionEarlier = (one: ActionCase, days: number): ActionCase => ({
  ...one,
  createdAt: plus(one.createdAt, -days * DAY_MS),
  due: earlier(one.due, days),
  end: one.end === null ? null : { ...one.end, at: plus(one.end.at, -days * DAY_MS) },
})

/** Histories of three years, without deployments: those are read by when they were made. */
const longHistory = fc
  .tuple(anyMaterial, fc.array(fc.nat(400), { minLength: 22, maxLength: 22 }))
  .map(([{ incidents, actions }, days]) => ({
    ...materialOf(incidents.map((one, at) => caseEarlier(one, days[at] ?? 0))),
    actions: actions.map((one, at) => actionEarlier(one, days[14 + at] ?? 0)),
  }))

test('of what is left out no figure would have been another', () => {
  const now = instant('2027-02-01T00:00:00Z')
  fc.assert(
    fc.property(longHistory, fc.constantFrom('2026-W47', '2026-11-17'), (all, period) => {
      const scope = scopeOf(period, { now, objectives: { checkout: 0.999 } })
      const from = neededSince(scope)
      const read = {
        ...all,
        incidents: all.incidents.filter((one) => isNeeded({ until: CASE_ROWS.until(one) }, from)),
        actions: all.actions.filter((one) => isNeeded({ until: ACTION_ROWS.until(one) }, from)),
      }
      expect(apartOf(read, scope.period)).toEqual(apartOf(all, scope.period))
      expect(figuresOf(read, scope, {}).figures).toEqual(figuresOf(all, scope, {}).figures)
    }),
    { numRuns: 250 },
  )
})
