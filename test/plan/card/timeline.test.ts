import { expect, test } from 'vitest'
import { instant } from '../../../src/domain/instant.ts'
import { timeline } from '../../../src/plan/card/timeline.ts'
import { happened, severity } from '../../support/clocked.ts'
import { viewOf } from '../../support/view.ts'

const rows = (text: string | null): readonly string[] =>
  (text ?? '').split('\n').flatMap((line) => {
    const [, time, , what] = line.split('|').map((cell) => cell.trim())
    return time !== undefined && /^\d/.test(time) ? [`${time} ${what}`] : []
  })

test('what was noted later stands where it belongs, a plan where it was made', () => {
  const incident = happened([
    [0, severity('sev1')],
    [20, { type: 'meeting-set', when: instant('2026-11-25T14:00:00Z') }],
    [30, { type: 'postmortem-skipped', reason: 'the same as last week' }],
    [40, { type: 'postmortem-asked' }],
    [
      50,
      { type: 'timeline-noted', text: 'the graph turned', when: instant('2026-11-20T14:10:00Z') },
    ],
  ])
  expect(rows(timeline(viewOf(incident)))).toEqual([
    '14:00 Declared',
    '14:00 Severity set to 🔴 SEV1 critical',
    '14:10 the graph turned',
    '14:20 Postmortem meeting set to 2026-11-25 14:00 UTC',
    '14:30 Postmortem skipped: the same as last week',
    '14:40 Postmortem asked for',
  ])
})
