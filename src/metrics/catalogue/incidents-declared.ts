import { declaredIn, numbersOf } from '../belonging.ts'
import { metric } from '../metric.ts'

export const incidentsDeclared = metric({
  name: 'incidents-declared',
  title: 'Incidents declared',
  summary:
    'Incidents that were declared in the period, whenever they ended. Drills, duplicates, false alarms and reports that nobody took up are counted apart.',
  about: 'incidents',
  points: null,
  better: 'less',
  measure: ({ incidents }, { period }) => {
    const numbers = numbersOf(declaredIn(incidents, period))
    return { kind: 'amount', value: numbers.length, unit: 'count', numbers, why: null }
  },
})
