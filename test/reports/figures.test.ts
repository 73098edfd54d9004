import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant, MINUTE_MS } from '../../src/domain/instant.ts'
import { metrics } from '../../src/metrics/catalogue/registry.generated.ts'
import type { Case, Deployment } from '../../src/metrics/material.ts'
import { apartOf, casesOf } from '../../src/reports/apart.ts'
import { figuresOf, metricsOf } from '../../src/reports/figures.ts'
import type { Figure } from '../../src/reports/report.ts'
import { anyMaterial, shuffled } from '../metrics/any-material.ts'
import { materialOf, momentOf, oneCase, scopeOf } from '../metrics/cases.ts'

const DAY = 24 * 60

/** One every two days since so many days before Monday of week 47, each open for so many minutes. */
const row = (first: number, from: number, to: number, lengthOf: (at: number) => number): Case[] =>
  Array.from({ length: (to - from) / 2 }, (_, at) => {
    const declared = (from + 2 * at) * DAY
    return oneCase(first + at, { declared, resolved: declared + lengthOf(at) })
  })

const SLOW = row(1, -176, -86, (at) => 100 + at)
const FAST = row(101, -84, 6, (at) => 30 + at)

function resolving(period: string, cases: readonly Case[], target?: number): Figure {
  const targets = target === undefined ? {} : { 'time-to-resolve': target }
  const { figures } = figuresOf(materialOf(cases), scopeOf(period), targets)
  const found = figures.find(({ metric }) => metric.name === 'time-to-resolve')
  if (found === undefined) throw new Error('no figure')
  return found
}

test('there is a figure for every metric, in the order of the registry', () => {
  const { figures } = figuresOf(materialOf(FAST), scopeOf('2026-W47'), {})
  expect(figures.map(({ metric }) => metric)).toEqual(metrics)
})

describe('a report has figures of what was read for it:', () => {
  const about = (kind: 'actions' | 'metrics' | 'trends') => [
    ...new Set(metricsOf(kind).map((metric) => metric.about)),
  ]
  test('of action items, or of all but those, or of all', () => {
    expect(about('actions')).toEqual(['actions'])
    expect(about('metrics').toSorted()).toEqual(['deployments', 'incidents'])
    expect(metricsOf('trends')).toEqual(metrics)
  })
})

describe('a week', () => {
  const figure = resolving('2026-W47', [...SLOW, ...FAST])

  test('is told beside the ninety days up to its end', () => {
    expect(figure.summary?.n).toBe(3)
    expect(figure.trailingSummary?.n).toBe(44)
    expect(figure.before).toMatchObject({ kind: 'durations' })
  })

  test('says that things go faster by those days and the days before them', () => {
    expect(figure.trend).toMatchObject({ kind: 'down' })
    expect(figure.trend?.n).toEqual([44, 44])
  })

  test('with few incidents says that they are too few', () => {
    expect(resolving('2026-W47', FAST.slice(-9)).trend).toEqual({ kind: 'too-few', n: [0, 9] })
  })
})

test('a month is compared with the month before', () => {
  const { trend, before, summary } = resolving('2026-10', [...SLOW, ...FAST])
  expect(before.kind === 'durations' && before.values.length).toBe(15)
  expect(summary?.n).toBe(16)
  expect(trend?.n).toEqual([15, 16])
})

test('a promise is kept where the median is no longer, and by nobody where nothing happened', () => {
  const [median] = [resolving('2026-W47', FAST).summary?.median ?? 0]
  expect(resolving('2026-W47', FAST, median)).toMatchObject({ target: median, met: true })
  expect(resolving('2026-W47', FAST, median - MINUTE_MS).met).toBe(false)
  expect(resolving('2026-W47', [], median)).toMatchObject({ target: median, met: null })
  expect(resolving('2026-W47', FAST)).toMatchObject({ target: null, met: null })
})

