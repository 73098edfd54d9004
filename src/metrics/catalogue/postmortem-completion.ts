import type { Instant } from '../../domain/instant.ts'
import { isWithin } from '../../domain/period.ts'
import type { Case } from '../material.ts'
import { metric } from '../metric.ts'
import { sharedOut, type Verdict } from '../shared-out.ts'

export const postmortemCompletion = metric({
  name: 'postmortem-completion',
  title: 'Postmortems on time',
  summary:
    'Of the postmortems whose deadline lies in the period, the share that was published by then. Apart stand those that were declined with a reason, and those whose deadline is yet to come.',
  about: 'incidents',
  points: null,
  better: 'more',
  measure: ({ incidents }, { period, now }) =>
    sharedOut(incidents, ({ excluded, postmortem }) =>
      excluded === null && isWithin(postmortem.dueAt, period) ? verdictOf(postmortem, now) : null,
    ),
})

function verdictOf(
  { owed, skipped, dueAt, publishedAt }: Case['postmortem'],
  now: Instant,
): Verdict {
  if (dueAt === null) return null
  if (publishedAt !== null) return publishedAt <= dueAt ? 'yes' : 'no'
  if (skipped) return { apart: 'declined' }
  if (!owed) return null
  return dueAt > now ? { apart: 'not due yet' } : 'no'
}
