import { TIMES, type TimeName } from '../../domain/fact.ts'
import { point, quoted } from '../point.ts'
import type { Hit } from '../rule.ts'
import { rule } from '../rule.ts'
import { timesOf } from '../times.ts'

const front = (...keys: readonly string[]): string =>
  ['---', 'incident: 4', ...keys, '---', ''].join('\n')

/** What cannot come before what. Acknowledging may well come before declaring. */
const ORDER: readonly (readonly [TimeName, TimeName])[] = [
  ['started', 'detected'],
  ['started', 'mitigated'],
  ['started', 'resolved'],
  ['detected', 'acknowledged'],
  ['detected', 'mitigated'],
  ['detected', 'resolved'],
  ['mitigated', 'resolved'],
]

export const timeOrder = rule({
  code: 'time-order',
  severity: 'blocker',
  summary: 'Times of the incident in an order that cannot be, such as resolved before it started.',
  advice:
    'Every duration that is computed from them would be negative. Look both up and mend the one that is wrong.',
  good: [
    {
      text: front(
        'started: 2026-11-20 14:05 UTC',
        'detected: 2026-11-20 14:05 UTC',
        'resolved: 2026-11-20 15:00 UTC',
      ),
    },
    { text: front('started: 2026-11-20 14:05 UTC', 'resolved: 2026-11-20 16:00 CET') },
    { text: front('detected: 2026-11-20 14:05 UTC', 'declared: 2026-11-20 14:00 UTC') },
    { text: front('started: TODO', 'resolved: 2026-11-20 15:00 UTC') },
    { text: '# Outage\n\n- Started: 14:05\n- Resolved: 13:00\n\n## Summary\n\nPast midnight.' },
  ],
  bad: [
    { text: front('started: 2026-11-20 14:05 UTC', 'resolved: 2026-11-20 14:00 UTC'), lines: [4] },
    {
      text: front(
        'started: 2026-11-20 14:05 UTC',
        'detected: 2026-11-19 15:00 UTC',
        'resolved: 2026-11-20 15:00 UTC',
      ),
      lines: [4],
    },
    {
      text: '# Outage\n\n- Started: 2026-11-20 14:05\n- Resolved: 2025-11-20 15:00\n\n## Summary\n\nAll.',
      lines: [4],
    },
  ],
  check: (subject) => {
    const times = timesOf(subject).filter(({ at }) => at !== null)
    const hits = TIMES.flatMap((name): readonly Hit[] => {
      const later = times.find(({ fact }) => fact.name === name)
      const wrong = ORDER.filter(([, second]) => second === name)
        .map(([first]) => times.find(({ fact }) => fact.name === first))
        .find((first) => first !== undefined && (first.at ?? 0) > (later?.at ?? first.at ?? 0))
      if (later === undefined || wrong === undefined) return []
      const { line } = later.fact.at
      const words = `${name} ${quoted(later.fact.raw)} is before ${wrong.fact.name} ${quoted(wrong.fact.raw)} in line ${wrong.fact.at.line}`
      return [point({ line, endLine: line }, `${words}: mend the one that is wrong.`)]
    })
    return hits
  },
})
