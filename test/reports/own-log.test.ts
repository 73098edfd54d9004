import { describe, expect, test } from 'vitest'
import { FROM_DETECTION, rowsOfLog } from './log.ts'

/** A quarter of our own, reckoned by hand, over the night in which the clocks of London go back. */
const QUARTER = [
  {
    ...{ started: '2026-10-24T23:30', detected: '2026-10-25T00:45' },
    ...{ acknowledged: '2026-10-25T00:50', mitigated: '2026-10-25T03:15' },
    resolved: '2026-10-25T04:00',
  },
  { detected: '2026-11-03T09:10', acknowledged: '2026-11-03T09:31', resolved: '2026-11-03T10:00' },
  { started: '2026-11-20T14:00', detected: '2026-11-20T14:07', mitigated: '2026-11-20T14:20' },
  { detected: '2026-12-01T10:00', mitigated: '2026-12-01T09:00', resolved: '2026-12-01T10:00' },
]

const ours = rowsOfLog(QUARTER, 'Europe/London')

describe('of our own quarter', () => {
  test.each([
    ['time-to-detect', [75, 7], { mean: 41, median: 41, p90: 68.2, geomean: 22.91 }],
    ['time-to-acknowledge', [5, 21], { mean: 13, median: 13, p90: 19.4, geomean: 10.25 }],
    // Three hours and a half on the wall's night are one more by the clock.
    ['time-to-mitigate', [210, 13], { mean: 111.5, median: 111.5, p90: 190.3, geomean: 52.25 }],
    ['time-to-resolve', [330, 50, 0], { mean: 126.67, median: 50, p90: 274, geomean: 0 }],
  ])('%s is of the lengths %o', (metric, lengths, { mean, median, p90, geomean }) => {
    expect(ours(metric)).toMatchObject({
      ...{ n: lengths.length, missing: QUARTER.length - lengths.length },
      ...{ meanMinutes: mean, medianMinutes: median, p90Minutes: p90, geomeanMinutes: geomean },
    })
  })

  test('what has no start or comes before it is in no list', () => {
    expect(ours('time-to-detect').incidents).toEqual([1, 3])
    expect(ours('time-to-mitigate').incidents).toEqual([1, 3])
    expect(ours('time-to-resolve').incidents).toEqual([1, 2, 4])
  })

  test('what the log does not say is told as not told, and not as a no', () => {
    for (const metric of ['runbook-coverage', 'declared-by-alert', 'detected-by-ourselves']) {
      expect(ours(metric)).toMatchObject({ n: 0, value: null, yes: [], no: [] })
    }
  })

  test('another start gives another figure', () => {
    const row = rowsOfLog(QUARTER, 'Europe/London', FROM_DETECTION)('time-to-resolve')
    expect(row).toMatchObject({ n: 3, meanMinutes: 101.67, medianMinutes: 50 })
  })

  test('the uptime between failures is reckoned from the first moment to the last', () => {
    // 37 days, 10 hours and 30 minutes and the hour of the night, less 330, 50 and all since incident 3 began.
    const row = ours('time-between-failures')
    const watched = (37 * 24 + 10.5 + 1) * 60
    const broken = 330 + 50 + (10 * 24 + 20) * 60
    expect(row.value).toBeCloseTo((watched - broken) / 4, 2)
  })
})
