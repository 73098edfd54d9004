import { point, quoted } from '../point.ts'
import { rule } from '../rule.ts'
import type { Moment } from '../timeline/moment.ts'

const rows = (...lines: readonly string[]): string => ['## Timeline', '', ...lines].join('\n')

export const timelineOrder = rule({
  code: 'timeline-order',
  severity: 'warning',
  summary: 'A row of the timeline that is earlier than the one above it.',
  advice:
    'Readers take order for cause. Put the row where it belongs, or mend its date: after midnight write the new day.',
  good: [
    { text: rows('- 14:05 Alert', '- 14:05 Page', '- 14:20 Rollback') },
    { text: rows('- 23:50 Alert', '- 00:10 Rollback') },
    { text: rows('- 2026-11-20 23:00 Alert', '- 2026-11-21 01:00 Rollback') },
    {
      text: rows('### 2026-11-20', '', '- 16:00 Alert', '', '### 2026-11-21', '', '- 09:00 Review'),
    },
    { text: rows('- 9:50 AM Alert', '- 1:10 PM Rollback') },
    {
      text: rows(
        '| Date | Event |',
        '|---|---|',
        '| 2026-11-20 | Alert |',
        '| 2026-11-21 | Review |',
      ),
    },
    { text: rows('- 14:05 UTC Alert', '- 15:10 CET Rollback') },
    { text: `${rows('- 14:05 Alert')}\n\n## Follow-up timeline\n\n- 09:00 Review` },
    { text: rows('- Repaired 2026-11-20 10:46', '- Declared 2026-11-20 9:29') },
    { text: '## Stages\n\n- 14:05 Alert\n- 13:00 Rollback' },
  ],
  bad: [
    { text: rows('- 14:05 Alert', '- 13:50 Rollback'), lines: [4] },
    { text: rows('- 2026-11-20 14:05 Alert', '- 2026-11-19 14:20 Rollback'), lines: [4] },
    {
      text: rows(
        '| Time | Event |',
        '|---|---|',
        '| 14:05 | Alert |',
        '| 14:03 | Deploy |',
        '| 14:20 | End |',
      ),
      lines: [6],
    },
    { text: rows('- 2026-11-20 Alert', '- 2025-11-21 Review'), lines: [4] },
    { text: rows('### 14:05', '', 'Alert', '', '### 13:55', '', 'Deploy'), lines: [7] },
  ],
  check: ({ timelines }) => timelines.flatMap((moments) => [...backwards(moments)]),
})

function* backwards(moments: readonly Moment[]) {
  let last: Moment | null = null
  for (const moment of moments) {
    if (moment.day === null && moment.at === null) continue
    if (last !== null && isBefore(moment, last)) {
      const { line } = moment
      yield point(
        { line, endLine: line },
        `${quoted(moment.raw)} is before ${quoted(last.raw)} in line ${last.line}, which stands above it: put the row where it belongs, or write the day that is meant.`,
      )
    }
    last = moment
  }
}

/** By the clock where both have one, else by the day: what is listed by its name is in order of days alone. */
function isBefore(one: Moment, other: Moment): boolean {
  if (!one.behind && one.at !== null && other.at !== null) return one.at < other.at
  return one.day !== null && other.day !== null && one.day < other.day
}
