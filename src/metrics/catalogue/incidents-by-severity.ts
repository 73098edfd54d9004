import { declaredIn } from '../belonging.ts'
import { grouped } from '../grouped.ts'
import { metric } from '../metric.ts'

export const incidentsBySeverity = metric({
  name: 'incidents-by-severity',
  title: 'Incidents by severity',
  summary:
    'Incidents that were declared in the period, by the severity that they have now. Together they are all that were declared.',
  about: 'incidents',
  points: null,
  better: 'less',
  measure: ({ incidents }, { period, severities }) => ({
    kind: 'groups',
    groups: grouped(
      declaredIn(incidents, period),
      ({ severity }) => (severity === null ? [] : [severity]),
      { none: 'not judged', order: severities },
    ),
  }),
})