test('all there is has nothing before it, and goes in no direction', () => {
  const { before, trend } = resolving('all', FAST)
  expect(before).toEqual({ kind: 'durations', values: [], open: [], missing: [] })
  expect(trend).toBeNull()
})

describe('over time', () => {
  const course = (period: string, cases: readonly Case[]) =>
    figuresOf(materialOf(cases), scopeOf(period), {}).course

  test('only what lies behind the first incident is told', () => {
    expect(course('2026-W47', FAST).map(({ period }) => period.name)).toEqual([
      ...['2026-08', '2026-09', '2026-10'],
    ])
    expect(course('2026-W47', [])).toEqual([])
  })

  test('each month is what it is by itself', () => {
    const october = course('2026-W47', [...SLOW, ...FAST]).at(-1)
    const { figures } = figuresOf(materialOf([...SLOW, ...FAST]), scopeOf('2026-10'), {})
    const told = figures.map(({ metric, measured, summary }) => ({ metric, measured, summary }))
    expect(october?.figures).toEqual(told)
  })
})

test('the order of reading changes no figure', () => {
  const scope = scopeOf('2026-W47', { now: instant('2027-01-01T00:00:00Z') })
  fc.assert(
    fc.property(anyMaterial, (material) => {
      expect(figuresOf(shuffled(material), scope, {})).toEqual(figuresOf(material, scope, {}))
    }),
    { numRuns: 20 },
  )
})

test('what counts in no figure, and what stands open, is counted apart', () => {
  const cases = [
    oneCase(1, { declared: 5, resolved: 9 }, { excluded: 'drill' }),
    oneCase(2, { declared: 6 }),
    oneCase(3, { declared: 8 * DAY }),
    oneCase(4, { declared: 7, resolved: 8 }),
  ]
  const { period } = scopeOf('2026-W47')
  expect(apartOf(materialOf(cases), period)).toEqual({
    excluded: { drill: [1], duplicate: [], cancelled: [], report: [] },
    open: [2],
  })
})

test('what has to do with a period is given out with it, each once', () => {
  const cases = [
    oneCase(1, { declared: 5, resolved: 9 }, { excluded: 'drill' }),
    oneCase(2, { declared: 6 }),
    oneCase(3, { declared: 8 * DAY }),
    oneCase(4, { declared: 7, resolved: 8 }),
    oneCase(5, { declared: -7, resolved: 8 }),
    oneCase(6, { declared: 7, resolved: 9 * DAY }),
    oneCase(7, { declared: -7, resolved: -6 }, { excluded: 'drill' }),
    oneCase(8, { declared: -8, resolved: -7 }),
  ]
  const told = casesOf(materialOf(cases), scopeOf('2026-W47').period)
  expect(told.map(({ number }) => number).toSorted()).toEqual([1, 2, 4, 5, 6])
})

test('a hundred commits of one deployment tell no more of a change than one', () => {
  const deployment = (id: number, minute: number, waited: number): Deployment => ({
    ...{ id, sha: `${id}`, environment: 'production', pulls: [] },
    createdAt: momentOf(minute),
    succeededAt: momentOf(minute),
    commits: Array.from({ length: 30 }, (_, at) => ({
      sha: `${id}-${at}`,
      at: momentOf(minute - waited - at),
    })),
  })
  const trendOf = (many: number) => {
    const deployments = [
      ...Array.from({ length: many }, (_, at) => deployment(at, -100 * DAY + at * 60, 6 * 60)),
      ...Array.from({ length: many }, (_, at) => deployment(50 + at, at * 60, 60)),
    ]
    const material = { ...materialOf([]), deployments }
    const { figures } = figuresOf(material, scopeOf('2026-W47'), {})
    return figures.find(({ metric }) => metric.name === 'lead-time-for-changes')?.trend
  }
  expect(trendOf(9)).toEqual({ kind: 'too-few', n: [9, 9] })
  expect(trendOf(10)).toMatchObject({ kind: 'down', n: [10, 10] })
})
