import { expect, test } from 'vitest'
import type { Metric } from '../../../src/metrics/metric.ts'
import type { Trend } from '../../../src/metrics/statistics/summary.ts'
import type { Figure } from '../../../src/reports/report.ts'
import { byHowMuch, improved, trendWords } from '../../../src/reports/words/trend.ts'

const claim = (
  kind: 'up' | 'down' | 'none',
): Trend & { readonly kind: 'up' | 'down' | 'none' } => ({
  kind,
  n: [41, 38],
  ratio: kind === 'up' ? 1.4 : 0.7,
  interval: kind === 'up' ? [1.1, 1.8] : [0.55, 0.9],
})

const told = (trend: Trend | null, better: Metric['better'] = 'less') =>
  ({ trend, measured: DURATIONS, metric: { better } as Metric }) satisfies Pick<
    Figure,
    'trend' | 'measured' | 'metric'
  >

const DURATIONS = { kind: 'durations', values: [], open: [], missing: [] } as const

test.each([
  [claim('up'), '↑ longer', false],
  [claim('down'), '↓ shorter', true],
  [claim('none'), '→ unclear', null],
  [{ kind: 'too-few', n: [3, 41] } as const, 'too few to tell', null],
  [null, '', null],
])('%j is told as %s', (trend, words, good) => {
  expect(trendWords(told(trend))).toBe(words)
  expect(improved(told(trend))).toBe(good)
})

test('of what should last long, longer is better', () => {
  expect(improved(told(claim('up'), 'more'))).toBe(true)
  expect(improved(told(claim('up'), null))).toBe(null)
})

test.each([
  ['up', 'by 40 % (95 % sure of 10 % to 80 %; n = 41 and 38)'],
  ['down', 'by 30 % (95 % sure of 10 % to 45 %; n = 41 and 38)'],
] as const)('a change %s says by how much, and how sure that is', (kind, words) => {
  expect(byHowMuch(claim(kind))).toBe(words)
})
