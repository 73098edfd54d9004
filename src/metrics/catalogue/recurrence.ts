import { declaredIn } from '../belonging.ts'
import { metric } from '../metric.ts'
import { returning } from '../returning.ts'
import { sharedOut, type Verdict } from '../shared-out.ts'

export const recurrence = metric({
  name: 'recurrence',
  title: 'Recurrence',
  summary:
    'Of the incidents that were declared in the period, the share with an earlier one of the same cause on one of the same services in the 90 days before. Apart stand those whose cause or service nobody has named.',
  about: 'incidents',
  points: null,
  better: 'less',
  measure: ({ incidents }, { period }) => {
    const isBack = returning(incidents)
    return sharedOut(declaredIn(incidents, period), (one): Verdict => {
      if (one.cause === null || one.services.length === 0)
        return { apart: 'cause or service not named' }
      return isBack(one) ? 'yes' : 'no'
    })
  },
})
