import { isWithin } from '../../domain/period.ts'
import { metric } from '../metric.ts'
import { sharedOut, type Verdict } from '../shared-out.ts'

export const falseAlarms = metric({
  name: 'false-alarms',
  title: 'False alarms',
  summary:
    'Of the incidents that an alert declared in the period, the share that was cancelled. These are the only cancelled ones that any figure counts. Apart stand duplicates, drills, and what nobody has taken up.',
  about: 'incidents',
  points: null,
  better: 'less',
  measure: ({ incidents }, { period }) =>
    sharedOut(incidents, ({ alert, excluded, times }): Verdict => {
      if (!alert || !(period.kind === 'all' || isWithin(times.declared, period))) return null
      if (excluded === 'cancelled') return 'yes'
      return excluded === null ? 'no' : { apart: APART[excluded] }
    }),
})

const APART = {
  duplicate: 'duplicates',
  drill: 'drills',
  report: 'not taken up',
} as const
