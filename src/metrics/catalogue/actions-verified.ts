import { isWithin } from '../../domain/period.ts'
import { metric } from '../metric.ts'
import { sharedOut, type Verdict } from '../shared-out.ts'

export const actionsVerified = metric({
  name: 'actions-verified',
  title: 'Action items with proof',
  summary:
    'Of the action items that were done in the period, the share that a merged pull request proves, deployed where config asks for that. Apart stand those that wait for their deployment, were declined, or are carried on elsewhere.',
  about: 'actions',
  points: null,
  better: 'more',
  measure: ({ actions }, { period }) =>
    sharedOut(actions, ({ end }): Verdict => {
      if (end === null || !isWithin(end.at, period)) return null
      if (end.kind === 'verified') return 'yes'
      if (end.kind === 'unverified') return 'no'
      return { apart: APART[end.kind] }
    }),
})

const APART = {
  merged: 'merged and not deployed yet',
  declined: 'declined',
  duplicate: 'carried on elsewhere',
} as const
