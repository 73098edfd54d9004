import { describe, expect, test } from 'vitest'
import { instant } from '../../../src/domain/instant.ts'
import type { ActionCase, Case } from '../../../src/metrics/material.ts'
import type { ReportKind } from '../../../src/reports/report.ts'
import { summary } from '../../../src/reports/sections/summary.ts'
import { incident, item, manyIncidents, timed } from '../history.ts'
import { reportOf } from '../written.ts'

interface Given {
  readonly kind?: ReportKind
  readonly period?: string
  readonly incidents?: readonly Case[]
  readonly actions?: readonly ActionCase[]
  readonly config?: string
}

const told = ({
  kind = 'metrics',
  period = '2026-W47',
  incidents = [],
  actions = [],
  config = '',
}: Given) =>
  summary
    .render(
      reportOf({
        kind,
        period,
        now: '2026-11-23T08:00:00Z',
        config,
        material: { incidents, actions, deployments: null },
      }),
    )
    .replaceAll(/\]\([^)]*\)/g, ']')

const one = incident(7, {
  severity: 'sev3',
  services: ['mail'],
  cause: 'data',
  times: timed('2026-11-18T09:00:00Z', [4, 9, 30, 65]),
})
const other = { ...one, number: 8, services: ['search'] }
const open = incident(9, {
  severity: 'sev1',
  times: timed('2026-11-20T09:00:00Z', [4, 9, null, null]),
})
const many = manyIncidents('2026-06-01T00:00:00Z', 170, 3, 100)

describe('of incidents', () => {
  test.each<readonly [string, Given, string]>([
    [
      'nothing, ever',
      {},
      'Week 47 (16 to 22 Nov 2026) was quiet: no incident was declared or resolved, and none is open. There is nothing to measure: no incident was resolved in the last 90 days either. Nothing here waits for anybody.',
    ],
    [
      'one',
      { incidents: [one] },
      'In week 47 (16 to 22 Nov 2026), one incident was declared (sev3) and one resolved; none is open. One resolved incident is too little to tell more; it took 1 h 5 min. Nothing here waits for anybody.',
    ],
    [
      'two, and one that runs',
      { incidents: [one, other, open] },
      'In week 47 (16 to 22 Nov 2026), three incidents were declared (one of them sev1) and two resolved; one is open ([#9]). Two resolved incidents are too little to tell more; the median time to resolve was 1 h 5 min. Nothing here waits for anybody.',
    ],
    [
      'only what still runs from before',
      { incidents: [{ ...open, times: timed('2026-11-10T09:00:00Z', [4, 9, null, null]) }] },
      'Week 47 (16 to 22 Nov 2026) was quiet: no incident was declared or resolved, but one is open ([#9]). There is nothing to measure: no incident was resolved in the last 90 days either. Next: look at [#9], which has been open for 13 days, and type `/resolve` there if it is over.',
    ],
    [
      'targets that were kept',
      { incidents: [one], config: 'reports: { targets: { time-to-resolve: 2h } }' },
      'In week 47 (16 to 22 Nov 2026), one incident was declared (sev3) and one resolved; none is open. The one target that could be checked was met; one resolved incident is too little to tell more; it took 1 h 5 min. Nothing here waits for anybody.',
    ],
    [
      'one that was missed by seconds',
      {
        incidents: [{ ...one, times: { ...one.times, resolved: instant('2026-11-18T10:00:09Z') } }],
        config: 'reports: { targets: { time-to-resolve: 1h } }',
      },
      'In week 47 (16 to 22 Nov 2026), one incident was declared (sev3) and one resolved; none is open. One target was missed: time to resolve (1 h 9 s, 1 h promised). Nothing here waits for anybody.',
    ],
    [
      'a time that nobody gave',
      { incidents: [{ ...one, times: { ...one.times, started: null } }, other] },
      'In week 47 (16 to 22 Nov 2026), two incidents were declared (none worse than sev3) and two resolved; none is open. Two resolved incidents are too little to tell more; the median time to resolve was 1 h 3 min. Next: say on [#7] when it was started: `/time started 2026-11-18 13:58`.',
    ],
    [
      'a postmortem that is late',
      {
        incidents: [
          {
            ...one,
            postmortem: {
              owed: true,
              dueAt: instant('2026-11-20T10:05:00Z'),
              publishedAt: null,
              skipped: false,
            },
          },
        ],
      },
      'In week 47 (16 to 22 Nov 2026), one incident was declared (sev3) and one resolved; none is open. One resolved incident is too little to tell more; it took 1 h 5 min. Next: publish the postmortem of [#7], which was due on Fri 20 Nov 2026.',
    ],
    [
      'everything',
      { period: 'all', incidents: [one, other, open] },
      'Three incidents are known (one of them sev1): two resolved and one open. Two resolved incidents are too little to tell more; the median time to resolve was 1 h 5 min. Nothing here waits for anybody.',
    ],
  ])('%s', (_, given, words) => {
    expect(told(given)).toBe(words)
  })

  test('one of a kind that had happened before is told', () => {
    const before = { ...one, number: 3, times: timed('2026-10-18T09:00:00Z', [4, 9, 30, 65]) }
    expect(told({ incidents: [before, one] })).toContain(
      'One incident was of a kind that had happened before: same service, same cause.',
    )
  })

  test('a change is claimed only where there are enough on both sides', () => {
    const slower = many.map((each) => ({ ...each, times: { ...each.times, started: null } }))
    expect(told({ incidents: slower.slice(0, 12) })).not.toMatch(/became (?:longer|shorter)/)
    const clear = many.map((each, at) => ({
      ...each,
      times: timed(`2026-${at < many.length / 2 ? '07' : '11'}-${10 + (at % 9)}T09:00:00Z`, [
        4,
        9,
        30,
        at < many.length / 2 ? 60 + at : 600 + at,
      ]),
    }))
    // It took as long to mitigate them before, so that nothing is claimed of that.
    expect(told({ incidents: clear })).toContain('. Time to resolve became longer.')
    expect(told({ kind: 'trends', period: '2026-Q4', incidents: clear })).toMatch(
      /time to resolve got worse/i,
    )
  })
})

