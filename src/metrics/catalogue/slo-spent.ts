import { spentOf } from '../budget.ts'
import { metric } from '../metric.ts'

export const sloSpent = metric({
  name: 'slo-spent',
  title: 'Error budget spent',
  summary:
    'For each service with an objective in config: how long it was hurt in the period, weighted by the share of it that was affected (all of it, where nobody has said), over the time that the objective allows. The figure is that of the service that has spent the most. Something hurts from the moment an incident began (or else was noticed, or else declared) until it was mitigated, or else resolved; what overlaps counts once, with the larger share.',
  about: 'incidents',
  points: null,
  better: 'less',
  measure: ({ incidents }, scope) => {
    const groups = spentOf(incidents, scope)
    const spent = groups.flatMap(({ value }) => (value === undefined ? [] : [value]))
    return {
      ...{ kind: 'amount', value: spent.length === 0 ? null : Math.max(...spent), unit: 'share' },
      numbers: [...new Set(groups.flatMap(({ numbers }) => numbers))].sort((a, b) => a - b),
      why: spent.length === 0 ? 'No service has an objective in config.' : null,
      groups,
    }
  },
})
