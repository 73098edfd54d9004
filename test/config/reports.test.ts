import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts'

const read = (text: string) => readConfig([{ source: 'sitrep.yml', text: `reports: ${text}` }])
const DEFAULTS = readConfig([]).policy.reports

test('without a word three reports come, nobody is mentioned and nothing is committed', () => {
  expect(DEFAULTS).toEqual({
    schedule: {
      actions: { covers: 'week', cron: '7 9 * * 1', zone: null },
      metrics: { covers: 'week', cron: '12 9 * * 1', zone: null },
      trends: { covers: 'quarter', cron: '17 9 1 1,4,7,10 *', zone: null },
    },
    points: {},
    targets: {},
    tell: [],
    mention: false,
    environments: ['production'],
    data: false,
  })
})

test.each([
  ['{}', {}],
  ['{ mention: true }', { mention: true }],
  ['{ data: true }', { data: true }],
  ['{ tell: ["@ana", acme/sre] }', { tell: ['ana', 'acme/sre'] }],
  ['{ environments: [Prod-EU] }', { environments: ['prod-eu'] }],
  [
    '{ targets: { time-to-detect: 5m, time-to-resolve: 2d, time-to-mitigate: 4h } }',
    {
      targets: {
        ...{ 'time-to-detect': 5 * MINUTE_MS, 'time-to-resolve': 2 * DAY_MS },
        'time-to-mitigate': 4 * HOUR_MS,
      },
    },
  ],
  [
    '{ targets: { action-completion: 90%, incidents-declared: 3, night-share: 12.5%, recurrence: 0.2 } }',
    {
      targets: {
        ...{ 'action-completion': 0.9, 'incidents-declared': 3 },
        ...{ 'night-share': 0.125, recurrence: 0.2 },
      },
    },
  ],
  [
    '{ points: { time-to-resolve: { from: [declared], to: resolved } } }',
    { points: { 'time-to-resolve': { from: ['declared'], to: 'resolved' } } },
  ],
  [
    '{ points: { time-to-resolve: { from: [started, declared], to: mitigated } } }',
    { points: { 'time-to-resolve': { from: ['started', 'declared'], to: 'mitigated' } } },
  ],
])('reports: %s', (text, changed) => {
  const { policy, problems } = read(text)
  expect(problems).toEqual([])
  expect(policy.reports).toEqual({ ...DEFAULTS, ...changed })
})

describe('what is wrong is told where it stands:', () => {
  test.each([
    ['a schedule in other words', '{ metrics: every monday }', 21, 'weekly on monday at 09:07'],
    ['a schedule that never comes', '{ trends: 0 9 30 2 * }', 20, 'five fields of cron'],
    ['a share above all', '{ targets: { action-completion: 120% } }', 42, 'a share such as 90%'],
    ['business days as a target', '{ targets: { time-to-resolve: 2bd } }', 40, '15m, 4h or 2d'],
    [
      'a time that there is not',
      '{ points: { time-to-resolve: { from: [begun], to: resolved } } }',
      48,
      'none of started',
    ],
    ['a sentence for somebody', '{ tell: [the whole team] }', 19, 'a login such as octocat'],
    ['a word for yes', '{ mention: sure }', 21, 'true or false'],
    [
      'a metric that there is not',
      '{ targets: { time-to-resolv: 5m } }',
      23,
      'did you mean "time-to-resolve"',
    ],
    [
      'ends of what has none',
      '{ points: { recurrence: { from: [declared], to: resolved } } }',
      22,
      'no metric with two ends',
    ],
    [
      'a length without its unit',
      '{ targets: { time-to-acknowledge: 15 } }',
      44,
      'is a length of time: write 15m',
    ],
    ['a share above one', '{ targets: { action-completion: 90 } }', 42, 'is a share: write 90%'],
    ['a share of a count', '{ targets: { incidents-declared: 5% } }', 43, 'is a count: write a'],
    ['a length of a share', '{ targets: { night-share: 2h } }', 36, 'is a share: write 90%'],
    [
      'a count a week as a length',
      '{ targets: { deployment-frequency: 1d } }',
      45,
      'for each week: write one such as 3',
    ],
    [
      'an end before its beginning',
      '{ points: { time-to-detect: { from: [resolved], to: started } } }',
      38,
      'begins before it ends',
    ],
    ['a key misspelt', '{ metric: never }', 12, 'unknown key "metric"'],
  ])('%s', (_what, text, column, words) => {
    const { policy, problems } = read(text)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ line: 1, column, message: expect.stringContaining(words) })
    expect(policy.reports).toMatchObject({ points: DEFAULTS.points, targets: DEFAULTS.targets })
  })
})
