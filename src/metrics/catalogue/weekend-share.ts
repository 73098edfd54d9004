import { declaredIn } from '../belonging.ts'
import { isDayOff } from '../hours.ts'
import { metric } from '../metric.ts'
import { sharedOut } from '../shared-out.ts'

export const weekendShare = metric({
  name: 'weekend-share',
  title: 'Declared on days off',
  summary:
    'Of the incidents that were declared in the period, the share on days on which the team does not work: weekends and holidays of its calendar, in its zone.',
  about: 'incidents',
  points: null,
  better: 'less',
  measure: ({ incidents }, { period, calendar }) =>
    sharedOut(declaredIn(incidents, period), ({ times: { declared } }) => {
      if (declared === null) return { apart: 'at a time nobody knows' }
      return isDayOff(declared, calendar) ? 'yes' : 'no'
    }),
})