describe('of action items', () => {
  const due = (day: string) => instant(`${day}T23:59:00Z`)
  const late = item(21, { owners: ['ana'], due: due('2026-11-18') })
  const soon = item(22, { owners: ['ana'], due: due('2026-11-27') })
  const far = item(23, { owners: ['ana'], due: due('2027-02-01') })
  const done = item(24, {
    owners: ['ana'],
    due: due('2026-11-20'),
    end: { kind: 'verified', at: instant('2026-11-19T08:00:00Z') },
  })
  const NOON = instant('2026-11-20T12:00:00Z')

  test.each<readonly [string, readonly ActionCase[], string]>([
    [
      'none',
      [],
      'No action item is open on Mon 23 Nov 2026. Nothing was promised for week 47 (16 to 22 Nov 2026). Nothing here waits for anybody.',
    ],
    [
      'one that has time',
      [far],
      'One action item is open on Mon 23 Nov 2026: it is not overdue. Nothing was promised for week 47 (16 to 22 Nov 2026). Nothing here waits for anybody.',
    ],
    [
      'one that is late',
      [late],
      'One action item is open on Mon 23 Nov 2026: it is overdue. The one item promised for week 47 (16 to 22 Nov 2026) was not done in time. Next: do or move [#21], which is 5 days late: `/due friday`.',
    ],
    [
      'some of each',
      [late, soon, far, done],
      'Three action items are open on Mon 23 Nov 2026: one of them is overdue and one is due within seven days. Of what was promised for week 47 (16 to 22 Nov 2026), 50 % (1 of 2) was done in time. Next: do or move [#21], which is 5 days late: `/due friday`.',
    ],
    [
      'some that are done, and some that were declined, as the metric counts them',
      [done, { ...done, number: 25, end: { kind: 'declined', at: NOON } }],
      'No action item is open on Mon 23 Nov 2026. Of what was promised for week 47 (16 to 22 Nov 2026), 100 % (1 of 1) was done in time. Nothing here waits for anybody.',
    ],
    [
      'what nobody will do',
      [{ ...done, end: { kind: 'duplicate', at: NOON } }],
      'No action item is open on Mon 23 Nov 2026. All that was promised for week 47 (16 to 22 Nov 2026) was declined or is carried on elsewhere. Nothing here waits for anybody.',
    ],
    [
      'one that nobody owns',
      [{ ...far, owners: [] }],
      'One action item is open on Mon 23 Nov 2026: it is not overdue. Nothing was promised for week 47 (16 to 22 Nov 2026). Next: find somebody for [#23]: `/owner @login`.',
    ],
    [
      'two without a day',
      [
        { ...far, due: null },
        { ...soon, due: null },
      ],
      'Two action items are open on Mon 23 Nov 2026: none of them is overdue. Nothing was promised for week 47 (16 to 22 Nov 2026). Next: say until when [#22] and 1 more will be done: `/due friday`.',
    ],
  ])('%s', (_, actions, words) => {
    expect(told({ kind: 'actions', actions })).toBe(words)
  })
})
