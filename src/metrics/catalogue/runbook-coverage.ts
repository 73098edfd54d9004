import { declaredIn } from '../belonging.ts'
import { metric } from '../metric.ts'
import { sharedOut, told } from '../shared-out.ts'

export const runbookCoverage = metric({
  name: 'runbook-coverage',
  title: 'Runbook coverage',
  summary:
    'Of the incidents that were declared in the period, the share for which there was a runbook: linked on the incident, or that of one of its services in config.',
  about: 'incidents',
  points: null,
  better: 'more',
  measure: ({ incidents }, { period }) =>
    sharedOut(declaredIn(incidents, period), ({ runbook }) => told(runbook)),
})
