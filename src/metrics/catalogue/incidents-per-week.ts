import { declaredIn, numbersOf } from '../belonging.ts'
import { metric } from '../metric.ts'
import { observedIn } from '../uptime.ts'
import { weeksIn } from '../weeks.ts'

export const incidentsPerWeek = metric({
  name: 'incidents-per-week',
  title: 'Incidents a week',
  summary: 'Incidents that were declared in the period, over the weeks of it that have passed.',
  about: 'incidents',
  points: null,
  better: 'less',
  measure: ({ incidents }, scope) => {
    const all = declaredIn(incidents, scope.period)
    const weeks = weeksIn(observedIn(all, scope))
    const value = weeks > 0 ? all.length / weeks : null
    const why = value === null ? 'Nothing of the period has passed yet.' : null
    return { kind: 'amount', value, unit: 'per-week', numbers: numbersOf(all), why }
  },
})
