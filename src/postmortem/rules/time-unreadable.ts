import { point, quoted } from '../point.ts'
import { rule } from '../rule.ts'

const rows = (...times: readonly string[]): string =>
  [
    '## Timeline',
    '',
    '| Time | Event |',
    '|---|---|',
    ...times.map((time) => `| ${time} | x |`),
  ].join('\n')

export const timeUnreadable = rule({
  code: 'time-unreadable',
  severity: 'warning',
  summary: 'A time of the timeline that cannot be read, or in more than one way.',
  advice:
    'Nothing can be measured by it, and readers in other zones and countries guess. Write 2026-11-20 14:05 UTC.',
  good: [
    { text: rows('14:05', '2:15 PM', '14:20 UTC', '~14:30', '14:35–14:40', '') },
    { text: rows('later', 'the next day') },
    { text: rows('20/11/2026 14:05') },
    { text: '## Timeline\n\n- 3 replicas restarted\n- 14:05 Alert' },
    { text: '| Time | Event |\n|---|---|\n| 3 weeks | x |' },
  ],
  bad: [
    { text: rows('14:05', '14.2 o’clock', '15:00'), lines: [6] },
    { text: rows('01/02/2026 14:05'), lines: [5] },
    { text: rows('1405'), lines: [5] },
  ],
  check: ({ timelines }) =>
    timelines
      .flat()
      .filter(({ problem }) => problem === 'unreadable' || problem === 'ambiguous')
      .map(({ line, raw, problem }) => {
        const why = problem === 'ambiguous' ? 'can be read as two days' : 'cannot be read as a time'
        return point(
          { line, endLine: line },
          `${quoted(raw)} ${why}: write it as 2026-11-20 14:05 UTC.`,
        )
      }),
})
