import { declaredIn, numbersOf } from '../belonging.ts'
import { grouped } from '../grouped.ts'
import { metric } from '../metric.ts'
import { observedIn } from '../uptime.ts'
import { weeksIn } from '../weeks.ts'

export const incidentsPerResponder = metric({
  name: 'incidents-per-responder',
  title: 'Incidents a week and responder',
  summary:
    'How many incidents of the period somebody who responded to any took part in, a week and on average: with a role, an acknowledgement or an assignment.',
  about: 'incidents',
  points: null,
  better: 'less',
  measure: ({ incidents }, scope) => {
    const declared = declaredIn(incidents, scope.period)
    const all = declared.filter(({ responders }) => responders.length > 0)
    const groups = grouped(all, ({ responders }) => responders, { none: '' })
    const parts = groups.reduce((sum, { numbers }) => sum + numbers.length, 0)
    const weeks = weeksIn(observedIn(declared, scope))
    const value = groups.length > 0 && weeks > 0 ? parts / groups.length / weeks : null
    const why = value === null ? 'Nobody is known to have responded.' : null
    return { kind: 'amount', value, unit: 'per-week', numbers: numbersOf(all), why, groups }
  },
})
