import { declaredIn } from '../belonging.ts'
import { metric } from '../metric.ts'
import { sharedOut, told } from '../shared-out.ts'

export const declaredByAlert = metric({
  name: 'declared-by-alert',
  title: 'Declared by an alert',
  summary: 'Of the incidents that were declared in the period, the share that no person declared.',
  about: 'incidents',
  points: null,
  better: null,
  measure: ({ incidents }, { period }) =>
    sharedOut(declaredIn(incidents, period), ({ alert }) => told(alert)),
})
