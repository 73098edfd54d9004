import { declaredIn } from '../belonging.ts'
import { grouped } from '../grouped.ts'
import { metric } from '../metric.ts'

export const incidentsByService = metric({
  name: 'incidents-by-service',
  title: 'Incidents by service',
  summary:
    'Incidents that were declared in the period, by the services that they hurt. One that hurt several is counted with each.',
  about: 'incidents',
  points: null,
  better: 'less',
  measure: ({ incidents }, { period }) => ({
    kind: 'groups',
    groups: grouped(declaredIn(incidents, period), ({ services }) => services, {
      none: 'none named',
    }),
  }),
})
