import type { Instant } from '../../domain/instant.ts'
import { isWithin } from '../../domain/period.ts'
import { isInTime } from '../in-time.ts'
import type { ActionCase } from '../material.ts'
import { metric } from '../metric.ts'
import { sharedOut, type Verdict } from '../shared-out.ts'

export const actionCompletion = metric({
  name: 'action-completion',
  title: 'Action items done on time',
  summary:
    'Of the action items that were due in the period, the share that was done by the end of that day, with proof or without. Apart stand those that were declined or are carried on elsewhere, and those whose day is yet to come.',
  about: 'actions',
  points: null,
  better: 'more',
  measure: ({ actions }, { period, now }) =>
    sharedOut(actions, ({ due, end }) =>
      due !== null && isWithin(due, period) ? verdictOf(due, end, now) : null,
    ),
})

function verdictOf(due: Instant, end: ActionCase['end'], now: Instant): Verdict {
  if (end === null) return due > now ? { apart: 'not due yet' } : 'no'
  if (end.kind === 'declined') return { apart: 'declined' }
  if (end.kind === 'duplicate') return { apart: 'carried on elsewhere' }
  return isInTime(end.at, due) ? 'yes' : 'no'
}
