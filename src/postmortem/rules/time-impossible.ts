import { point, quoted } from '../point.ts'
import { rule } from '../rule.ts'
import { timesOf } from '../times.ts'

export const timeImpossible = rule({
  code: 'time-impossible',
  severity: 'blocker',
  summary: 'A time that no clock or calendar shows.',
  advice:
    'Such as 25:00 or 30 February. Look it up again: durations and metrics are taken from it.',
  good: [
    { text: '---\nincident: 4\nstarted: 2026-02-28 14:05 UTC\n---\n' },
    { text: '---\nincident: 4\nstarted: 2024-02-29T23:59:59Z\n---\n' },
    { text: '## Timeline\n\n- 00:00 Alert\n- 23:59 End' },
    { text: '## Timeline\n\n- 24:00 End of the day' },
    { text: 'At 25:61 of the recording it is heard.' },
  ],
  bad: [
    { text: '---\nincident: 4\nstarted: 2026-02-30 14:05 UTC\n---\n', lines: [3] },
    { text: '---\nincident: 4\nresolved: 2026-02-20 25:00 UTC\n---\n', lines: [3] },
    { text: '## Timeline\n\n- 14:05 Alert\n- 14:75 End', lines: [4] },
    {
      text: '## Timeline\n\n| Time | Event |\n|---|---|\n| 2026-02-30 14:05 | Alert |',
      lines: [5],
    },
    { text: '# Outage\n\n- **Started**: 2026-13-02 14:05\n\n## Summary\n\nAll.', lines: [3] },
  ],
  check: (subject) => {
    const stated = timesOf(subject).filter(({ problem }) => problem === 'impossible')
    const rows = subject.timelines.flat().filter(({ problem }) => problem === 'impossible')
    const places = [...stated.map(({ fact }) => ({ ...fact.at, raw: fact.raw })), ...rows]
    return places.map(({ line, raw }) =>
      point(
        { line, endLine: line },
        `No clock or calendar shows ${quoted(raw)}: write the time that is meant.`,
      ),
    )
  },
})
