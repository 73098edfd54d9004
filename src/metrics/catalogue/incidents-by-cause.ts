import { declaredIn } from '../belonging.ts'
import { grouped } from '../grouped.ts'
import { metric } from '../metric.ts'

export const incidentsByCause = metric({
  name: 'incidents-by-cause',
  title: 'Incidents by cause',
  summary:
    'Incidents that were declared in the period, by the category of their cause. Together they are all that were declared.',
  about: 'incidents',
  points: null,
  better: 'less',
  measure: ({ incidents }, { period }) => ({
    kind: 'groups',
    groups: grouped(declaredIn(incidents, period), ({ cause }) => (cause === null ? [] : [cause]), {
      none: 'none named',
    }),
  }),
})
