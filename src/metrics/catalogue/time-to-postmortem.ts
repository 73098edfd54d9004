import type { Instant } from '../../domain/instant.ts'
import { belonging } from '../belonging.ts'
import type { Case } from '../material.ts'
import { type Measured, metric, type Value } from '../metric.ts'

export const timeToPostmortem = metric({
  name: 'time-to-postmortem',
  title: 'Time to postmortem',
  summary:
    'From the moment an incident was resolved to the moment its postmortem was published, for incidents that were resolved in the period. Those that are owed and not published yet run on.',
  about: 'incidents',
  points: null,
  better: 'less',
  measure: ({ incidents }, { period, now }) => measured(belonging(incidents, period), now),
})

/** By when they were resolved and not by when they were published: else those that never are would burden every period. */
function measured(cases: readonly Case[], now: Instant): Measured {
  const [values, open, missing]: [Value[], Value[], number[]] = [[], [], []]
  for (const { number, times, postmortem } of cases) {
    const { owed, publishedAt } = postmortem
    if (times.resolved === null || (publishedAt === null && !owed)) continue
    const value = { number, ms: (publishedAt ?? now) - times.resolved }
    if (value.ms < 0) missing.push(number)
    else (publishedAt === null ? open : values).push(value)
  }
  return {
    kind: 'durations',
    values: values.sort(byNumber),
    open: open.sort(byNumber),
    missing: missing.sort((a, b) => a - b),
  }
}

const byNumber = (a: Value, b: Value): number => a.number - b.number
