import { declaredIn } from '../belonging.ts'
import { bandOf } from '../hours.ts'
import { metric } from '../metric.ts'
import { sharedOut } from '../shared-out.ts'

export const nightShare = metric({
  name: 'night-share',
  title: 'Declared at night',
  summary:
    "Of the incidents that were declared in the period, the share between 22:00 and 08:00 of the team's zone, as far as those are no working hours.",
  about: 'incidents',
  points: null,
  better: 'less',
  measure: ({ incidents }, { period, calendar }) =>
    sharedOut(declaredIn(incidents, period), ({ times: { declared } }) => {
      if (declared === null) return { apart: 'at a time nobody knows' }
      return bandOf(declared, calendar) === 'night' ? 'yes' : 'no'
    }),
})
