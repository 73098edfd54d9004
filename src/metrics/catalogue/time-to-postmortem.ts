import type { Instant } from '../../domain/instant.ts'
import { isWithin } from '../../domain/period.ts'
import { numbersOf } from '../belonging.ts'
import type { Case } from '../material.ts'
import { metric, type Value } from '../metric.ts'

export const timeToPostmortem = metric({
  name: 'time-to-postmortem',
  title: 'Time to postmortem',
  summary:
    'From the moment an incident was resolved to the moment its postmortem was published, for those published in the period. Those that are owed and not published yet run on.',
  about: 'incidents',
  points: null,
  better: 'less',
  measure: ({ incidents }, { period, now }) => {
    const counted = incidents.filter(({ excluded }) => excluded === null)
    const told = counted.filter(({ postmortem }) => isWithin(postmortem.publishedAt, period))
    const values = told.flatMap((one) => lengthOf(one, one.postmortem.publishedAt))
    const measured = new Set(values.map(({ number }) => number))
    const owed = counted.filter(
      ({ postmortem, times }) =>
        postmortem.owed && postmortem.publishedAt === null && (times.resolved ?? now) < period.to,
    )
    return {
      kind: 'durations',
      values: values.sort(byNumber),
      open: owed.flatMap((one) => lengthOf(one, now)).sort(byNumber),
      missing: numbersOf(told.filter(({ number }) => !measured.has(number))),
    }
  },
})

const byNumber = (a: Value, b: Value): number => a.number - b.number

function lengthOf({ number, times: { resolved } }: Case, to: Instant | null): readonly Value[] {
  return resolved === null || to === null || to < resolved ? [] : [{ number, ms: to - resolved }]
}
