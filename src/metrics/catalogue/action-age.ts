import type { Instant } from '../../domain/instant.ts'
import { metric } from '../metric.ts'

export const actionAge = metric({
  name: 'action-age',
  title: 'Age of open action items',
  summary: 'How long the action items that were open at the end of the period had been there then.',
  about: 'actions',
  points: null,
  better: 'less',
  measure: ({ actions }, { period, now }) => {
    const at = Math.min(period.to, now) as Instant
    const values = actions
      .filter(({ createdAt, end }) => createdAt <= at && (end === null || end.at > at))
      .map(({ number, createdAt }) => ({ number, ms: at - createdAt }))
      .sort((a, b) => a.number - b.number)
    return { kind: 'durations', values, open: [], missing: [] }
  },
})
