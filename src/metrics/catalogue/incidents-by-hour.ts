import { declaredIn } from '../belonging.ts'
import { grouped } from '../grouped.ts'
import { BANDS, bandOf } from '../hours.ts'
import { metric } from '../metric.ts'

export const incidentsByHour = metric({
  name: 'incidents-by-hour',
  title: 'Incidents by hour band',
  summary:
    "Incidents that were declared in the period, by when: in the team's working hours, at night (22:00 to 08:00), or in the hours between. Times are those of the team's zone.",
  about: 'incidents',
  points: null,
  better: null,
  measure: ({ incidents }, { period, calendar }) => ({
    kind: 'groups',
    groups: grouped(
      declaredIn(incidents, period),
      ({ times: { declared } }) => (declared === null ? [] : [bandOf(declared, calendar)]),
      { none: 'at a time nobody knows', order: BANDS },
    ),
  }),
})
